import { GlobalFonts } from '@napi-rs/canvas'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { cssFont, loadFonts } from '../../hardware/printer/fonts.ts'
import { checkGlyphs, missingLetters, NUMBER_LETTERS, VIETNAMESE_LETTERS } from '../../hardware/printer/glyphs.ts'
import { createRaster } from '../../hardware/printer/raster.ts'

// Before the canvas is loaded: a font of this machine must not stand in for one of ours.
vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

beforeAll(() => loadFonts())

describe('the letters of a slip', () => {
	it('are the 147 of Vietnamese, each composed', () => {
		expect(new Set(VIETNAMESE_LETTERS).size).toBe(147)
		expect(VIETNAMESE_LETTERS.every((letter) => letter.length === 1)).toBe(true)
	})
	it('all print, at every weight used, and so do those of numbers', () => {
		for (const weight of [600, 700] as const)
			expect(missingLetters(VIETNAMESE_LETTERS, cssFont({ face: 'words', weight, px: 48 }))).toEqual([])
		expect(missingLetters(NUMBER_LETTERS, cssFont({ face: 'number', weight: 700, px: 48 }))).toEqual([])
		expect(() => checkGlyphs()).not.toThrow()
	})
	it('are found missing where they are: three font files under one family name', () => {
		const packages = createRequire(import.meta.url)
		for (const subset of ['latin', 'latin-ext', 'vietnamese'])
			GlobalFonts.registerFromPath(
				packages.resolve(`@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-700-normal.woff2`),
				'One name',
			)
		const missing = missingLetters(VIETNAMESE_LETTERS, '700 48px "One name"')
		expect(missing.length).toBeGreaterThan(20)
		expect(missing).toContain('ơ')
	})
	it('are found missing where the font has none', () => {
		expect(missingLetters(['漢', 'a'], '700 48px "Words latin"')).toEqual(['漢'])
	})
})

describe('the number face', () => {
	it('has digits of one width, and a 1 with a foot', () => {
		const { measure, draw } = createRaster()
		const style = { face: 'number', weight: 700, px: 200 } as const
		expect(new Set([...'0123456789'].map((digit) => measure(digit, style))).size).toBe(1)
		const { rows } = draw({
			widthDots: 128,
			heightDots: 160,
			marks: [{ kind: 'text', x: 0, baseline: 150, text: '1', style, ink: 'black' }],
		})
		const inkOfRow = (y: number) =>
			rows.subarray(y * 16, y * 16 + 16).reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0)
		// Just above the line it stands on, the 1 is much wider than its stem.
		expect(inkOfRow(146)).toBeGreaterThan(2 * inkOfRow(100))
	})
})
