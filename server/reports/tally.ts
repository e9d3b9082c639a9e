import type { FigurePart, Spread } from '../../contract/reports.ts'
import { pack, type Block, type Column } from './columns.ts'
import { Lengths, type Target } from './lengths.ts'
import type { Selection } from './selection.ts'
import { sheetOf, type Sheet } from './sheet.ts'
import { Table } from './table.ts'

export interface TargetsByService {
	wait: Target
	service: Target
}
/** The lengths that are told of a cell. */
export type LengthName = 'wait' | 'laterWait' | 'service' | 'allService' | 'stay'

/** Sums by cell, to be made into figures. */
export interface Tally {
	add(block: Block, selection: Selection): void
	/** Once all is added. */
	close(cells: number): Closed
}

/** What a cell adds up to, or all cells together. */
export interface Sums {
	/** How often each value of the columns `end` and `rating` occurred. */
	ends: Uint32Array
	ratings: Uint32Array
	recalls: number
	reinstated: number
	/** By code of the reason. */
	reasons: ReadonlyMap<number, number>
	lengths: Record<LengthName, Spread>
}
export interface Closed {
	of(cell: number): Sums
	total(): Sums
}

const KINDS_OF_END = 256
const KINDS_OF_RATING = 32

export function createTally(parts: ReadonlySet<FigurePart>, targets: TargetsByService): Tally {
	const ends = new Table(KINDS_OF_END)
	const ratings = new Table(KINDS_OF_RATING)
	/** 0 calls again, 1 absences taken back. */
	const again = new Table(2)
	const lengths = {
		wait: new Lengths(targets.wait),
		laterWait: new Lengths(targets.wait),
		service: new Lengths(targets.service),
		allService: new Lengths(),
		stay: new Lengths(),
	}
	const reasons = new Map<number, Map<number, number>>()

	function add(block: Block, selection: Selection): void {
		const picked = selection.pick(block)
		const sheet = sheetOf(block, picked, selection.count())
		for (const table of [ends, ratings, again]) table.grow(selection.count())
		sheet.count('end', ends)
		if (parts.has('volumes')) {
			sheet.each('recalls', (times, { cell }) => again.add(cell, 0, times))
			sheet.each('reinstated', (times, { cell }) => again.add(cell, 1, times))
		}
		if (parts.has('waits')) {
			addLengths(sheet, 'wait', { to: lengths.wait, targetsDiffer: targets.wait.same === undefined })
			addLater(sheet, block)
		}
		if (parts.has('services')) addLengths(sheet, 'served', { to: lengths.service, targetsDiffer: targets.service.same === undefined })
		if (parts.has('stays')) {
			addLengths(sheet, 'allServed', { to: lengths.allService })
			addLengths(sheet, 'stay', { to: lengths.stay })
		}
		if (parts.has('ratings')) addRatings(sheet)
	}

	function addLengths(sheet: Sheet, column: Column, { to, targetsDiffer = false }: { to: Lengths; targetsDiffer?: boolean }): void {
		const services = targetsDiffer ? sheet.runs('service') : undefined
		for (const [i, run] of sheet.runs(column).entries()) to.add(run, services?.[i])
	}

	/** Few visits have a second stop. */
	function addLater(sheet: Sheet, block: Block): void {
		const byCell = new Map<number, { values: number[]; services: number[] }>()
		let services: ReturnType<Block['read']> | undefined
		sheet.each('laterWait', (value, { cell, row }) => {
			services ??= block.read('service')
			const list = byCell.get(cell) ?? { values: [], services: [] }
			byCell.set(cell, list)
			list.values.push(value)
			list.services.push(services[row] ?? 0)
		})
		for (const [cell, list] of byCell) {
			const range = { cell, from: 0, to: list.values.length }
			lengths.laterWait.add({ ...range, values: pack(list.values) }, { ...range, values: pack(list.services) })
		}
	}

	function addRatings(sheet: Sheet): void {
		sheet.count('rating', ratings)
		sheet.each('reason', (reason, { cell }) => {
			const byReason = reasons.get(cell) ?? new Map<number, number>()
			reasons.set(cell, byReason.set(reason, (byReason.get(reason) ?? 0) + 1))
		})
	}

	function close(cells: number): Closed {
		const spreads = Object.entries(lengths).map(([name, of]) => ({ name: name as LengthName, ...of.close(cells) }))
		const every = (of: (spread: (typeof spreads)[number]) => Spread) =>
			Object.fromEntries(spreads.map((spread) => [spread.name, of(spread)])) as Record<LengthName, Spread>
		const sums = (end: Uint32Array, rating: Uint32Array, [recalls = 0, reinstated = 0]: Uint32Array) => ({
			ends: end,
			ratings: rating,
			recalls,
			reinstated,
		})
		return {
			of: (cell) => ({
				...sums(ends.of(cell), ratings.of(cell), again.of(cell)),
				reasons: reasons.get(cell) ?? new Map<number, number>(),
				lengths: every(({ of }) => of[cell] as Spread),
			}),
			total: () => ({
				...sums(ends.total(), ratings.total(), again.total()),
				reasons: together([...reasons.values()]),
				lengths: every(({ total }) => total),
			}),
		}
	}

	return { add, close }
}

function together(maps: readonly ReadonlyMap<number, number>[]): Map<number, number> {
	const all = new Map<number, number>()
	for (const map of maps) for (const [key, n] of map) all.set(key, (all.get(key) ?? 0) + n)
	return all
}
