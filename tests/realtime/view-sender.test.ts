import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Recorded } from '../../contract/facts.ts'
import type { Views } from '../../server/ports/core.ts'
import { createViewSender } from '../../server/realtime/view-sender.ts'

type Sent = { to: string; event: string; view: { state: string; rev: number } }

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** Rooms by what their screen shows; a fact concerns the rooms it names. */
function hall(rooms: Record<string, string>) {
	const states = new Map(Object.entries(rooms))
	const sent: Sent[] = []
	const bugs: string[] = []
	let rev = 0
	const views = {
		build: (kind: string, id: string) => {
			const state = states.get(`${kind}:${id}`)
			if (state === 'broken') throw new Error('a bug in a view')
			return state === undefined ? undefined : { at: performance.now(), state }
		},
		nextRev: () => ++rev,
		concernedBy: (fact: Recorded) => fact.actor.split(' ').filter(Boolean),
	} as unknown as Views
	const sender = createViewSender({
		views,
		rooms: () => [...states.keys()],
		send: (to, event, view) => void sent.push({ to, event, view: view as Sent['view'] }),
		onBug: (error, where) => void bugs.push(`${where}: ${(error as Error).message}`),
	})
	return {
		sender,
		sent,
		bugs,
		become: (room: string, state: string) => states.set(room, state),
		leave: (room: string) => states.delete(room),
		publish: (...concerned: string[]) => sender.publish([{ actor: concerned.join(' ') } as Recorded]),
		to: (room: string) => sent.filter((s) => s.to === room).map((s) => s.view.state),
	}
}

describe('a view is sent', () => {
	it('at once to the screens a fact concerns, and to the others soon', () => {
		const { publish, sent } = hall({ 'kiosk:a': 'x', 'display:b': 'x' })
		publish('kiosk:a')
		expect(sent).toMatchObject([{ to: 'kiosk:a', event: 'kiosk:view', view: { state: 'x', rev: 1 } }])
		vi.advanceTimersByTime(400)
		expect(sent.map((s) => s.to)).toEqual(['kiosk:a', 'display:b'])
	})
	it('only when it differs from the last one', () => {
		const { publish, become, to } = hall({ 'kiosk:a': 'x' })
		for (const state of ['x', 'x', 'y', 'y', 'x']) {
			become('kiosk:a', state)
			publish('kiosk:a')
			vi.advanceTimersByTime(1000)
		}
		expect(to('kiosk:a')).toEqual(['x', 'y', 'x'])
	})
	it('at most as often as it is worth, and the last state never stays behind', () => {
		const { publish, become, to } = hall({ 'kiosk:a': '0', 'display:b': '0' })
		for (let n = 1; n <= 300; n++) {
			become('kiosk:a', String(n))
			become('display:b', String(n))
			publish('kiosk:a')
			vi.advanceTimersByTime(10)
		}
		vi.advanceTimersByTime(1000)
		expect(to('kiosk:a').at(-1)).toBe('300')
		expect(to('display:b').at(-1)).toBe('300')
		expect(to('kiosk:a').length).toBeLessThanOrEqual(3 * 28)
		expect(to('display:b').length).toBeLessThanOrEqual(3 * 3)
	})
	it('for what time alone changes, within five seconds', () => {
		const { sender, become, to } = hall({ 'kiosk:a': 'open' })
		const stop = sender.start()
		vi.advanceTimersByTime(5000)
		become('kiosk:a', 'closed')
		vi.advanceTimersByTime(5000)
		expect(to('kiosk:a')).toEqual(['open', 'closed'])
		stop()
		become('kiosk:a', 'open')
		vi.advanceTimersByTime(60_000)
		expect(to('kiosk:a')).toHaveLength(2)
	})
	it('to nobody when nobody is there', () => {
		const { publish, sent } = hall({})
		publish('kiosk:a', 'ticket:b')
		vi.advanceTimersByTime(1000)
		expect(sent).toEqual([])
	})
})

describe('a newcomer', () => {
	it('sees the view at once, also when all others have it', () => {
		const { sender, publish, to } = hall({ 'kiosk:a': 'x' })
		publish('kiosk:a')
		expect(sender.show('kiosk:a', 'socket-1')).toBe(true)
		expect(to('socket-1')).toEqual(['x'])
		vi.advanceTimersByTime(1000)
		expect(to('kiosk:a')).toEqual(['x'])
	})
	it('who came between two changes does not keep the first when the second undoes it', () => {
		const { sender, publish, become, to } = hall({ 'counter:a': 'open' })
		publish('counter:a')
		become('counter:a', 'paused')
		publish('counter:a')
		sender.show('counter:a', 'socket-1')
		become('counter:a', 'open')
		publish('counter:a')
		vi.advanceTimersByTime(1000)
		expect(to('socket-1')).toEqual(['paused'])
		expect(to('counter:a').at(-1)).toBe('open')
		expect(to('counter:a').length).toBeGreaterThan(1)
	})
	it('who comes back to an empty room does not keep what has changed since', () => {
		const { sender, publish, become, leave, to } = hall({ 'counter:a': 'open' })
		publish('counter:a')
		leave('counter:a')
		become('counter:a', 'paused')
		sender.show('counter:a', 'socket-1')
		become('counter:a', 'open')
		publish('counter:a')
		vi.advanceTimersByTime(1000)
		expect(to('counter:a').at(-1)).toBe('open')
		expect(to('socket-1')).toEqual(['paused'])
	})
	it('is told when there is no such screen', () => {
		expect(hall({}).sender.show('kiosk:a', 'socket-1')).toBe(false)
	})
})

it('a view that cannot be built costs that screen alone', () => {
	const { sender, publish, become, bugs, to } = hall({ 'kiosk:a': 'broken', 'kiosk:b': 'x' })
	publish('kiosk:a', 'kiosk:b')
	expect(sender.show('kiosk:a', 'socket-1')).toBe(false)
	become('kiosk:b', 'y')
	publish('kiosk:a', 'kiosk:b')
	vi.advanceTimersByTime(1000)
	expect(to('kiosk:b')).toEqual(['x', 'y'])
	expect(new Set(bugs)).toEqual(new Set(['kiosk view: a bug in a view']))
})
