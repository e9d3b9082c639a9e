import { describe, expect, it } from 'vitest'
import type { Zone } from '../../contract/centre.ts'
import { layOut, wayTo, type Box } from '../../kiosk/plan.ts'

const HERE = { x: 492, y: 232 }
const zone = (letter: string, turn: Zone['turn']): Zone => {
	const text = { vi: letter, en: letter }
	return { id: letter, letter, name: text, where: text, turn }
}
const HALLS: Record<string, Zone[]> = {
	province: [zone('A', 'left'), zone('B', 'left'), zone('C', 'ahead'), zone('D', 'right'), zone('E', 'right'), zone('H', 'ahead')],
	commune: [zone('A', 'ahead')],
	'all to the left': [zone('A', 'left'), zone('B', 'left'), zone('C', 'left')],
}

/** The corners of a path of `M x y`, `H x` and `V y`. */
function corners(path: string): { x: number; y: number }[] {
	const found: { x: number; y: number }[] = []
	for (const [, letter, numbers = ''] of path.matchAll(/([MHV])([^MHV]*)/g)) {
		const [a = 0, b = 0] = numbers
			.trim()
			.split(/[\s,]+/)
			.map(Number)
		const last = found[found.length - 1] ?? { x: 0, y: 0 }
		found.push(letter === 'M' ? { x: a, y: b } : letter === 'H' ? { x: a, y: last.y } : { x: last.x, y: a })
	}
	return found
}
const crosses = (box: Box, a: { x: number; y: number }, b: { x: number; y: number }) =>
	Math.max(a.x, b.x) > box.x &&
	Math.min(a.x, b.x) < box.x + box.width &&
	Math.max(a.y, b.y) > box.y &&
	Math.min(a.y, b.y) < box.y + box.height

describe('the plan', () => {
	it.each(Object.entries(HALLS))('leads to each zone of a %s hall through no other', (_, zones) => {
		for (const width of [640, 800, 984]) {
			const boxes = layOut(zones, width, 300)
			for (const goal of boxes) {
				const way = corners(wayTo(goal, { ...HERE, x: width / 2 }).path)
				const through = boxes.filter((box) => way.some((to, i) => i > 0 && crosses(box, way[i - 1] ?? to, to)))
				expect(through.map((box) => box.zone.letter)).toEqual([])
			}
		}
	})

	it('keeps every zone inside the hall, none over another', () => {
		const boxes = layOut(HALLS['province'] ?? [], 984, 300)
		for (const box of boxes) {
			expect(box.x).toBeGreaterThanOrEqual(0)
			expect(box.x + box.width).toBeLessThanOrEqual(984)
			expect(box.y + box.height).toBeLessThanOrEqual(300)
			const over = boxes.filter((other) => other !== box && crosses(other, box, { x: box.x + box.width, y: box.y + box.height }))
			expect(over).toEqual([])
		}
	})
})
