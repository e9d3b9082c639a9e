import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { NeedGroup } from '../contract/catalogue.ts'
import { Centre } from '../contract/centre.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`../centres/${name}.json`, import.meta.url), 'utf8'))
const province = Centre.parse(read('demo-province'))
const commune = Centre.parse(read('commune'))

/** What a centre file is told when one thing in it is changed. */
function complaints(change: (centre: Centre) => void): string[] {
	const centre = structuredClone(province)
	change(centre)
	const result = Centre.safeParse(centre)
	return result.success ? [] : result.error.issues.map((issue) => issue.message)
}

const first = <T>(list: T[]): T => {
	const [item] = list
	if (!item) throw new Error('an empty list')
	return item
}

describe('the centre files', () => {
	it('have the sizes of a province and of a commune', () => {
		expect([province.agencies.length, province.fields.length, province.procedures.length]).toEqual([24, 61, 107])
		expect([province.counters.length, province.services.length, province.zones.length]).toEqual([12, 10, 6])
		expect(commune.counters).toHaveLength(4)
	})

	it('place every field under one of the eight needs, and use all eight', () => {
		expect(new Set(province.fields.map((f) => f.group))).toEqual(new Set(NeedGroup.options))
	})

	it('give every procedure the service of its field', () => {
		for (const centre of [province, commune]) {
			const serviceOf = new Map(centre.fields.map((f) => [f.id, f.serviceId]))
			expect(centre.procedures.filter((p) => serviceOf.get(p.fieldId) !== p.serviceId)).toEqual([])
		}
	})

	it('serve only the agencies of the commune in the commune', () => {
		expect(new Set(commune.agencies.map((a) => a.level))).toEqual(new Set(['commune']))
		expect(commune.procedures).toHaveLength(45)
	})

	it('keep the demo open and without quotas, and give the commune both', () => {
		expect(province.demo).toBe(true)
		expect(province.services.filter((s) => s.quotaPerDay !== undefined || s.hours)).toEqual([])
		expect(commune.demo).toBe(false)
		expect(commune.services.map((s) => s.quotaPerDay).filter(Boolean)).toEqual([80, 40, 60])
	})

	it('have one officer and one sign for each counter', () => {
		for (const centre of [province, commune]) {
			const counters = centre.counters.map((c) => c.id)
			expect(centre.people.filter((p) => p.role === 'officer').map((p) => p.counterId)).toEqual(counters)
			expect(centre.displays.flatMap((d) => (d.layout === 'sign' ? [d.counterId] : []))).toEqual(counters)
		}
	})

	it('begin a new centre with one of each, and nothing that must be enrolled', () => {
		const blank = Centre.parse(read('blank'))
		expect([blank.zones, blank.services, blank.counters, blank.people].map((part) => part.length)).toEqual([1, 1, 1, 1])
		expect([blank.kiosks, blank.displays, blank.devices, blank.procedures].map((part) => part.length)).toEqual([0, 0, 0, 0])
		expect(blank).toMatchObject({
			demo: false,
			people: [{ username: 'admin', role: 'administrator' }],
			hours: commune.hours,
			rating: commune.rating,
		})
	})

	it('give a province the hall of the demo as it really works, and nobody in it yet', () => {
		const template = Centre.parse(read('province'))
		expect(template).toMatchObject({ demo: false, calling: commune.calling, people: [{ username: 'admin' }] })
		for (const part of ['zones', 'services', 'counters', 'agencies', 'procedures', 'kiosks', 'displays'] as const)
			expect(template[part]).toEqual(province[part])
	})

	it('seal exactly one reason, the one about money', () => {
		expect(province.rating.reasons.filter((r) => r.confidential).map((r) => r.id)).toEqual(['unofficial-payment'])
	})

	it('leave a fee the catalogue does not know absent, and keep a free one at zero', () => {
		const fee = (id: string) => province.procedures.find((p) => p.id === id)?.feeVnd
		expect([fee('1.000656'), fee('1.001193'), fee('2.000815')]).toEqual([undefined, 0, 2000])
	})

	it('find the land certificate under its everyday names', () => {
		expect(province.procedures.find((p) => p.id === '1.012783')?.aliases).toEqual(expect.arrayContaining(['sổ đỏ', 'sổ hồng']))
	})

	it.each(['catalogue', 'demo-province', 'province', 'commune', 'blank'])('spell %s in NFC, without no-break spaces', (name) => {
		const text = JSON.stringify(read(name))
		expect(text).toBe(text.normalize('NFC'))
		expect(text).not.toMatch(/[\u00a0\u202f\u2007]/)
	})

	it('are what scripts/make-centres.mjs makes', () => {
		expect(() => execFileSync(process.execPath, ['scripts/make-centres.mjs', '--check'], { stdio: 'pipe' })).not.toThrow()
	})
})

describe('a centre file that does not hold together', () => {
	it('is told which zone is unknown', () => {
		expect(complaints((c) => (first(c.services).zoneId = 'z'))).toEqual(['service ho-tich names the unknown zone z'])
		expect(complaints((c) => (first(c.counters).zoneId = 'z'))).toEqual(['counter counter-1 names the unknown zone z'])
	})

	it('is told which counter number is used twice', () => {
		expect(complaints((c) => (first(c.counters).number = 2))).toEqual(['counter number 2 is used twice'])
	})

	it('may not begin numbers with a letter that reads as a digit', () => {
		expect(complaints((c) => (first(c.services).prefix = 'O'))).toContain('letters other than I, O and Q')
	})

	it('is told when two services could give the same number', () => {
		const apart = (c: Centre) => (first(c.services).numbers.sequence = 'A2')
		expect(complaints(apart)).toEqual(['services ho-tich and chung-thuc could give the same number: same prefix, overlapping ranges'])
	})

	it('is told when one sequence is described in two ways', () => {
		const wider = (c: Centre) => (first(c.services).numbers.width = 4)
		expect(complaints(wider)).toEqual(['services ho-tich and chung-thuc share the sequence A but describe it differently'])
	})

	it('is told which references lead nowhere', () => {
		expect(complaints((c) => (first(c.fields).serviceId = 'gone'))).toEqual(['field ho-tich names the unknown service gone'])
		expect(complaints((c) => (c.quickPicks[0] = 'gone'))).toEqual(['quick pick gone is not a procedure'])
		expect(complaints((c) => (first(c.people).counterId = 'gone'))).toEqual(['account admin names the unknown counter gone'])
	})
})
