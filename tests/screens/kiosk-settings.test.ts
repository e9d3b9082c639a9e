import { fireEvent, render, screen } from '@testing-library/svelte'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import Door from '../../kiosk/settings/Door.svelte'
import { createGesture, TAPS, WITHIN_MS, type Tap } from '../../kiosk/settings/gesture.ts'
import { KioskLook } from '../../kiosk/settings/look.svelte.ts'
import type { Machine } from '../../kiosk/settings/machine.ts'
import { createSounds } from '../../kiosk/sounds.ts'
import { Visitor } from '../../kiosk/visitor.svelte.ts'
import type { Refusal } from '../../ui/send.ts'
import { NOW, setup, view } from '../kiosk/plain-hall.ts'

const SIZE = { width: 1080, height: 1920 }
/** The corner is 11 % of the shorter side. */
const CORNER_PX = 118
const PIN = '280516'
const wrong: Refusal = { ok: false, code: 'wrong-credentials', vi: 'Tên hoặc mật khẩu không đúng.' }

describe('the gesture', () => {
	const tap = (at: number, x = 20, y = 20): Tap => ({ x, y, at, ...SIZE })
	const play = (taps: Tap[]) => {
		const isComplete = createGesture()
		return taps.map(isComplete)
	}
	it('is five touches in the corner within three seconds', () => {
		expect(play([0, 700, 1400, 2100, 2800].map((at) => tap(at)))).toEqual([false, false, false, false, true])
	})
	it('is begun anew by a touch elsewhere, or by waiting', () => {
		expect(play([tap(0), tap(1), tap(2), tap(3, 500, 20), tap(4), tap(5), tap(6), tap(7)])).not.toContain(true)
		expect(play([0, 800, 1600, 2400, 3200].map((at) => tap(at)))).not.toContain(true)
	})
	it('is never made by touches that are not it', () => {
		const anyTap = fc.record({ x: fc.integer({ min: 0, max: 1080 }), y: fc.integer({ min: 0, max: 1920 }), wait: fc.nat(2000) })
		const inCorner = ({ x, y }: { x: number; y: number }) => x <= CORNER_PX && y <= CORNER_PX
		fc.assert(
			fc.property(fc.array(anyTap, { maxLength: 60 }), (taps) => {
				let at = 0
				const timed = taps.map(({ wait, ...rest }) => ({ ...rest, at: (at += wait), ...SIZE }))
				play(timed).forEach((complete, i) => {
					if (!complete) return
					const last = timed.slice(i + 1 - TAPS, i + 1)
					expect(last).toHaveLength(TAPS)
					expect(last.every(inCorner)).toBe(true)
					expect((last.at(-1)?.at ?? 0) - (last[0]?.at ?? 0)).toBeLessThan(WITHIN_MS)
				})
			}),
		)
	})
})

/** The door as the kiosk's page has it, and what a test asks of it. */
async function open(over: Partial<{ fresh: boolean; isEnrolled: boolean; machine: Partial<Machine> }> = {}) {
	const machine = {
		checkPin: vi.fn((pin: string) => Promise.resolve(pin === PIN ? undefined : wrong)),
		testSlip: vi.fn(() =>
			Promise.resolve({ testId: 't', state: 'done' as const, outcome: 'printed' as const, confirmed: 'by-status' as const }),
		),
		newRoll: vi.fn(() => Promise.resolve(undefined)),
		leave: vi.fn(() => Promise.resolve(undefined)),
		...over.machine,
	} satisfies Machine
	const calls = { onrestart: vi.fn(), onforget: vi.fn() }
	const look = new KioskLook('kiosk-1')
	const sounds = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }
	const given = {
		...{ kioskId: 'kiosk-1', isEnrolled: over.isEnrolled ?? true, fresh: over.fresh ?? true, version: '0.1.0' },
		...{ view: view(), setup, look, sounds, machine, ...calls },
	}
	render(Door, { given })
	await vi.advanceTimersByTimeAsync(3100)
	await vi.dynamicImportSettled()
	return { machine, look, sounds, ...calls }
}
const press = (x: number, y: number) => fireEvent.pointerDown(document.body, { clientX: x, clientY: y })
async function gesture() {
	for (let i = 0; i < TAPS; i++) await press(10, 10)
	await vi.advanceTimersByTimeAsync(0)
}
async function typePin(pin: string) {
	for (const digit of pin) await fireEvent.click(screen.getByTestId(`pin-${digit}`))
	await fireEvent.click(screen.getByTestId('pin-enter'))
	await vi.advanceTimersByTimeAsync(0)
}
const dialog = () => screen.queryByTestId('kiosk-settings')

beforeEach(() => {
	vi.useFakeTimers()
	vi.setSystemTime(NOW)
	localStorage.clear()
	vi.stubGlobal('innerWidth', SIZE.width)
	vi.stubGlobal('innerHeight', SIZE.height)
})
afterEach(() => {
	vi.useRealTimers()
	vi.unstubAllGlobals()
})

describe('the kiosk’s own settings', () => {
	it('open by the gesture and the PIN, and not by the gesture alone', async () => {
		await open()
		expect(dialog()).toBeNull()
		await gesture()
		expect(dialog()).not.toBeNull()
		expect(screen.queryByTestId('test-slip')).toBeNull()
		await typePin('111111')
		expect(screen.getByRole('alert').textContent).toBe('Mã PIN chưa đúng.')
		expect(screen.queryByTestId('test-slip')).toBeNull()
		await typePin(PIN)
		expect(screen.getByTestId('test-slip')).toBeTruthy()
		expect(dialog()?.textContent).toContain('K-01')
	})
	it('open by Ctrl+Alt+S and typed digits; Escape closes them', async () => {
		await open()
		await fireEvent.keyDown(window, { code: 'KeyS', key: 's', ctrlKey: true, altKey: true })
		await vi.advanceTimersByTimeAsync(0)
		const pad = screen.getByTestId('pin-dots').closest('section') as HTMLElement
		for (const key of [...PIN, 'Enter']) await fireEvent.keyDown(pad, { key })
		await vi.advanceTimersByTimeAsync(0)
		expect(screen.getByTestId('test-slip')).toBeTruthy()
		await fireEvent.keyDown(screen.getByTestId('test-slip'), { key: 'Escape' })
		expect(dialog()).toBeNull()
	})
	it('are never opened by tapping around without the PIN', async () => {
		await open()
		const anyTap = fc.tuple(fc.integer({ min: 0, max: 1080 }), fc.integer({ min: 0, max: 1920 }), fc.nat(13))
		let padSeen = 0
		await fc.assert(
			fc.asyncProperty(fc.boolean(), fc.array(anyTap, { maxLength: 40 }), async (withGesture, taps) => {
				if (withGesture) await gesture()
				for (const [x, y, key] of taps) {
					await press(x, y)
					// Whatever button is there, as a hand that plays would find it; one digit of the PIN is left out.
					const buttons = [...document.querySelectorAll<HTMLButtonElement>('button:not([data-testid="pin-2"])')]
					const button = buttons[key % Math.max(1, buttons.length)]
					if (button) await fireEvent.click(button)
					if (button?.dataset['testid'] === 'pin-enter') padSeen++
				}
				expect(screen.queryByTestId('test-slip')).toBeNull()
				expect(screen.queryByTestId('forget')).toBeNull()
			}),
			{ numRuns: 30 },
		)
		expect(padSeen).toBeGreaterThan(0)
	})
	it('tell only which machine this is while the server is away, or the machine is not enrolled', async () => {
		const { machine } = await open({ fresh: false })
		await gesture()
		expect(dialog()?.textContent).toMatch(/kiosk-1.*chưa nối được.*0\.1\.0/s)
		expect(screen.queryByTestId('pin-1')).toBeNull()
		expect(machine.checkPin).not.toHaveBeenCalled()
	})
	it('close by themselves after a minute without a touch', async () => {
		await open()
		await gesture()
		await typePin(PIN)
		await vi.advanceTimersByTimeAsync(50_000)
		expect(dialog()?.textContent).toContain('Tự đóng sau')
		await fireEvent.pointerDown(screen.getByTestId('test-slip'))
		await vi.advanceTimersByTimeAsync(50_000)
		expect(dialog()).not.toBeNull()
		await vi.advanceTimersByTimeAsync(11_000)
		expect(dialog()).toBeNull()
		await gesture()
		expect(screen.queryByTestId('test-slip')).toBeNull()
	})
	it('say that no PIN was set, or when to try again', async () => {
		const checkPin = vi.fn<Machine['checkPin']>(() => Promise.resolve({ ok: false, code: 'not-found', vi: '' }))
		await open({ machine: { checkPin } })
		await gesture()
		await typePin('222333')
		expect(screen.getByRole('alert').textContent).toContain('Chưa đặt mã PIN')
		checkPin.mockResolvedValue({ ok: false, code: 'too-many-requests', vi: '', retryAt: NOW })
		await typePin('222333')
		expect(screen.getByRole('alert').textContent).toBe('Nhập sai nhiều lần. Xin thử lại từ 09:12.')
	})
	it('print a slip on trial and tell how it went', async () => {
		const { machine } = await open()
		await gesture()
		await typePin(PIN)
		await fireEvent.click(screen.getByTestId('test-slip'))
		await vi.advanceTimersByTimeAsync(0)
		expect(machine.testSlip).toHaveBeenCalledWith('printer-1')
		expect(screen.getByTestId('slip-said').textContent).toBe('Phiếu thử đã in xong; máy in báo đã ra giấy.')
	})
	it('forget the machine only after the PIN again', async () => {
		const { machine, onforget } = await open()
		await gesture()
		await typePin(PIN)
		await fireEvent.click(screen.getByTestId('forget'))
		expect(machine.leave).not.toHaveBeenCalled()
		await typePin('333444')
		expect(machine.leave).not.toHaveBeenCalled()
		await typePin(PIN)
		expect(machine.leave).toHaveBeenCalledOnce()
		expect(onforget).toHaveBeenCalledOnce()
	})
	it('keep volume, brightness, contrast and the side of the slot on this machine', async () => {
		const { look, sounds } = await open()
		await gesture()
		await typePin(PIN)
		for (const id of ['volume-less', 'brightness-less', 'brightness-less', 'contrast-true', 'slot-right', 'try-sound'])
			await fireEvent.click(screen.getByTestId(id))
		expect(sounds.ticket).toHaveBeenCalledOnce()
		const again = new KioskLook('kiosk-1')
		for (const one of [look, again]) expect([one.volume, one.brightness, one.contrast, one.slot]).toEqual([90, 80, true, 'right'])
		expect(new KioskLook('kiosk-2').volume).toBe(100)
	})
})

describe('how a machine looks and sounds', () => {
	it('is as usual where what was kept cannot be read', () => {
		for (const kept of ['', 'null', '[]', '{"volume":"loud","brightness":-3,"slot":"up"}']) {
			localStorage.setItem('mot-cua:kiosk-look:kiosk-1', kept)
			const look = new KioskLook('kiosk-1')
			expect([look.volume, look.contrast, look.slot]).toEqual([100, false, 'middle'])
			expect(look.brightness).toBeGreaterThanOrEqual(50)
		}
	})
	it('begins each visitor with its contrast, and a visitor who changes it leaves it as it was', () => {
		const visitor = new Visitor(() => true)
		expect([visitor.contrast, visitor.pristine]).toEqual([true, true])
		visitor.contrast = false
		expect(visitor.pristine).toBe(false)
		visitor.leave()
		expect(visitor.contrast).toBe(true)
	})
	it('makes no sound at volume 0, and a soft one at less than all', () => {
		const peaks: number[] = []
		const gain = { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: (value: number) => void peaks.push(value) }
		const node = { connect: vi.fn() }
		const oscillator = { ...node, frequency: { value: 0 }, start: vi.fn(), stop: vi.fn() }
		const context = { currentTime: 0, destination: {}, createGain: () => ({ ...node, gain }), createOscillator: () => oscillator }
		const Context = vi.fn(function () {
			return context
		}) as unknown as typeof AudioContext
		createSounds(Context, () => 0).ticket()
		expect(Context).not.toHaveBeenCalled()
		createSounds(Context, () => 0.5).scan()
		expect(Math.max(...peaks)).toBeCloseTo(0.1)
	})
})
