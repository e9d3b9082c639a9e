import type { Dimension, VisitsOf } from '../../reports.ts'

/** Colours by what they say, as the screens' tokens and as ink on paper have them. */
export const TONES = {
	deep: ['--shutter-700', '#0f5548'],
	light: ['--shutter-300', '#8dc9b8'],
	pale: ['--shutter-100', '#ddefe9'],
	over: ['--cinnabar-600', '#b3261a'],
	plain: ['--ochre-500', '#f2b632'],
	plainLine: ['--ochre-700', '#6e4500'],
	ink: ['--ink', '#12211d'],
	grey: ['--ink-2', '#37453f'],
	edge: ['--line', '#ddd6c6'],
	white: ['--white', '#ffffff'],
	bad: ['--cinnabar-700', '#9b1c12'],
} as const
export type Tone = keyof typeof TONES

export type Shape =
	| { kind: 'rect'; x: number; y: number; width: number; height: number; tone: Tone; round?: number; hatched?: boolean }
	| { kind: 'line'; x1: number; y1: number; x2: number; y2: number; tone: Tone; thick?: number; dashed?: boolean }
	| { kind: 'dot'; x: number; y: number; r: number; tone: Tone }
	| { kind: 'path'; d: string; tone: Tone }
	| { kind: 'text'; x: number; y: number; text: string; size: number; tone: Tone; bold?: boolean; at?: 'start' | 'middle' | 'end' }

/** The visits behind a mark. */
export interface Behind {
	of: VisitsOf
	where: readonly { dimension: Dimension; key: string }[]
}

/** One thing in a drawing that says a figure: told to whoever cannot see it, and a way to the visits behind it. */
export interface Mark {
	key: string
	says: string
	shapes: Shape[]
	behind?: Behind | undefined
}

/** The same drawing for a screen and for paper. Sizes are px on a screen and pt on paper. */
export interface Drawing {
	width: number
	height: number
	/** All in one sentence. */
	says: string
	ground: Shape[]
	marks: Mark[]
	legend?: { name: string; tone: Tone; hatched?: boolean }[]
}

/** About how wide words are, px: a little too much rather than too little. */
export const widthOf = (text: string, size: number): number => text.length * size * 0.61

/** As much of a name as has room. */
export function shortened(text: string, room: number, size: number): string {
	const most = Math.max(3, Math.floor(room / (size * 0.54)))
	return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`
}

const STEPS = [1, 2, 5]
/** Round steps from zero, four or five of them, at least as high as `most`. */
export function ticksUpTo(most: number): { top: number; ticks: number[] } {
	if (most <= 0) return { top: 1, ticks: [0, 1] }
	const power = 10 ** Math.floor(Math.log10(most / 4))
	const sizes = [...STEPS, 10].map((step) => Math.max(1, step * power))
	const step = sizes.find((size) => most / size <= 4.5) ?? 10 * power
	const n = Math.ceil(most / step - 1e-9)
	return { top: n * step, ticks: Array.from({ length: n + 1 }, (_, i) => i * step) }
}
