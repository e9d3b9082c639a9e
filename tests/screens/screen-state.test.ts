import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ScreenReport } from '../../contract/screens.ts'
import { EnrolledScreen } from '../../ui/enrolment.svelte.ts'
import type { LiveView } from '../../ui/live-view.svelte.ts'
import { tellOfScreen, type Moment } from '../../ui/screen-state.ts'

beforeEach(() => {
	vi.useFakeTimers()
	localStorage.clear()
})
afterEach(() => {
	vi.useRealTimers()
	vi.restoreAllMocks()
})

/** A screen of the wall with a link that a test holds. */
function screen(first: Moment = { step: 'calls' }) {
	let now = first
	const told: ScreenReport[] = []
	const heard: { place?: (place: { kind: string; id: string }) => void; restart?: () => void } = {}
	const link = { up: true, rev: 3 }
	const live = {
		get current() {
			return { rev: link.rev }
		},
		version: '1',
		tell: (report: ScreenReport) => (link.up && told.push(report), link.up),
		onPlace: (listener: (place: { kind: string; id: string }) => void) => (heard.place = listener),
		onRestart: (listener: () => void) => (heard.restart = listener),
	} as unknown as LiveView<'display'>
	const reload = vi.fn()
	const moveTo = vi.fn()
	const stop = tellOfScreen({ live, screen: { moveTo }, moment: () => now, reload })
	return { told, heard, link, reload, moveTo, stop, be: (moment: Moment) => (now = moment) }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('a screen tells of itself', () => {
	it('when something changed, and every ten seconds', async () => {
		const { told, be, link, stop } = screen()
		await pass(5000)
		expect(told).toHaveLength(1)
		expect(told[0]).toMatchObject({ rev: 3, step: 'calls', version: '1', width: innerWidth, errors: 0, hidden: false })
		be({ step: 'calling', sound: 'ready', busy: true })
		link.rev = 4
		await pass(1000)
		expect(told.at(-1)).toMatchObject({ rev: 4, step: 'calling', sound: 'ready' })
		expect(told.at(-1)).not.toHaveProperty('busy')
		await pass(30_000)
		expect(told).toHaveLength(5)
		stop()
		await pass(30_000)
		expect(told).toHaveLength(5)
	})
	it('again once the link is back', async () => {
		const { told, link, stop } = screen()
		link.up = false
		await pass(5000)
		expect(told).toEqual([])
		link.up = true
		await pass(1000)
		expect(told).toHaveLength(1)
		stop()
	})
	it('with the mistakes of its page', async () => {
		const { told, stop } = screen()
		window.dispatchEvent(new Event('error'))
		window.dispatchEvent(new Event('unhandledrejection'))
		await pass(1000)
		expect(told.at(-1)?.errors).toBe(2)
		stop()
	})
})

describe('a screen that is to start anew', () => {
	it('does so at once when nobody is disturbed', async () => {
		const { heard, reload, stop } = screen()
		heard.restart?.()
		await pass(1000)
		expect(reload).toHaveBeenCalledOnce()
		stop()
	})
	it('waits while somebody is there, but not for ever', async () => {
		const { heard, reload, be, stop } = screen({ step: 'procedure', busy: true })
		heard.restart?.()
		await pass(60_000)
		expect(reload).not.toHaveBeenCalled()
		be({ step: 'home' })
		await pass(1000)
		expect(reload).toHaveBeenCalledOnce()
		be({ step: 'procedure', busy: true })
		heard.restart?.()
		await pass(92_000)
		expect(reload).toHaveBeenCalledTimes(2)
		stop()
	})
})

describe('a screen that becomes another place', () => {
	const goesTo = () => {
		const replace = vi.fn<(address: string) => void>()
		vi.stubGlobal('location', { pathname: '/display', search: '?id=wall-1&x=1', replace })
		return replace
	}
	afterEach(() => vi.unstubAllGlobals())
	it('takes its token along and opens the new address', () => {
		const replace = goesTo()
		localStorage.setItem('mot-cua:display:wall-1', 'token')
		const one = new EnrolledScreen('display', 'wall-1')
		one.moveTo('wall-1')
		expect(replace).not.toHaveBeenCalled()
		one.moveTo('wall-2')
		expect(replace.mock.calls).toEqual([['/display?id=wall-2&x=1']])
		expect(new EnrolledScreen('display', 'wall-2').token).toBe('token')
	})
	it('leads on whoever opens the old address, as long as it is enrolled for the new one', () => {
		const replace = goesTo()
		localStorage.setItem('mot-cua:display:wall-1', '>wall-2')
		localStorage.setItem('mot-cua:display:wall-2', 'token')
		expect(new EnrolledScreen('display', 'wall-1').token).toBeUndefined()
		expect(replace.mock.calls[0]?.[0]).toContain('id=wall-2')
		localStorage.removeItem('mot-cua:display:wall-2')
		new EnrolledScreen('display', 'wall-1')
		expect(replace).toHaveBeenCalledTimes(1)
		expect(localStorage.getItem('mot-cua:display:wall-1')).toBeNull()
	})
	it('is not whoever only watches it, in the same browser', () => {
		const replace = goesTo()
		localStorage.setItem('mot-cua:display:wall-1', 'token')
		localStorage.setItem('mot-cua:display:wall-2', '>wall-1')
		for (const id of ['wall-1', 'wall-2']) expect(new EnrolledScreen('display', id, true).token).toBeUndefined()
		expect(replace).not.toHaveBeenCalled()
		expect(localStorage.getItem('mot-cua:display:wall-2')).toBe('>wall-1')
	})
	it('may come back to where it was', () => {
		const replace = goesTo()
		localStorage.setItem('mot-cua:rating:counter-1', 'token')
		new EnrolledScreen('rating', 'counter-1').moveTo('counter-2')
		expect(replace.mock.calls[0]?.[0]).toContain('counter=counter-2')
		new EnrolledScreen('rating', 'counter-2').moveTo('counter-1')
		expect(new EnrolledScreen('rating', 'counter-1').token).toBe('token')
		new EnrolledScreen('rating', 'counter-2')
		expect(replace.mock.calls.at(-1)?.[0]).toContain('counter=counter-1')
	})
})
