import { describe, expect, it } from 'vitest'
import { ReportQuery } from '../../contract/reports.ts'
import { createReportsDesk } from '../../server/reports/desk.ts'
import type { Question, Reply } from '../../server/reports/protocol.ts'
import { testCentre } from '../support/centre.ts'

const query = ReportQuery.parse({ from: '2026-11-23', to: '2026-11-23' })
const json = new TextEncoder().encode('{}')

/** A thread that answers when it is told to. */
function deskOf(now = () => 1) {
	const asked: Question[] = []
	const replies: ((reply: Reply) => void)[] = []
	const bugs: unknown[] = []
	const thread = {
		ask: (question: Question) => {
			asked.push(question)
			return new Promise<Reply>((answer) => replies.push(answer))
		},
	}
	const desk = createReportsDesk({ thread, centre: testCentre, now, onBug: (error) => bugs.push(error) })
	const reply = async (one: Reply) => {
		replies.shift()?.(one)
		await new Promise(setImmediate)
	}
	return { desk, asked, reply, bugs }
}

describe('the desk of the figures', () => {
	it('asks one question after another, each with the time of its turn', async () => {
		let at = 1
		const { desk, asked, reply } = deskOf(() => at)
		const [first, second] = [desk.report(query), desk.options()]
		await new Promise(setImmediate)
		expect(asked).toMatchObject([{ ask: 'report', now: 1, targets: { satisfied: 95 } }])
		at = 2
		await reply({ answer: json })
		expect(await first).toEqual({ ok: true, json })
		expect(asked[1]).toMatchObject({ ask: 'options' })
		await reply({ answer: json })
		expect((await second).ok).toBe(true)
	})
	it('asks whoever comes when eight wait to come again', async () => {
		const { desk, reply } = deskOf()
		const waiting = Array.from({ length: 8 }, () => desk.report(query))
		expect(await desk.report(query)).toEqual({ ok: false, code: 'too-many-requests' })
		for (const one of waiting) {
			await reply({ answer: json })
			expect((await one).ok).toBe(true)
		}
		const next = desk.report(query)
		await new Promise(setImmediate)
		await reply({ answer: json })
		expect((await next).ok).toBe(true)
	})
	it('does not put the question of somebody who has gone', async () => {
		const { desk, asked, reply } = deskOf()
		const gone = new AbortController()
		const [first, second] = [desk.report(query), desk.report(query, gone.signal)]
		await new Promise(setImmediate)
		gone.abort()
		await reply({ answer: json })
		await Promise.all([first, second])
		expect(asked.length).toBe(1)
	})
	it('tells what was asked too much from a mistake of the program, which it reports', async () => {
		const { desk, reply, bugs } = deskOf()
		const [tooMuch, mistake] = [desk.report(query), desk.report(query)]
		await new Promise(setImmediate)
		await reply({ tooMuch: 'fewer' })
		await reply({ mistake: 'broken' })
		expect(await tooMuch).toEqual({ ok: false, code: 'invalid-command', detail: 'fewer' })
		expect(await mistake).toEqual({ ok: false, code: 'internal-error' })
		expect(bugs).toHaveLength(1)
	})
})
