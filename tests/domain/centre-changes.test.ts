import { describe, expect, it } from 'vitest'
import type { Edit } from '../../contract/draft.ts'
import { applyEdits } from '../../server/domain/centre-edits.ts'
import { changesBetween, summaryOf } from '../../server/domain/centre-changes.ts'
import { differences, isSame, wordsOf } from '../../server/domain/differences.ts'
import { testCentre } from '../support/centre.ts'

const centre = testCentre()
const after = (...edits: Edit[]) => changesBetween(centre, applyEdits(centre, edits))
const [service] = centre.services
const [procedure] = centre.procedures

describe('changes of a set-up', () => {
	it('are none where nothing differs, however it came about', () => {
		expect(changesBetween(centre, structuredClone(centre))).toEqual([])
		expect(after({ part: 'hotline', set: centre.hotline }, { part: 'services', put: { ...service } })).toEqual([])
	})
	it('name what was added, changed and removed as people call it', () => {
		const changes = after(
			{ part: 'counters', put: { ...centre.counters[0], id: 'counter-9', number: 9 } },
			{ part: 'counters', remove: 'counter-3' },
			{ part: 'services', put: { ...service, prefix: 'H', numbers: { ...service?.numbers, last: 500 } } },
			{ part: 'people', remove: 'officer1' },
			{ part: 'procedures', put: { ...procedure, id: '2.000' } },
		)
		expect(changes).toMatchObject([
			{
				part: 'services',
				changed: [
					{
						name: 'Hộ tịch',
						fields: [
							{ path: 'prefix', before: 'A', after: 'H' },
							{ path: 'numbers.last', before: '999', after: '500' },
						],
					},
				],
				counts: { added: 0, changed: 1, removed: 0 },
			},
			{ part: 'counters', added: ['Quầy 9'], removed: ['Quầy 3'], counts: { added: 1, changed: 0, removed: 1 } },
			{ part: 'procedures', added: ['Đăng ký khai sinh (2.000)'] },
			{ part: 'people', removed: ['Lò Thị Mai (officer1)'] },
		])
		expect(summaryOf(changes)[1]).toEqual({ part: 'counters', added: 1, changed: 0, removed: 1 })
	})
	it('of a part set as a whole are told by its fields', () => {
		expect(after({ part: 'calling', set: { ...centre.calling, maxCalls: 5 } })).toEqual([
			{
				part: 'calling',
				added: [],
				changed: [],
				removed: [],
				counts: { added: 0, changed: 1, removed: 0 },
				fields: [{ path: 'maxCalls', before: '3', after: '5' }],
			},
		])
	})
	it('tell another order, and no order where something only came or went', () => {
		expect(after({ part: 'services', order: ['dat-dai', 'ho-tich', 'chung-thuc'] })).toMatchObject([
			{ part: 'services', counts: { changed: 0 }, fields: [{ path: 'order', after: 'dat-dai, ho-tich, chung-thuc' }] },
		])
		expect(after({ part: 'services', remove: 'ho-tich' })[0]?.fields).toBeUndefined()
	})
	it('name the first fifty and count all', () => {
		const many = Array.from({ length: 120 }, (_, i): Edit => ({ part: 'procedures', put: { ...procedure, id: `9.${i}` } }))
		const [change] = after(...many)
		expect(change?.added).toHaveLength(50)
		expect(change?.counts.added).toBe(120)
	})
	it('of the first set-up there was are its lists', () => {
		const summary = summaryOf(changesBetween(undefined, centre))
		expect(summary).toContainEqual({ part: 'procedures', added: 1, changed: 0, removed: 0 })
		expect(summary.every(({ changed, removed }) => changed + removed === 0)).toBe(true)
	})
})

describe('differences', () => {
	it('take an absent field and one of no value for the same, and keys in any order', () => {
		expect(isSame({ a: 1, b: undefined }, { a: 1 })).toBe(true)
		expect(isSame({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
		expect(isSame([1, 2], [2, 1])).toBe(false)
		expect(isSame([], {})).toBe(false)
	})
	it('lead to the place, counted from one in a list', () => {
		const steps = (skill: string) => ({ steps: [{ services: ['a'] }, { services: ['b'], skill }] })
		expect(differences(steps('x'), steps('y'))).toEqual([{ path: 'steps[2].skill', before: 'x', after: 'y' }])
	})
	it('tell a list of another length as a whole', () => {
		expect(differences({ documents: ['Tờ khai'] }, { documents: ['Tờ khai', 'Giấy chứng sinh'] })).toEqual([
			{ path: 'documents', before: 'Tờ khai', after: 'Tờ khai, Giấy chứng sinh' },
		])
	})
	it('are short', () => {
		expect(wordsOf('x'.repeat(500))).toHaveLength(80)
		expect(wordsOf([{ name: { vi: 'Chờ lâu', en: 'Long wait' } }, { open: '07:00', close: '11:30' }])).toBe(
			'Chờ lâu, open: 07:00, close: 11:30',
		)
		expect([wordsOf(undefined), wordsOf(null), wordsOf(false), wordsOf(0)]).toEqual(['', '', 'false', '0'])
	})
})
