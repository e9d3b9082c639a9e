import { describe, expect, it } from 'vitest'
import { RETENTION } from '../../contract/privacy.ts'
import { createRetention } from '../../server/app/retention.ts'
import { createRemovals } from '../../server/store/removals.ts'
import { MONDAY_9, uuid } from '../support/hall.ts'
import { issued } from '../store/temp-store.ts'
import { openDesk } from './desk.ts'

const DAY_MS = 86_400_000

function open() {
	const desk = openDesk()
	const errors: unknown[] = []
	const store = createRemovals(desk.db)
	const retention = createRetention({ store, clock: desk.clock, dispatch: desk.dispatch, onStoreError: (error) => errors.push(error) })
	const job = desk.db.prepare<[string, number, string]>(
		`INSERT INTO print_jobs (job_id, visit_id, printer_id, day, created_at, slip, state) VALUES (?, '${uuid(1)}', 'p', '2026-10-01', ?, '{}', ?)`,
	)
	const addJob = (id: string, ageDays: number, state = 'printed') => job.run(id, MONDAY_9 - ageDays * DAY_MS, state)
	const jobs = () =>
		desk.db
			.prepare<[], { id: string }>('SELECT job_id AS id FROM print_jobs ORDER BY 1')
			.all()
			.map(({ id }) => id)
	return { desk, store, retention, addJob, jobs, errors }
}

describe('the nightly run', () => {
	it('removes what is older than the list says, keeps the rest, and records how many', async () => {
		const { retention, addJob, jobs, store, errors } = open()
		for (const [id, age] of [
			['old-1', 31],
			['old-2', 400],
			['young', 29],
		] as const)
			addJob(id, age)
		addJob('waits', 31, 'waiting')
		await retention.run()
		expect(errors).toEqual([])
		expect(jobs()).toEqual(['waits', 'young'])
		expect(store.removals(5)).toMatchObject([{ type: 'RetentionRun', actor: 'system', removed: { slips: 2 } }])
	})
	it('goes through more rows than one step', async () => {
		const { retention, addJob, jobs, store } = open()
		for (let i = 0; i < 450; i++) addJob(`job-${i}`, 40)
		await retention.run()
		expect(jobs()).toEqual([])
		expect(store.removals(1)[0]?.removed).toEqual({ slips: 450 })
	})
	it('runs once a day, and says also that there was nothing', async () => {
		const { desk, retention, store } = open()
		await retention.run()
		await retention.run()
		expect(store.removals(9).map(({ removed }) => removed)).toEqual([{}])
		desk.clock.at += DAY_MS
		await retention.run()
		expect(store.removals(9)).toHaveLength(2)
	})
	it('touches every kind that has an age, and no fact', async () => {
		const { desk, retention, store } = open()
		desk.log.transaction(() => desk.log.append({ actor: 'kiosk:k', at: 1, day: '2020-01-01', facts: [issued(1)], commandId: uuid(9) }))
		const { db } = desk
		db.exec(`INSERT INTO accounts (username, role, name, password_hash) VALUES ('mai', 'officer', 'Mai', '')`)
		db.exec(`INSERT INTO sessions VALUES ('s', 'mai', 1, 1)`)
		db.exec(`INSERT INTO browsers VALUES ('b', 'mai', 1)`)
		db.exec(`INSERT INTO lockouts VALUES ('name mai', 1, 1)`)
		db.exec(`INSERT INTO sealed_reasons (seal, visit_id, at, salt, reasons) VALUES ('x', 'v', 1, 's', '[]')`)
		db.exec(
			`INSERT INTO print_jobs (job_id, visit_id, printer_id, day, created_at, slip, state) VALUES ('j', 'v', 'p', 'd', 1, '{}', 'printed')`,
		)
		await retention.run()
		const { removed } = store.removals(1)[0] ?? { removed: {} }
		expect(Object.keys(removed).sort()).toEqual(RETENTION.map(({ kind }) => kind).sort())
		expect(desk.log.read(0, 9).map(({ type }) => type)).toEqual(['TicketIssued', 'RetentionRun'])
		expect(db.prepare('SELECT username FROM accounts').all()).toHaveLength(1)
	})
})
