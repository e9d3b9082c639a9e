import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { FileFormat, ImportReport } from '../../contract/imports.ts'
import { readImport } from '../../server/imports/read-import.ts'
import { testCentre } from '../support/centre.ts'

const FIXTURE = 'tests/fixtures/catalogue-dirty'
const expected = JSON.parse(readFileSync(`${FIXTURE}.report.json`, 'utf8')) as Record<FileFormat, ImportReport>

const read = (format: FileFormat) =>
	readImport({ kind: 'procedures', format, bytes: readFileSync(`${FIXTURE}.${format}`), centre: testCentre() }, () => undefined)

describe('a catalogue as dirty as real ones', () => {
	it.each(['csv', 'xlsx', 'json'] as const)('is reported line by line, as %s', async (format) => {
		expect((await read(format)).report).toEqual(expected[format])
	})

	it.each(['csv', 'xlsx', 'json'] as const)('gives the same items as %s, with nothing guessed', async (format) => {
		const { edits } = await read(format)
		const items = new Map(edits.flatMap((edit) => ('put' in edit ? [[String(edit.put.id), edit.put] as const] : [])))
		expect(items.get('2.000635')).not.toHaveProperty('limit')
		expect(items.get('2.000908')).not.toHaveProperty('feeVnd')
		expect(items.get('2.000992')).toHaveProperty('feeVnd', 50_000)
		expect(items.get('2.000884')).toMatchObject({
			fees: [
				{ vnd: 50_000, until: '2026-12-31' },
				{ vnd: 100_000, from: '2027-01-01' },
			],
		})
		expect(items.get('1.004884')).not.toHaveProperty('fees')
		expect(items.get('DATE-1')).not.toHaveProperty('feeVnd')
		expect(items.get('DATE-2')).toMatchObject({ fees: [{ vnd: 70_000, from: '2027-01-01', until: '2027-12-31' }] })
		expect(items.get('1.001022')).toMatchObject({ short: { vi: 'Đăng ký lại khai tử'.normalize('NFC') } })
		expect(items.get('HTML-1')).toMatchObject({ short: { vi: '<b onclick="x()">\u202eab\u202c 😀\u0007</b>' } })
		expect(items.get('INJ-1')).toMatchObject({ short: { vi: '=HYPERLINK("http://x","y")' }, documents: ['+84 912 345 678', '@SUM(A1)'] })
		expect(items.get('FORM-1')).toMatchObject({ forms: [{ name: 'Mẫu 02', url: 'https://x.vn/02.docx', kind: 'form' }] })
		expect(items.get('LEVEL-1')).toMatchObject({ level: 'in_person', status: 'plausible', serviceId: 'ho-tich' })
	})

	it('keeps what a file does not speak of', async () => {
		const bytes = Buffer.from('Mã,Lệ phí\n1.001193,20.000 đồng\n')
		const { edits } = await readImport({ kind: 'procedures', format: 'csv', bytes, centre: testCentre() }, () => undefined)
		const before = testCentre().procedures.find(({ id }) => id === '1.001193')
		expect(edits).toEqual([{ part: 'procedures', put: { ...before, feeVnd: 20_000 } }])
	})
})
