import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Scan } from '../../contract/devices.ts'
import { readScan } from '../../contract/scans.ts'

const AT = { day: '2026-11-23' }
const read = (text: string) => readScan(text, AT)
const VISIT = '3f2c9d6e-6c1b-4c8e-9a51-0b7d2f4e8a10'
const NONE = { kind: 'unknown' }

describe('a ticket', () => {
	it.each([
		VISIT,
		VISIT.toUpperCase(),
		`${VISIT}\r\n`,
		`https://motcua.sonla.example/t/${VISIT}`,
		`http://10.0.0.5:8080/t/${VISIT}/`,
		`http://[fd00::1]/some/where/t/${VISIT}?x=1#y`,
		`HTTPS://MOTCUA.EXAMPLE/T/${VISIT.toUpperCase()}`,
	])('is read from %j', (text) => expect(read(text)).toEqual({ kind: 'ticket', visitId: VISIT }))

	it.each([
		`https://motcua.example/t/${VISIT}x`,
		`https://motcua.example/t/${VISIT}/more`,
		`https://motcua.example/x/${VISIT}`,
		`https:///t/${VISIT}`,
		`javascript:alert(1)//t/${VISIT}`,
		`see https://motcua.example/t/${VISIT}`,
		'https://motcua.example/t/',
		'3f2c9d6e-6c1b-0c8e-9a51-0b7d2f4e8a10',
		VISIT.replace(/-/g, ''),
	])('is not %j', (text) => expect(read(text)).toEqual(NONE))
})

describe('a dossier', () => {
	it.each(['000.00.12.H40-200626-0001', 'H40.12-261123-12345', '000.00.00.G22-260102-123456'])('is %s, as it is written', (code) =>
		expect(read(` ${code}\n`)).toEqual({ kind: 'dossier', code }),
	)

	it.each([
		'000.00.12.h40-200626-0001',
		'000.00.12.H40-200626-001',
		'000.00.12.H40-200626-0000001',
		'000.00.12.H40–200626–0001',
		'000.00.12.H40 -200626-0001',
		`${'0'.repeat(41)}-200626-0001`,
	])('is never made of %j', (code) => expect(read(code)).toEqual(NONE))
})

describe('a procedure', () => {
	it.each([
		['1.001193', '1.001193'],
		['2.000488.000.00.00.H40', '2.000488.000.00.00.H40'],
		['tthc:1.001193', '1.001193'],
		['TTHC:DEMO-SNV-01', 'DEMO-SNV-01'],
		['https://motcua.example/p/1.001193', '1.001193'],
		['https://motcua.example/p/DEMO-SNV-01', 'DEMO-SNV-01'],
		['https://dichvucong.gov.vn/p/home/dvc-chi-tiet-thu-tuc-nganh-doc.html?a=b&ma_thu_tuc=1.001193', '1.001193'],
	])('is read from %s', (text, procedureId) => expect(read(text)).toEqual({ kind: 'procedure', procedureId }))

	it.each([
		'https://example.org/p/home',
		'tthc:',
		'tthc:../../etc',
		'1.00119',
		'11.001193',
		'1.001193.',
		`tthc:${'1'.repeat(65)}`,
		'8934588012112',
	])('is not %j', (text) => expect(read(text)).toEqual(NONE))
})

describe('an appointment', () => {
	it.each(['hen:AB12', 'HEN:ab12', 'https://motcua.example/a/AB12'])('is read from %s', (text) =>
		expect(read(text)).toEqual({ kind: 'appointment', code: 'AB12' }),
	)
	it.each(['hen:AB1', 'hen:ABCDEFGHIJKLM', 'hen:AB 12', 'hen:ÀB12', 'AB12'])('is not %j', (text) => expect(read(text)).toEqual(NONE))
})

/** Numbers and people are made up; the six last digits are zeros. */
const card = (over: Partial<Record<'number' | 'old' | 'name' | 'born' | 'gender' | 'address' | 'issued', string>> = {}) => {
	const c = {
		...{ number: '014060000000', old: '050000000', name: 'Nguyễn Thị An', born: '23111960', gender: 'Nữ' },
		...{ address: 'Tổ 1, Chiềng Lề, Sơn La', issued: '01062021' },
		...over,
	}
	return [c.number, c.old, c.name, c.born, c.gender, c.address, c.issued].join('|')
}
const age = (over: Parameters<typeof card>[0]) => {
	const scan = read(card(over))
	return scan.kind === 'card' ? scan.ageFrom : scan.kind
}

describe('a card', () => {
	it('gives an age band of five years and nothing else', () => expect(read(card())).toEqual({ kind: 'card', ageFrom: 65 }))

	it.each([
		['60 on the birthday', { number: '014066000000', born: '23111966' }, 60],
		['59 the day before', { number: '014066000000', born: '24111966' }, 55],
		['born on a leap day', { number: '014064000000', born: '29021964' }, 60],
		['a child of this century', { number: '014220000000', born: '01012020' }, 5],
		['born today', { number: '014226000000', born: '23112026' }, 0],
		['only the year known', { number: '014066000000', born: '00001966' }, 60],
		['month and year known', { number: '014066000000', born: '00111966' }, 60],
		['no old number', { old: '' }, 65],
		['letters lost by a scanner that types', { name: 'Nguyn Th An', gender: 'N', address: 'T 1, Ching L, Sn La' }, 65],
		['letters turned into others', { name: 'Nguy?n Th? An\u0000', address: '\u202e\ud800' }, 65],
		['born abroad', { number: '201060000000' }, 65],
		['no birth date that can be read', { born: '' }, null],
		['a birth date wholly unknown', { born: '00000000' }, null],
		['a birth date in another form', { born: '23/11/1960' }, null],
	] as const)('%s', (_, over, ageFrom) => expect(age(over)).toBe(ageFrom))

	it('of the newer kind may list more: it is dropped', () => {
		expect(read(`${card()}|Nguyễn Văn B|Trần Thị C||x`)).toEqual({ kind: 'card', ageFrom: 65 })
		expect(read(`${card()}||||\r`)).toEqual({ kind: 'card', ageFrom: 65 })
	})

	it.each([
		['a province that never was', { number: '003060000000' }],
		['eleven digits', { number: '01406000000' }],
		['thirteen digits', { number: '0140600000000' }],
		['another year in the number', { born: '23111961' }],
		['another century in the number', { number: '014260000000' }],
		['a day that never was', { number: '014061000000', born: '29021961' }],
		['a thirteenth month', { born: '01131960' }],
		['a day without a month', { born: '05001960' }],
		['born tomorrow', { number: '014226000000', born: '24112026' }],
		['issued on no day', { issued: '31022021' }],
		['issued never', { issued: '' }],
	] as const)('is not believed with %s', (_, over) => expect(age(over)).toBe('unknown'))

	it('wants all seven fields', () => expect(read(card().split('|').slice(0, 6).join('|'))).toEqual(NONE))

	it('knows the 63 provinces', () => {
		const codes = Array.from({ length: 101 }, (_, i) => String(i).padStart(3, '0'))
		expect(codes.filter((code) => age({ number: `${code}060000000` }) === 65)).toHaveLength(63)
	})

	const BIRTH = fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-23T00:00:00Z'), noInvalidDate: true })
	it('of anybody born until today tells the band that the calendar tells', () => {
		fc.assert(
			fc.property(BIRTH, fc.boolean(), (birth, woman) => {
				const [y = '', m = '', d = ''] = birth.toISOString().slice(0, 10).split('-')
				const century = (y < '2000' ? 0 : 2) + (woman ? 1 : 0)
				const years = 2026 - Number(y) - (Date.UTC(2026, Number(m) - 1, Number(d)) > Date.UTC(2026, 10, 23) ? 1 : 0)
				expect(age({ number: `001${century}${y.slice(2)}000000`, born: d + m + y })).toBe(Math.floor(years / 5) * 5)
			}),
		)
	})

	it('leaks nothing of what is on it', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 3, maxLength: 40 }), (name) => {
				expect(JSON.stringify(read(card({ name: name.replace(/\|/g, '') })))).toBe('{"kind":"card","ageFrom":65}')
			}),
		)
	})
})

describe('any text at all', () => {
	const PIECE = fc.oneof(
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc.constantFrom(
			'|',
			'-',
			'.',
			'/',
			'https://x/t/',
			'https://x/p/',
			'tthc:',
			'hen:',
			VISIT,
			'014060000000',
			'23111960',
			'\u0000',
			'\ud800',
		),
	)
	it('is read without a fault, and what it gives is what the contract says', () => {
		fc.assert(
			fc.property(fc.array(PIECE, { maxLength: 12 }), (pieces) => {
				const scan = read(pieces.join(''))
				expect(Scan.parse(scan)).toEqual(scan)
			}),
			{ numRuns: 2000 },
		)
	})

	it.each([
		['a script', '<script>alert(document.cookie)</script>'],
		['SQL', "'; DROP TABLE visits; --"],
		['right to left', '\u202e1000-626002-04H.21.00.000'],
		['a lone surrogate', '\udfff'],
		['nothing', ''],
		['null bytes', '\u0000'.repeat(100)],
		['a ticket cut in two by a null byte', `${VISIT.slice(0, 18)}\u0000${VISIT.slice(18)}`],
		['a path out', 'https://motcua.example/t/../../admin'],
	])('%s is unknown', (_, text) => expect(read(text)).toEqual(NONE))

	it('longer than 4,096 characters is unknown, whatever it begins with', () => {
		const longest = `https://motcua.example/t/${VISIT}?`
		expect(read(longest.padEnd(4096, 'x'))).toEqual({ kind: 'ticket', visitId: VISIT })
		expect(read(longest.padEnd(4097, 'x'))).toEqual(NONE)
	})

	const hostile = ['a', '0', '.', '-', '|', '/', '\u0000', '0.', 'A-', '//', '|0', ' ', '?&', 'https://', '\u0301', '\ud83d']
	it.each(hostile)('of a million or of four thousand characters of %j is read at once', (unit) => {
		const began = performance.now()
		expect(read(unit.repeat(1_000_000 / unit.length))).toEqual(NONE)
		for (const prefix of ['', 'https://x/', 'tthc:', '0.000000.', 'A-000000-'])
			expect(read(prefix + unit.repeat(4000 / unit.length))).toEqual(NONE)
		// A pattern that goes back and forth takes minutes; a busy machine does not.
		expect(performance.now() - began).toBeLessThan(5_000)
	})
})
