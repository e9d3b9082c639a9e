import { GlobalFonts } from '@napi-rs/canvas'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Face, Style } from './drawing.ts'
import { withTabularDigits } from './tabular-digits.ts'

const SUBSETS = ['latin', 'vietnamese', 'latin-ext']
const WEIGHTS = [600, 700]
const packages = createRequire(import.meta.url)

// One family for each subset file: under one name the canvas keeps one file, and 40 Vietnamese letters vanish unseen.
const FAMILIES: Record<Face, string> = {
	words: SUBSETS.map((subset) => `"Words ${subset}"`).join(', '),
	number: `"Number", ${SUBSETS.map((subset) => `"Words ${subset}"`).join(', ')}`,
}

/**
 * Makes the slip's faces known to the canvas of this process: Be Vietnam Pro for words, Overpass for numbers.
 *
 * @throws Error when a font file is missing
 */
export function loadFonts(): void {
	for (const weight of WEIGHTS)
		for (const subset of SUBSETS) {
			const file = packages.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`)
			if (!GlobalFonts.registerFromPath(file, `Words ${subset}`)) throw new Error(`the font ${file} cannot be read`)
		}
	const overpass = packages.resolve('@fontsource/overpass/files/overpass-latin-700-normal.woff')
	if (!GlobalFonts.register(withTabularDigits(readFileSync(overpass)), 'Number')) throw new Error(`the font ${overpass} cannot be read`)
}

/** The style as a canvas `font`. */
export const cssFont = ({ face, weight, px }: Style): string => `${weight} ${px}px ${FAMILIES[face]}`
