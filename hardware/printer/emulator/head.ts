import type { Mechanism } from './mechanism.ts'
import type { Op } from './ops.ts'
import { DOTS_PER_MM } from './roll.ts'
import type { Roll } from './roll.ts'

export type Head = {
	/** Works on as far as faults, paper and time allow. */
	run(): void
	add(op: Op): void
	/** Drops what is not done. */
	clear(): void
	/** Whether all that was asked for is done. */
	isIdle(): boolean
}

type Options = {
	mechanism: Mechanism
	roll: Roll
	/** Millimetres a second; at once if absent. */
	mmPerSecond?: number | undefined
	/** Something outside stops it. */
	isStopped: () => boolean
	onBegun: (op: Op) => void
	/** Its bytes in the receive buffer are free again. */
	onDone: (op: Op) => void
	onPaper: () => void
}

/** So far the head may be ahead of its speed, milliseconds: timers know no shorter times. */
const AHEAD_MS = 4
/** Places of the queue that are done with and not yet given back. */
const SLACK = 256

/** One deed after the other, at the speed of the paper; stops anywhere, and goes on from there. */
export function createHead({ mechanism, roll, mmPerSecond, isStopped, onBegun, onDone, onPaper }: Options): Head {
	const queue: Op[] = []
	let next = 0
	let inHand: { op: Op; dots: number } | undefined
	let busyUntil = 0
	let timer: NodeJS.Timeout | undefined
	let running = false

	const take = (): void => {
		const op = queue[next]
		if (!op) return
		if (++next >= SLACK) {
			queue.splice(0, next)
			next = 0
		}
		inHand = { op, dots: mechanism.begin(op.deed) }
		onBegun(op)
	}
	const spend = (ms: number) => {
		busyUntil = Math.max(busyUntil, performance.now()) + ms
	}
	const mustWait = (): boolean => {
		const ms = busyUntil && busyUntil - performance.now()
		if (ms < AHEAD_MS) return false
		timer = setTimeout(() => {
			timer = undefined
			run()
		}, ms)
		return true
	}
	/** @returns false when it must stop here */
	function step(): boolean {
		if (!inHand) take()
		if (!inHand) return false
		if (inHand.dots) {
			// A fault or the end of the paper stops a long feed in its middle too.
			const moved = roll.take(mmPerSecond ? Math.min(inHand.dots, DOTS_PER_MM) : inHand.dots)
			inHand.dots -= moved
			if (mmPerSecond) spend((moved / DOTS_PER_MM / mmPerSecond) * 1_000)
			onPaper()
			return true
		}
		const { op } = inHand
		inHand = undefined
		mechanism.end(op)
		onDone(op)
		return true
	}
	function run(): void {
		if (running || timer) return
		running = true
		while ((inHand || next < queue.length) && !isStopped() && !mustWait() && step());
		running = false
	}
	return {
		run,
		add: (op) => void queue.push(op),
		clear: () => {
			queue.length = 0
			next = 0
			inHand = undefined
			busyUntil = 0
			clearTimeout(timer)
			timer = undefined
		},
		isIdle: () => !inHand && next >= queue.length,
	}
}
