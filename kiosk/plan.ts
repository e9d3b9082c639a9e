import type { Zone } from '../contract/centre.ts'

export interface Box {
	zone: Zone
	x: number
	y: number
	width: number
	height: number
}

const GAP = 16
const EDGE = 20
/** Between the sides and the middle: where one walks. */
const CORRIDOR = 60
/** From the end of the way to the zone's edge. */
const REACH = 22

/**
 * Where the zones lie as seen from the kiosk: those to the left on the left, those ahead at the top, those to the right
 * on the right. A way to turn, not a drawing to scale.
 */
export function layOut(zones: readonly Zone[], width: number, height: number): Box[] {
	const side = (width - 2 * EDGE) * 0.24
	const middle = width - 2 * (EDGE + side + CORRIDOR)
	const column = (turn: Zone['turn'], x: number): Box[] => {
		const list = zones.filter((z) => z.turn === turn)
		const each = (height - 2 * EDGE - GAP * (list.length - 1)) / list.length
		return list.map((zone, i) => ({ zone, x, y: EDGE + i * (each + GAP), width: side, height: each }))
	}
	const ahead = zones.filter((z) => z.turn === 'ahead')
	const each = (middle - GAP * (ahead.length - 1)) / ahead.length
	return [
		...column('left', EDGE),
		...ahead.map((zone, i) => ({ zone, x: EDGE + side + CORRIDOR + i * (each + GAP), y: EDGE, width: each, height: 112 })),
		...column('right', width - EDGE - side),
	]
}

/**
 * From the visitor to the zone's edge, as an SVG path of straight lines that crosses no other zone, and the arrow head's
 * angle in degrees.
 */
export function wayTo(box: Box, from: { x: number; y: number }): { path: string; tip: { x: number; y: number }; angle: number } {
	if (box.zone.turn === 'ahead') {
		const tip = { x: box.x + box.width / 2, y: box.y + box.height + REACH }
		return { path: `M${from.x} ${from.y}V${(from.y + tip.y) / 2}H${tip.x}V${tip.y}`, tip, angle: 0 }
	}
	const left = box.zone.turn === 'left'
	const edge = left ? box.x + box.width : box.x
	const out = left ? 1 : -1
	const tip = { x: edge + out * REACH, y: box.y + box.height / 2 }
	const corridor = edge + out * (CORRIDOR - REACH)
	return { path: `M${from.x} ${from.y}H${corridor}V${tip.y}H${tip.x}`, tip, angle: left ? -90 : 90 }
}
