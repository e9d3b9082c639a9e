import type { Building } from '../../contract/reports.ts'
import type { Block } from './columns.ts'
import { createDayFold, type DayFold } from './day-fold.ts'
import { monthOf } from './calendar.ts'
import type { FactSource, Read } from './fact-source.ts'
import { createNames, type Names } from './names.ts'
import { addVisits, blockOf, noRows, withoutDay, type Rows } from './rows.ts'
import { setupThen, type SetupThen } from './setup-then.ts'
import { BrokenTables, rowsOf, type Counted, type Tables } from './tables.ts'

/** Facts read at one go: some twenty milliseconds. */
const BATCH = 2000

/** All days there ever were, as rows: whole months from the file, the day on hand from memory. */
export interface History {
	readonly names: Names
	/** The set-up at the newest fact read. */
	setup: () => SetupThen
	/** Reads on. @returns whether there is more. @throws {BrokenTables} the file must be made again */
	step(): boolean
	/** Rows that days of the period have, others' among them. `now` is epoch ms. */
	blocks(from: string, to: string, now: number): Block[]
	/** How far it is, when it is behind. */
	building(): Building | undefined
	/** First and last day with facts. */
	days(): { first: string; last: string } | null
}

/** The day whose facts are being read. */
interface Run {
	day: string
	fold: DayFold
	/** It has rows already, of an earlier stretch of facts. */
	isAgain: boolean
}

export function createHistory(source: FactSource, tables: Tables): History {
	let counted: Counted = tables.counted()
	if (counted.position > 0 && source.hashAt(counted.position) !== counted.hash) throw new BrokenTables('made from another log')
	const names = createNames(tables.names())
	let { position, hash } = counted
	let setup = learn(setupThen(source.setupBefore(position + 1) ?? NO_SETUP))
	let run: Run | undefined
	/** The month being added to. */
	let open: { month: string; rows: Rows; isNew: boolean } | undefined
	let isBehind = true

	function learn(next: SetupThen): SetupThen {
		for (const { dimension, id, name } of next.names) names.rename(dimension, id, name)
		return next
	}

	function step(): boolean {
		const batch = source.after(position, BATCH)
		for (const one of batch) take(one)
		isBehind = batch.length === BATCH
		if (!isBehind) flushIfPossible()
		return isBehind
	}

	function take({ fact, day, ...at }: Read): void {
		if (run?.day !== day) {
			if (run) finish(run)
			run = begin(day, at.position)
		}
		if (fact?.type === 'CentreConfigured') {
			setup = learn(setupThen(fact.centre))
			run.fold.setUp(setup)
		} else if (fact) run.fold.apply(fact)
		;({ position, hash } = at)
	}

	/** A day comes twice when the clock was set back: all of its facts make its rows, whenever they came. */
	function begin(day: string, first: number): Run {
		const earlier = source.ofDay(day, first)
		const [one] = earlier
		if (!one) return { day, fold: createDayFold(setup), isAgain: false }
		const fold = createDayFold(setupThen(source.setupBefore(one.position) ?? NO_SETUP))
		for (const { fact } of earlier) {
			if (fact?.type === 'CentreConfigured') fold.setUp(setupThen(fact.centre))
			else if (fact) fold.apply(fact)
		}
		fold.setUp(setup)
		return { day, fold, isAgain: true }
	}

	function finish({ day, fold, isAgain }: Run): void {
		const month = monthRows(day)
		if (isAgain) month.rows = withoutDay(month.rows, day)
		addVisits(month.rows, fold.visits(Infinity), { day, names })
		month.isNew = true
		const first = counted.first !== null && counted.first < day ? counted.first : day
		const through = counted.through !== null && counted.through > day ? counted.through : day
		counted = { position, hash, first, through }
	}

	function monthRows(day: string): NonNullable<typeof open> {
		const month = monthOf(day)
		if (open?.month === month) return open
		flush()
		open = { month, rows: tables.months().includes(month) ? rowsOf(tables.block(month)) : noRows(), isNew: false }
		return open
	}

	function flush(): void {
		if (open?.isNew) tables.save({ month: open.month, rows: open.rows, names: names.rows(), counted })
		open = undefined
	}

	/** On a full disk the file stays behind; the answers do not, and it is tried again with every step. */
	function flushIfPossible(): void {
		try {
			flush()
		} catch (error) {
			if (error instanceof BrokenTables) throw error
		}
	}

	function blocks(from: string, to: string, now: number): Block[] {
		const [first, last] = [monthOf(from), monthOf(to)]
		const months = new Set([...tables.months(), ...(open ? [open.month] : [])])
		const live = noRows()
		if (run && run.day >= from && run.day <= to) addVisits(live, run.fold.visits(now), { day: run.day, names })
		const past = [...months].filter((month) => month >= first && month <= last).sort()
		return [...past.map(blockOfMonth), ...(live.day.length ? [blockOf(live)] : [])]
	}

	function blockOfMonth(month: string): Block {
		const isAgain = run?.isAgain && monthOf(run.day) === month
		if (open?.month !== month && !isAgain) return tables.block(month)
		const rows = open?.month === month ? open.rows : rowsOf(tables.block(month))
		return blockOf(isAgain && run ? withoutDay(rows, run.day) : rows)
	}

	return {
		names,
		setup: () => setup,
		step,
		blocks,
		building: () => (isBehind ? { done: position, total: source.head(), through: counted.through } : undefined),
		days: () => {
			const days = [counted.first, counted.through, run?.day].filter((day) => typeof day === 'string').sort()
			const [first] = days
			return first === undefined ? null : { first, last: days.at(-1) ?? first }
		},
	}
}

/** Before the first set-up there is nothing to name. */
const NO_SETUP = {
	...{ zones: [], services: [], counters: [], agencies: [], fields: [], procedures: [], people: [], outcomes: [] },
	rating: { levels: [], reasons: [], windowMs: 0 },
}
