import { inCount } from '../table.ts'
import { ticksUpTo, type Shape } from './shapes.ts'

export const SIZE = 12.5
export const HEIGHT = 260
const [TOP, BOTTOM, RIGHT] = [26, 30, 8]

export interface Axes {
	ground: Shape[]
	/** Middle of the nth slot. */
	x: (i: number) => number
	y: (value: number) => number
	/** Room of one slot. */
	slot: number
	left: number
	right: number
}

/** Lines and names around columns: values up, as many slots as there are names. Names that would touch are left out. */
export function axesFor(width: number, names: readonly string[], most: number): Axes {
	const { top, ticks } = ticksUpTo(most)
	const left = 14 + Math.max(18, ...ticks.map((tick) => inCount(tick).length * 7.4))
	const slot = Math.min(72, (width - left - RIGHT) / Math.max(1, names.length))
	const x = (i: number) => left + slot * (i + 0.5)
	const y = (value: number) => TOP + (1 - value / top) * (HEIGHT - TOP - BOTTOM)
	const every = Math.max(1, Math.ceil((Math.max(0, ...names.map(({ length }) => length)) * 7.4 + 6) / slot))
	return {
		ground: [
			...ticks.flatMap((tick): Shape[] => [
				{ kind: 'line', x1: left, x2: width, y1: y(tick), y2: y(tick), tone: 'edge' },
				{ kind: 'text', x: left - 8, y: y(tick) + 4, text: inCount(tick), size: SIZE, tone: 'grey', at: 'end' },
			]),
			...names.flatMap((name, i): Shape[] =>
				i % every === 0 ? [{ kind: 'text', x: x(i), y: HEIGHT - 8, text: name, size: SIZE, tone: 'grey', at: 'middle' }] : [],
			),
		],
		...{ x, y, slot, left, right: width },
	}
}
