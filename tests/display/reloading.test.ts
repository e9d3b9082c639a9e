import { describe, expect, it, vi } from 'vitest'
import { createReloading } from '../../display/reloading.ts'
import { createWatchdog, HUNG_MS } from '../../display/watchdog.ts'

const MINUTE_MS = 60_000

function shelfOf(kept = new Map<string, string>()) {
	return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}

describe('a reload', () => {
	/** Each `open` is the page as it is loaded again, with what its tab kept. */
	function tab(shelf: ReturnType<typeof shelfOf> | undefined = shelfOf()) {
		let at = 1_800_000_000_000
		const reload = vi.fn()
		return { reload, open: () => createReloading({ reload, shelf, now: () => at }), later: (ms: number) => (at += ms) }
	}
	it('happens once, and only when asked for', () => {
		const { reload, open } = tab()
		const page = open()
		expect(page.look(false)).toBe(false)
		page.want()
		expect([page.look(false), page.look(false)]).toEqual([true, false])
		expect(reload).toHaveBeenCalledOnce()
	})
	it('waits while somebody is called', () => {
		const { reload, open } = tab()
		const page = open()
		page.want()
		for (let i = 0; i < 100; i++) page.look(true)
		expect(reload).not.toHaveBeenCalled()
		expect(page.look(false)).toBe(true)
	})
	it('is never a loop: two servers of different versions behind one address cost nine reloads in the hour at most', () => {
		const { reload, open, later } = tab()
		let page = open()
		for (let s = 0; s < 3600; s++) {
			page.want()
			if (page.look(false)) page = open()
			later(1000)
		}
		expect(reload.mock.calls.length).toBeLessThanOrEqual(9)
		expect(reload.mock.calls.length).toBeGreaterThanOrEqual(4)
	})
	it('waits again from the beginning after an hour of peace', () => {
		const { open, later } = tab()
		for (let i = 0; i < 3; i++) {
			later(15 * MINUTE_MS)
			const page = open()
			page.want()
			page.look(false)
		}
		later(61 * MINUTE_MS)
		const page = open()
		page.want()
		expect(page.look(false)).toBe(true)
	})
	it('bears a store that is forbidden or full of something else', () => {
		const broken = shelfOf(new Map([['reloads', '{"not":"times"}']]))
		const page = createReloading({
			reload: vi.fn(),
			now: () => 5,
			shelf: {
				...broken,
				setItem: () => {
					throw new Error('full')
				},
			},
		})
		page.want()
		expect(page.look(false)).toBe(true)
	})
})

describe('the watchdog', () => {
	function page() {
		let at = 0
		let visible = true
		let tick = (): void => undefined
		const hung = vi.fn<(what: string) => void>()
		const dog = createWatchdog({
			ticks: (_, call) => ((tick = call), () => undefined),
			elapsed: () => at,
			isVisible: () => visible,
			onHung: hung,
		})
		/** Seconds pass; the worker ticks every five. */
		const live = (seconds: number, beats: { timer: boolean; picture: boolean }) => {
			for (let s = 1; s <= seconds; s++) {
				at += 1000
				if (beats.timer) dog.timer()
				if (beats.picture) dog.picture()
				if (s % 5 === 0) tick()
			}
		}
		return { hung, live, hide: (hidden: boolean) => (visible = !hidden), sleep: (ms: number) => ((at += ms), tick()) }
	}
	const WELL = { timer: true, picture: true }
	it('leaves a page alone that moves', () => {
		const { hung, live } = page()
		live(3600, WELL)
		expect(hung).not.toHaveBeenCalled()
	})
	it.each([
		['timers', { timer: false, picture: true }],
		['picture', { timer: true, picture: false }],
	] as const)('notices dead %s within half a minute', (what, beats) => {
		const { hung, live } = page()
		live(60, WELL)
		live(HUNG_MS / 1000, beats)
		expect(hung).not.toHaveBeenCalled()
		live(5, beats)
		expect(hung).toHaveBeenCalledWith(what)
	})
	it('expects no picture of a page that nobody sees, nor at once when it is seen again', () => {
		const { hung, live, hide } = page()
		hide(true)
		live(600, { timer: true, picture: false })
		hide(false)
		live(15, { timer: true, picture: false })
		live(60, WELL)
		expect(hung).not.toHaveBeenCalled()
	})
	it('does not take a night’s sleep for a hang', () => {
		const { hung, live, sleep } = page()
		live(60, WELL)
		sleep(8 * 3_600_000)
		live(60, WELL)
		expect(hung).not.toHaveBeenCalled()
	})
})
