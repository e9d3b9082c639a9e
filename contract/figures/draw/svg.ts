import { TONES, type Drawing, type Shape, type Tone } from './shapes.ts'

const ink = (tone: Tone): string => TONES[tone][1]
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const FONT = 'Be Vietnam Pro'

/** A drawing for paper. */
export function svgOf({ width, height, ground, marks, legend = [] }: Drawing): string {
	const shapes = [...ground, ...marks.flatMap((mark) => mark.shapes)].map(shapeOf).join('')
	const head = legend.length ? 22 : 0
	let x = 0
	const named = legend.map(({ name, tone, hatched }) => {
		const at = x
		x += 34 + name.length * 6.4
		return (
			shapeOf({ kind: 'rect', x: at, y: 2, width: 12, height: 12, tone, ...(hatched && { hatched }) }) +
			shapeOf({ kind: 'text', x: at + 18, y: 12, text: name, size: 11, tone: 'grey' })
		)
	})
	return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + head}" viewBox="0 0 ${width} ${height + head}">${named.join('')}<g transform="translate(0 ${head})">${shapes}</g></svg>`
}

function shapeOf(shape: Shape): string {
	switch (shape.kind) {
		case 'rect':
			return rectOf(shape)
		case 'line':
			return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" stroke="${ink(shape.tone)}" stroke-width="${shape.thick ?? 1}"${shape.dashed ? ' stroke-dasharray="5 4"' : ''}/>`
		case 'dot':
			return `<circle cx="${shape.x}" cy="${shape.y}" r="${shape.r}" fill="${ink(shape.tone)}"/>`
		case 'path':
			return `<path d="${shape.d}" fill="none" stroke="${ink(shape.tone)}" stroke-width="2"/>`
		case 'text':
			return `<text x="${shape.x}" y="${shape.y}" font-family="${FONT}" font-size="${shape.size}" font-weight="${shape.bold ? 'bold' : 'normal'}" text-anchor="${shape.at ?? 'start'}" fill="${ink(shape.tone)}">${escaped(shape.text)}</text>`
	}
}

function rectOf({ x, y, width, height, tone, round = 0, hatched }: Extract<Shape, { kind: 'rect' }>): string {
	const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${Math.min(round, width / 2, height / 2)}" fill="${ink(tone)}"/>`
	return hatched ? rect + hatchOf({ x, y, width, height }) : rect
}

/** Slanting strokes, cut where the box ends. */
function hatchOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
	const strokes: string[] = []
	for (let from = -height + 3; from < width; from += 6) {
		const [a, b] = [Math.max(0, from), Math.min(width, from + height)]
		strokes.push(`M${x + a} ${y + height - (a - from)}L${x + b} ${y + height - (b - from)}`)
	}
	return `<path d="${strokes.join('')}" stroke="${ink('plainLine')}" stroke-width="1.6" fill="none"/>`
}
