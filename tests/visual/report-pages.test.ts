import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { getDocumentProxy, renderPageAsImage } from 'unpdf'
import { describe, expect, it } from 'vitest'
import { writeReport } from '../../server/exports/figures/write-report.ts'
import { bookTask } from '../reports/report-book.ts'
import { differenceOf, packPicture, readPicture } from './pictures.ts'
import type { Amount } from './report-answers.ts'

/** `UPDATE_PAGES=1` keeps the pages as they are now. */
const updating = process.env['UPDATE_PAGES'] === '1'
const PATIENT_MS = 60_000
/** A4 at about 110 dots an inch: small text can still be read. */
const SCALE = 1.5

const pagesOf = async (amount: Amount) => writeReport({ ...bookTask(amount), format: 'pdf' })
const pictureOf = async (bytes: Uint8Array, page: number) =>
	Buffer.from(await renderPageAsImage(new Uint8Array(bytes), page, { canvasImport: () => import('@napi-rs/canvas'), scale: SCALE }))

describe.each<[Amount, number[]]>([
	['none', [1]],
	['one', [1, 2]],
	['million', [1, 2, 3]],
])('the paper of a report of %s', (amount, kept) => {
	it(
		'looks as it did',
		async () => {
			const bytes = await pagesOf(amount)
			expect((await getDocumentProxy(new Uint8Array(bytes))).numPages).toBeGreaterThanOrEqual(kept.length)
			for (const page of kept) {
				const picture = readPicture(await pictureOf(bytes, page))
				const path = resolve(import.meta.dirname, `references/report-${amount}-page-${page}.png`)
				if (updating) writeFileSync(path, packPicture(picture))
				expect(existsSync(path), path).toBe(true)
				expect(differenceOf(picture, readPicture(readFileSync(path))), `page ${page}`).toBeUndefined()
			}
		},
		PATIENT_MS,
	)
})
