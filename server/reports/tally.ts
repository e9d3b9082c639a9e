import type { FigurePart } from '../../contract/reports.ts'
import { channelIn, CHANNELS, FIRST, type Block, type Ints } from './columns.ts'
import { Lengths } from './lengths.ts'
import type { Selection } from './selection.ts'

/** Targets by code of the service, seconds; −1 is none. */
export interface TargetCodes {
	wait: Int32Array
	service: Int32Array
}

const KINDS_OF_END = 256
const KINDS_OF_RATING = 32
const WALK_UP = CHANNELS.indexOf('walk-up')

/** Sums by cell, to be made into figures. */
export class Tally {
	/** How often each value of the column `end`, of `rating`, of `kind` at first stops, by cell. */
	readonly ends = new Table(KINDS_OF_END)
	readonly ratings = new Table(KINDS_OF_RATING)
	/** Walk-ups, calls again, absences taken back. */
	readonly others = new Table(3)
	readonly wait = new Lengths()
	readonly laterWait = new Lengths()
	readonly service = new Lengths()
	readonly allService = new Lengths()
	readonly stay = new Lengths()
	/** By code of the reason, by cell. */
	readonly reasons = new Map<number, Map<number, number>>()
	private readonly targets: TargetCodes

	constructor(targets: TargetCodes) {
		this.targets = targets
	}

	add(block: Block, selection: Selection, parts: ReadonlySet<FigurePart>): void {
		const cells = selection.cellsOf(block)
		for (const table of [this.ends, this.ratings, this.others]) table.grow(selection.count())
		const ends = block.read('end')
		countInto(this.ends, cells, ends)
		if (parts.has('volumes')) this.addVolumes(block, cells, ends)
		if (parts.has('waits')) this.addWaits(block, cells, ends)
		if (parts.has('services')) this.addServices(block, cells)
		if (parts.has('ratings')) this.addRatings(block, cells)
	}

	private addVolumes(block: Block, cells: Int32Array, ends: Ints): void {
		const kinds = block.read('kind')
		const [recalls, reinstated] = [block.read('recalls'), block.read('reinstated')]
		for (let i = 0; i < cells.length; i++) {
			const cell = cells[i] as number
			if (cell < 0) continue
			if (channelIn(kinds[i] as number) === WALK_UP && ((ends[i] as number) & FIRST) !== 0) this.others.add(cell, 0, 1)
			if (recalls[i] !== 0) this.others.add(cell, 1, recalls[i] as number)
			if (reinstated[i] !== 0) this.others.add(cell, 2, reinstated[i] as number)
		}
	}

	private addWaits(block: Block, cells: Int32Array, ends: Ints): void {
		const [waits, services] = [block.read('wait'), block.read('service')]
		const { wait } = this.targets
		for (let i = 0; i < cells.length; i++) {
			if ((cells[i] as number) < 0 || waits[i] === 0) continue
			const lengths = ((ends[i] as number) & FIRST) !== 0 ? this.wait : this.laterWait
			lengths.add(cells[i] as number, (waits[i] as number) - 1, wait[services[i] as number] ?? -1)
		}
	}

	private addServices(block: Block, cells: Int32Array): void {
		const [served, services] = [block.read('served'), block.read('service')]
		const { service } = this.targets
		for (let i = 0; i < cells.length; i++)
			if ((cells[i] as number) >= 0 && served[i] !== 0)
				this.service.add(cells[i] as number, (served[i] as number) - 1, service[services[i] as number] ?? -1)
		addLengths(this.allService, cells, block.read('allServed'))
		addLengths(this.stay, cells, block.read('stay'))
	}

	private addRatings(block: Block, cells: Int32Array): void {
		countInto(this.ratings, cells, block.read('rating'))
		const [rows, reasons] = [block.read('reasonRow'), block.read('reason')]
		for (const [i, row] of rows.entries()) {
			const cell = cells[row] ?? -1
			if (cell < 0) continue
			const byCell = this.reasons.get(reasons[i] as number) ?? new Map<number, number>()
			this.reasons.set(reasons[i] as number, byCell.set(cell, (byCell.get(cell) ?? 0) + 1))
		}
	}
}

function countInto(table: Table, cells: Int32Array, values: Ints): void {
	const { counts, width } = table
	for (let i = 0; i < cells.length; i++) {
		const cell = cells[i] as number
		if (cell < 0) continue
		const at = cell * width + (values[i] as number)
		counts[at] = (counts[at] as number) + 1
	}
}

function addLengths(lengths: Lengths, cells: Int32Array, values: Ints): void {
	for (let i = 0; i < cells.length; i++)
		if ((cells[i] as number) >= 0 && values[i] !== 0) lengths.add(cells[i] as number, (values[i] as number) - 1, -1)
}

/** Counts by cell and value, in one stretch of memory. */
class Table {
	counts = new Uint32Array(0)
	readonly width: number

	constructor(width: number) {
		this.width = width
	}

	/** Room for so many cells. */
	grow(cells: number): void {
		if (this.counts.length >= cells * this.width) return
		const more = new Uint32Array(Math.max(cells * this.width, this.counts.length * 2))
		more.set(this.counts)
		this.counts = more
	}

	add(cell: number, value: number, times: number): void {
		const at = cell * this.width + value
		this.counts[at] = (this.counts[at] ?? 0) + times
	}

	/** How often each value occurred in one cell, or in all together. */
	of(cell?: number): Uint32Array {
		if (cell !== undefined) return this.counts.subarray(cell * this.width, (cell + 1) * this.width)
		const all = new Uint32Array(this.width)
		for (let at = 0; at < this.counts.length; at++) all[at % this.width] = (all[at % this.width] as number) + (this.counts[at] as number)
		return all
	}
}
export type { Table }
