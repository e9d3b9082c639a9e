import { describe, expect, it } from 'vitest'
import type { Edit } from '../../contract/draft.ts'
import { applyEdits, checkEdits } from '../../server/domain/centre-edits.ts'
import { testCentre } from '../support/centre.ts'

const centre = testCentre()
const text = (vi: string) => ({ vi, en: vi })
const ids = (list: readonly { id: string }[]) => list.map((x) => x.id)
const put = (part: 'services' | 'zones' | 'counters', id: string, changes: object): Edit => ({
	part,
	put: { ...centre[part].find((x) => x.id === id), id, ...changes },
})

describe('an edit', () => {
	it('puts an item in the place of the one it replaces, or at the end', () => {
		const next = applyEdits(centre, [
			put('services', 'ho-tich', { name: text('Khai sinh') }),
			put('zones', 'zone-c', { letter: 'C', name: text('Thuế'), where: text('Tầng 2'), turn: 'ahead' }),
		])
		expect(ids(next.services)).toEqual(ids(centre.services))
		expect(next.services[0]?.name.vi).toBe('Khai sinh')
		expect(ids(next.zones)).toEqual(['zone-a', 'zone-b', 'zone-c'])
	})
	it('changes neither the set-up it is made upon nor what it does not touch', () => {
		const before = structuredClone(centre)
		const next = applyEdits(centre, [{ part: 'hotline', set: '1900' }, put('counters', 'counter-1', { number: 9 })])
		expect(centre).toEqual(before)
		expect(next.procedures).toBe(centre.procedures)
		expect(next.counters[1]).toBe(centre.counters[1])
	})
	it('removes, orders and sets', () => {
		const next = applyEdits(centre, [
			{ part: 'counters', remove: 'counter-2' },
			{ part: 'services', order: ['dat-dai', 'ho-tich', 'chung-thuc'] },
			{ part: 'publicUrl', set: 'https://mot-cua.vn' },
		])
		expect(ids(next.counters)).toEqual(['counter-1', 'counter-3'])
		expect(ids(next.services)).toEqual(['dat-dai', 'ho-tich', 'chung-thuc'])
		expect(next.publicUrl).toBe('https://mot-cua.vn')
	})
	it('names people by their username', () => {
		const next = applyEdits(centre, [{ part: 'people', remove: 'officer3' }])
		expect(next.people.map((p) => p.username)).not.toContain('officer3')
	})
	it('takes an optional part away without a trace', () => {
		const set = applyEdits(centre, [{ part: 'publicUrl', set: 'https://mot-cua.vn' }])
		expect(applyEdits(set, [{ part: 'publicUrl', set: null }])).toEqual(centre)
		expect(Object.keys(applyEdits(set, [{ part: 'publicUrl', set: null }]))).not.toContain('publicUrl')
	})
})

describe('an edit that meets another set-up than it was made for', () => {
	it('puts back what somebody removed meanwhile, and removes what is gone without complaint', () => {
		const less = applyEdits(centre, [{ part: 'services', remove: 'ho-tich' }])
		expect(ids(applyEdits(less, [put('services', 'ho-tich', {})]).services)).toEqual(['chung-thuc', 'dat-dai', 'ho-tich'])
		expect(applyEdits(less, [{ part: 'services', remove: 'ho-tich' }]).services).toEqual(less.services)
	})
	it('orders those it knows and leaves the others behind them', () => {
		const more = applyEdits(centre, [put('zones', 'zone-c', { letter: 'C' })])
		expect(ids(applyEdits(more, [{ part: 'zones', order: ['zone-b', 'gone', 'zone-a'] }]).zones)).toEqual(['zone-b', 'zone-a', 'zone-c'])
	})
})

describe('reading edits', () => {
	it('fills in what is usual', () => {
		const read = checkEdits([{ part: 'kiosks', put: { id: 'kiosk-9', label: 'K-09', printerId: 'printer-9' } }])
		expect(read).toEqual({
			ok: true,
			edits: [{ part: 'kiosks', put: { id: 'kiosk-9', label: 'K-09', printerId: 'printer-9', coolDownMs: 0, zoneIds: [] } }],
		})
	})
	it('sets a part back to what is usual with null, where the set-up may do without', () => {
		expect(checkEdits([{ part: 'priorityFromAge', set: null }])).toEqual({ ok: true, edits: [{ part: 'priorityFromAge', set: 60 }] })
		expect(checkEdits([{ part: 'publicUrl', set: null }])).toEqual({ ok: true, edits: [{ part: 'publicUrl', set: null }] })
		expect(checkEdits([{ part: 'hotline', set: null }])).toMatchObject({ ok: false })
	})
	it('tells every mistake with its place', () => {
		const read = checkEdits([
			put('services', 'ho-tich', { prefix: 'Q1', extra: true }),
			{ part: 'hours', set: { weekly: [{ days: [1], open: '11:00', close: '07:00' }] } },
			{ part: 'people', put: { username: 'Ông A' } },
		])
		if (read.ok) throw new Error('the edits were taken')
		expect(read.mistakes).toContain('services[ho-tich].prefix: letters other than I, O and Q')
		expect(read.mistakes).toContain('hours.weekly[0]: open must be before close')
		expect(read.mistakes.filter((m) => m.startsWith('services[ho-tich]'))).toHaveLength(2)
		expect(read.mistakes.some((m) => m.startsWith('people[Ông A].name: '))).toBe(true)
	})
	it('takes all of them or none', () => {
		expect(
			checkEdits([
				{ part: 'hotline', set: '1900' },
				{ part: 'hotline', set: '' },
			]),
		).toMatchObject({ ok: false })
	})
})
