import { isDeepStrictEqual } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Command, CommandDraft } from '../../contract/commands.ts'
import { createToday } from '../../server/app/today.ts'
import { openDatabase } from '../../server/store/database.ts'
import { proveTrail } from '../../server/store/proof.ts'
import { testCentre } from '../support/centre.ts'
import { uuid } from '../support/hall.ts'
import { factsOf, kiosk, officer, openDesk, supervisor, type Desk } from './desk.ts'

const issue = (n: number, serviceId = 'ho-tich'): CommandDraft => ({ type: 'IssueTicket', visitId: uuid(n), serviceId })
const open = (n: number): CommandDraft => ({ type: 'OpenCounter', counterId: `counter-${n}` })
const numbers = (desk: Desk) => [...desk.today.day.visits.values()].map((v) => v.number)

/** Whether memory is what the file says. */
function remembers({ log, today }: Desk): boolean {
	const again = createToday(log, today.day.date, testCentre())
	return isDeepStrictEqual(
		[again.day, again.officers, again.calls, again.setupRev],
		[today.day, today.officers, today.calls, today.setupRev],
	)
}
/** Facts that another program sees in the file. */
function committed(path: string): number {
	const db = openDatabase(path, { readonly: true })
	try {
		return db.prepare<[], { n: number }>('SELECT count(*) AS n FROM facts').get()?.n ?? 0
	} finally {
		db.close()
	}
}

describe('commands of one turn', () => {
	it('share one transaction, in the order they came', async () => {
		const desk = openDesk()
		const outcomes = await Promise.all([desk.send(issue(1), kiosk), desk.send(issue(2), kiosk), desk.send(open(1), officer(1))])
		expect(outcomes.flatMap(factsOf).map((f) => f.position)).toEqual([1, 2, 3])
		expect(desk.said.transactions).toBe(1)
		expect(desk.said.published.map((facts) => facts.length)).toEqual([3])
		await desk.send(issue(3), kiosk)
		expect(desk.said.transactions).toBe(2)
	})
	it('see what the ones before them did: two desks never call one person', async () => {
		const desk = openDesk()
		await Promise.all([desk.send(open(1), officer(1)), desk.send(open(2), officer(2)), desk.send(issue(1), kiosk)])
		const [one, two] = await Promise.all([desk.send({ type: 'CallNext' }, officer(1)), desk.send({ type: 'CallNext' }, officer(2))])
		expect(factsOf(one)).toMatchObject([{ visitId: uuid(1), counterId: 'counter-1' }])
		expect(two).toEqual({ ok: false, code: 'queue-empty' })
	})
	it('are answered and published after the commit, never before', async () => {
		const desk = openDesk()
		const seen: number[] = []
		desk.hooks.publish = () => seen.push(committed(desk.path))
		desk.hooks.consequences = () => seen.push(committed(desk.path))
		await desk.send(issue(1), kiosk).then(() => seen.push(committed(desk.path)))
		expect(seen).toEqual([0, 1, 1])
	})
	it('are not answered in the turn that sent them', () => {
		const desk = openDesk()
		let answered = false
		void desk.send(issue(1), kiosk).then(() => (answered = true))
		expect([answered, desk.said.transactions]).toEqual([false, 0])
	})
	it('that are refused publish nothing', async () => {
		const desk = openDesk()
		expect(await desk.send(issue(1, 'gone'), kiosk)).toEqual({ ok: false, code: 'service-not-found' })
		expect(desk.said.published).toEqual([])
	})
})

describe('a store that fails', () => {
	it('at the commit: nothing happened, each is told so, and memory equals the log', async () => {
		const desk = openDesk()
		await desk.send(issue(1), kiosk)
		desk.broken.commit = true
		const codes = await Promise.all([desk.send(issue(2), kiosk), desk.send(open(1), officer(1)), desk.send(issue(1, 'gone'), kiosk)])
		expect(codes).toEqual(Array(3).fill({ ok: false, code: 'store-unavailable' }))
		expect(desk.said.storeErrors).toEqual([new Error('disk full')])
		expect([numbers(desk), committed(desk.path), desk.said.published.length]).toEqual([['A001'], 1, 1])
		expect(remembers(desk)).toBe(true)
	})
	it('is tried again with the next command, and no number is lost or given twice', async () => {
		const desk = openDesk()
		desk.broken.commit = true
		await desk.send(issue(1), kiosk, uuid(50))
		desk.broken.commit = false
		expect(factsOf(await desk.send(issue(1), kiosk, uuid(50)))).toMatchObject([{ position: 1, number: 'A001' }])
		expect(proveTrail(desk.db)).toMatchObject({ ok: true, facts: 1 })
	})
	it('because the file may not be written: the same', async () => {
		const desk = openDesk()
		desk.db.pragma('query_only = ON')
		expect(await desk.send(issue(1), kiosk)).toEqual({ ok: false, code: 'store-unavailable' })
		desk.db.pragma('query_only = OFF')
		expect(factsOf(await desk.send(issue(1), kiosk))).toMatchObject([{ number: 'A001' }])
	})
	it('because the disk is full: the same', async () => {
		const desk = openDesk()
		const pages = desk.db.pragma('page_count', { simple: true }) as number
		desk.db.pragma(`max_page_count = ${pages}`)
		const big = { ...testCentre(), notices: Array(20).fill({ vi: 'x'.repeat(1000), en: 'x'.repeat(1000) }) }
		expect(await desk.send({ type: 'ConfigureCentre', centre: big }, supervisor)).toEqual({ ok: false, code: 'store-unavailable' })
		expect([desk.today.setupRev, desk.today.day.setup.centre.notices]).toEqual([0, []])
		expect(factsOf(await desk.send(issue(1), kiosk))).toMatchObject([{ position: 1 }])
	})
	it('takes back a set-up that was not written', async () => {
		const desk = openDesk()
		desk.broken.commit = true
		await desk.send({ type: 'ConfigureCentre', centre: testCentre({ hotline: '1900 0000' }) }, supervisor)
		expect([desk.today.day.setup.centre.hotline, desk.today.setupRev]).toEqual(['0212 300 0000', 0])
	})
	it('also while memory is folded again: nothing is decided until it can be', async () => {
		const desk = openDesk()
		await desk.send(issue(1), kiosk)
		Object.assign(desk.broken, { commit: true, read: true })
		expect(await desk.send(issue(2), kiosk)).toEqual({ ok: false, code: 'store-unavailable' })
		desk.broken.commit = false
		expect(await desk.send(issue(2), kiosk)).toEqual({ ok: false, code: 'store-unavailable' })
		desk.broken.read = false
		expect(factsOf(await desk.send(issue(2), kiosk))).toMatchObject([{ position: 2, number: 'A002' }])
		expect(remembers(desk)).toBe(true)
	})
})

describe('the same commandId again', () => {
	it('gives the same facts and does nothing twice', async () => {
		const desk = openDesk()
		const first = await desk.send(issue(1), kiosk, uuid(50))
		const second = await desk.send(issue(1), kiosk, uuid(50))
		expect(first).toMatchObject({ ok: true, repeated: false })
		expect(second).toEqual({ ok: true, repeated: true, events: factsOf(first) })
		expect(committed(desk.path)).toBe(1)
	})
	it('in the same turn too', async () => {
		const desk = openDesk()
		const [first, second] = await Promise.all([desk.send(issue(1), kiosk, uuid(50)), desk.send(issue(1), kiosk, uuid(50))])
		expect(second).toEqual({ ok: true, repeated: true, events: factsOf(first) })
	})
	it('is answered from the log after a restart', async () => {
		const desk = openDesk()
		await desk.send(open(1), officer(1))
		await desk.send(issue(1), kiosk)
		const called = await desk.send({ type: 'CallNext' }, officer(1), uuid(50))
		const again = openDesk({ path: desk.path })
		expect(await again.send({ type: 'CallNext' }, officer(1), uuid(50))).toEqual({ ok: true, repeated: true, events: factsOf(called) })
		expect(committed(desk.path)).toBe(3)
	})
	it('that changed nothing changes nothing again', async () => {
		const desk = openDesk()
		await desk.send(open(1), officer(1))
		expect(await desk.send(open(1), officer(1), uuid(50))).toEqual({ ok: true, repeated: false, events: [] })
		expect(await desk.send(open(1), officer(1), uuid(50))).toEqual({ ok: true, repeated: true, events: [] })
	})
	it('from somebody else is refused', async () => {
		const desk = openDesk()
		await desk.send(issue(1), kiosk, uuid(50))
		expect(await desk.send(issue(1), officer(1), uuid(50))).toEqual({ ok: false, code: 'command-id-taken' })
	})
	it('after a refusal is a new try', async () => {
		const desk = openDesk()
		await desk.send(open(1), officer(1))
		expect(await desk.send({ type: 'CallNext' }, officer(1), uuid(50))).toEqual({ ok: false, code: 'queue-empty' })
		await desk.send(issue(1), kiosk)
		expect(factsOf(await desk.send({ type: 'CallNext' }, officer(1), uuid(50)))).toHaveLength(1)
	})
})

describe('a visit that has its ticket', () => {
	it('gets the same ticket under another commandId', async () => {
		const desk = openDesk()
		const first = await desk.send(issue(1), kiosk)
		expect(await desk.send(issue(1), kiosk)).toEqual({ ok: true, repeated: true, events: factsOf(first) })
	})
})

describe('a rule that throws', () => {
	it('fails alone: the others of its turn go on', async () => {
		const desk = openDesk()
		const bad = { commandId: uuid(50), type: 'IssueTicket', visitId: uuid(9), serviceId: 'ho-tich', documents: 7 } as unknown as Command
		const outcomes = await Promise.all([desk.send(issue(1), kiosk), desk.dispatch(bad, kiosk), desk.send(issue(2), kiosk)])
		expect(outcomes.map((o) => (o.ok ? 'ok' : o.code))).toEqual(['ok', 'internal-error', 'ok'])
		expect(desk.said.bugs).toHaveLength(1)
		expect(remembers(desk)).toBe(true)
	})
	it('and a listener that throws takes no answer away', async () => {
		const desk = openDesk()
		desk.hooks.publish = () => {
			throw new Error('no such room')
		}
		expect(factsOf(await desk.send(issue(1), kiosk))).toHaveLength(1)
		expect(factsOf(await desk.send(issue(2), kiosk))).toHaveLength(1)
		expect(desk.said.bugs).toHaveLength(2)
	})
})

describe('stopping', () => {
	it('finishes what was sent and refuses the rest', async () => {
		const desk = openDesk()
		const before = desk.send(issue(1), kiosk)
		const stopped = desk.stop()
		expect(await desk.send(issue(2), kiosk)).toEqual({ ok: false, code: 'shutting-down' })
		await stopped
		expect(committed(desk.path)).toBe(1)
		expect(factsOf(await before)).toHaveLength(1)
	})
})
