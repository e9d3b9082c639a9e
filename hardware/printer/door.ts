import type { Mark } from './drawing.ts'

/** The mark is drawn on a field 48 × 56: an opening, and two leaves swung out with their louvres. */
const WIDTH = 48
const HEIGHT = 56
const LEAF: [number, number][] = [
	[14, 7],
	[14, 49],
	[3, 54],
	[3, 2.5],
]
const LOUVRES: [number, number, number][] = [
	[13, 15, 0.6],
	[21, 22.3, 0.6],
	[29, 29.7, 0.6],
	[37, 37, 0.6],
]

/**
 * The house's mark, an open shutter door.
 *
 * @param place left, top and height in dots
 * @returns     its marks, and its width in dots
 */
export function door(place: { x: number; y: number; height: number }): { marks: Mark[]; width: number } {
	const scale = place.height / HEIGHT
	const at = ([x, y]: [number, number]): [number, number] => [place.x + x * scale, place.y + y * scale]
	const mirrored = ([x, y]: [number, number]): [number, number] => at([WIDTH - x, y])
	const bar = (points: [[number, number], [number, number]], ink: 'black' | 'white', thickness: number): Mark => ({
		kind: 'line',
		from: points[0],
		to: points[1],
		thickness: thickness * scale,
		ink,
	})
	const opening: Mark[] = [bar([at([14, 7]), at([34, 7])], 'black', 3), bar([at([14, 49]), at([34, 49])], 'black', 3)]
	const leaves = [at, mirrored].flatMap((to): Mark[] => [
		{ kind: 'polygon', points: LEAF.map(to), ink: 'black' },
		bar([to([14, 5.5]), to([14, 50.5])], 'black', 3),
		...LOUVRES.map(([outer, inner]) => bar([to([5.5, outer]), to([11.5, inner])], 'white', 2.6)),
	])
	return { marks: [...opening, ...leaves], width: WIDTH * scale }
}
