import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { Procedure } from '../../contract/catalogue.ts'
import { Centre } from '../../contract/centre.ts'
import type { FileFormat, ImportKind } from '../../contract/imports.ts'
import { Person } from '../../contract/people.ts'
import { writeExport } from '../../server/exports/write-export.ts'
import { readImport } from '../../server/imports/read-import.ts'
import { testCentre } from '../support/centre.ts'

vi.setConfig({ testTimeout: 120_000 })

const FORMATS: FileFormat[] = ['xlsx', 'csv', 'json']
async function roundTrip(kind: ImportKind, format: FileFormat, centre: Centre) {
	const bytes = await writeExport({ kind, format, centre })
	return readImport({ kind, format, bytes, centre }, () => undefined)
}

/** Half of a sign: no file of text can hold it. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What people, programs and attackers put into a cell. A cell of nothing but spaces is an empty one. */
const NASTY = [
	'=1+1',
	'+84 912',
	'-5',
	'@SUM(A1)',
	"'=x",
	"''",
	'\t=x',
	'<b>&amp;</b>',
	'"; DROP',
	'a,b;c\td',
	'_x0041_',
	'_x005F_',
	'Ắặ ỡ',
	'ẞ',
	'😀👨‍👩‍👧',
	'\u202eRTL\u202c',
	'\u0001\u0007',
	'\ufffe\uffff\ufffd\ufdd0\u{1fffe}',
	'\u007f\u0085\u009f',
	'a\nb',
	'a\r\nb',
	'x\r',
	' đầu và cuối ',
	'＝1',
	'٣',
	'\u00a0x',
	'\ufeffx',
	'1e5',
	'007',
	'31/12/2026',
	'TRUE',
	'#N/A',
	'null',
	'constructor',
	'__proto__',
	'\\n',
	'| https://x.vn',
]
const piece = fc.oneof(
	fc.constantFrom(...NASTY),
	fc.string({ unit: 'grapheme', maxLength: 12 }),
	fc.constantFrom('thủ tục', 'cấp lại', ' '),
)
const words = (max: number) =>
	fc
		.array(piece, { minLength: 1, maxLength: 6 })
		.map((pieces) => pieces.join('').normalize('NFC').slice(0, max))
		.filter((text) => text.trim() !== '' && !LONE.test(text))
const text = (max: number) => fc.record({ vi: words(max), en: words(max) })
const day = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10))
const line = (max: number) => words(max).filter((item) => !/[\u2028\u2029\r]/.test(item))
const vnd = fc.oneof(fc.constantFrom(0, 1, 50, 999, 1000, 50_000), fc.nat(9_999_999))
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const id = fc.stringMatching(/^[A-Za-z0-9._-]{1,20}$/)

const procedure = fc
	.record({
		...{ id, agencyId: fc.constant('UBX'), fieldId: fc.constant('ho-tich'), serviceId: fc.constantFrom('ho-tich', 'chung-thuc') },
		...{ short: text(200), legal: words(400) },
		limit: maybe(
			fc
				.record({ value: fc.nat(400), unit: fc.constantFrom('working_day', 'calendar_day', 'hour', 'same_day') })
				.chain((limit) => fc.constantFrom(limit, { ...limit, cutoff: '15:00' }, { ...limit, cutoff: '07:30' })),
		),
		feeVnd: maybe(vnd),
		fees: maybe(
			fc.array(
				fc
					.record({ vnd, from: maybe(day), until: maybe(day) })
					.map(({ from, until, ...fee }) =>
						from !== undefined && until !== undefined && from > until ? { ...fee, from: until, until: from } : { ...fee, from, until },
					),
				{ minLength: 1, maxLength: 4 },
			),
		),
		documents: fc.array(line(120), { maxLength: 5 }),
		forms: maybe(
			fc.array(
				fc.record({
					name: line(60).map((name) => name.trimEnd()),
					url: fc.constantFrom('https://dichvucong.gov.vn/a?x=1&y=2', 'http://tw.vn/mẫu#a', 'https://a.vn/%20'),
					kind: fc.constantFrom('form', 'sample'),
				}),
				{ minLength: 1, maxLength: 4 },
			),
		),
		level: fc.constantFrom('full', 'partial', 'in_person', 'online_unspecified'),
		aliases: fc.array(line(40), { maxLength: 3 }),
		status: fc.constantFrom('verified', 'partly_verified', 'plausible'),
	})
	.map((given) => Procedure.parse(JSON.parse(JSON.stringify(given))))

const person = fc
	.record({
		username: fc.stringMatching(/^[a-z0-9._-]{1,20}$/),
		...{ name: words(80), title: text(80), role: fc.constantFrom('officer', 'supervisor', 'receptionist') },
		...{ counterId: maybe(fc.constant('counter-1')), substituteAt: maybe(fc.constant(['counter-2', 'counter-3'])) },
		...{ mayChoose: fc.boolean(), languages: fc.constantFrom(['vi'], ['en', 'vi']), skills: fc.constantFrom([], ['ky-hieu', 'b']) },
		...{ phone: maybe(words(40)), signInAs: maybe(words(60)), suspended: maybe(fc.boolean()) },
	})
	.map((given) => Person.parse(JSON.parse(JSON.stringify(given))))

/** A workbook takes long to write. */
const RUNS = { xlsx: 25, csv: 150, json: 150 }
const nothingChanged = (lines: number) => ({ lines, added: 0, changed: 0, unchanged: lines, refused: 0, absent: 0 })

describe('what is exported, imported again, changes nothing', () => {
	it.each(FORMATS)('procedures with any text, as %s', async (format) => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(procedure, { minLength: 1, maxLength: 6, selector: (p) => p.id }), async (procedures) => {
				const { report, edits } = await roundTrip('procedures', format, { ...testCentre(), procedures })
				expect({ report: { ...report, problems: report.problems.filter((p) => p.severity === 'error') }, edits }).toMatchObject({
					report: { ...nothingChanged(procedures.length), problems: [] },
					edits: [],
				})
			}),
			{ numRuns: RUNS[format] },
		)
	})

	it.each(FORMATS)('people with any text, as %s', async (format) => {
		await fc.assert(
			fc.asyncProperty(fc.uniqueArray(person, { minLength: 1, maxLength: 6, selector: (p) => p.username }), async (people) => {
				const { report, edits } = await roundTrip('people', format, { ...testCentre(), people })
				expect({ report, edits }).toMatchObject({ report: nothingChanged(people.length), edits: [] })
			}),
			{ numRuns: RUNS[format] },
		)
	})

	it.each(['xlsx', 'json'] as const)('a whole centre, as %s', async (format) => {
		const centre = Centre.parse(JSON.parse(readFileSync('centres/demo-province.json', 'utf8')))
		const { report, edits } = await roundTrip('centre', format, centre)
		expect(edits).toEqual([])
		expect(report).toMatchObject({ added: 0, changed: 0, refused: 0, absent: 0 })
		expect(report.problems).toEqual([])
		expect(report.unchanged).toBeGreaterThan(250)
	})
})
