import { describe, expect, it } from 'vitest'
import { codeFrom } from '../../admin/wizard/code.ts'
import { leftovers } from '../../admin/wizard/leftovers.ts'
import { isLong, isVaried } from '../../admin/wizard/password-rules.ts'
import { createPassages, isWhole } from '../../admin/wizard/passages.ts'
import { wizardPlace } from '../../admin/wizard/places.ts'
import { personFrom, readRoster } from '../../admin/wizard/roster.ts'
import { firstOpen, isDone, isRunning, STEPS, type Known } from '../../admin/wizard/steps.ts'
import { agencyEdits, suggestionEdits, suggestionsFor } from '../../admin/wizard/suggest.ts'
import { hasSeen } from '../../admin/wizard/ticks.ts'
import { Centre } from '../../contract/centre.ts'
import type { Recorded } from '../../contract/facts.ts'
import { mistakesIn } from '../../contract/centre-check.ts'
import { blank, commune, draftOf, province } from './wizard-support.ts'

const known = (drafted: Centre, over: Partial<Known> = {}): Known => ({
	...{ drafted, mistakes: [...mistakesIn(drafted)], isChanged: true, inForce: blank, today: '2026-10-01', isTried: false },
	...over,
})
const doneIn = (of: Known) => STEPS.filter((step) => isDone(step, of))

describe('how far a new centre has come', () => {
	it('is seen in the draft alone: nothing of a bare centre, most of a template', () => {
		expect(doneIn(known(blank, { isChanged: false }))).toEqual(['calendar'])
		expect(firstOpen(known(blank))).toBe('start')
		const drafted = { ...commune, id: 'centre', people: blank.people }
		expect(doneIn(known(drafted))).toEqual(['start', 'calendar', 'agencies', 'services', 'counters', 'screens'])
		expect(firstOpen(known(drafted))).toBe('name')
	})

	it('asks for the next year from November on', () => {
		expect(isDone('calendar', known(blank, { today: '2026-11-26' }))).toBe(false)
		expect(isDone('calendar', known({ ...blank, hours: { ...blank.hours, confirmedYears: [2026, 2027] } }, { today: '2026-11-26' }))).toBe(
			true,
		)
	})

	it('goes back where something was broken', () => {
		const drafted = { ...commune, counters: commune.counters.slice(0, 1) }
		expect(isDone('services', known(drafted))).toBe(true)
		expect(isDone('counters', known(drafted))).toBe(false)
		const clash = { ...commune, services: commune.services.map((one) => ({ ...one, prefix: 'A' })) }
		expect([isDone('services', known(clash)), isDone('counters', known(clash))]).toEqual([false, false])
	})

	it('ends with what is in force and a visit that was rated', () => {
		expect(firstOpen(known(commune))).toBe('publish')
		expect(firstOpen(known(commune, { inForce: commune, isChanged: false }))).toBe('try')
		expect(doneIn(known(commune, { inForce: commune, isChanged: false, isTried: true }))).toEqual([...STEPS])
		expect([isRunning(blank), isRunning(commune)]).toEqual([false, true])
	})
})

describe('a code', () => {
	it.each([
		['Trung tâm Phục vụ hành chính công xã Chiềng Mai, tỉnh Sơn La', 'xa-chieng-mai-tinh-son-la'],
		['Trung tâm Phục vụ hành chính công', 'centre'],
		['Một cửa Đồng Văn', 'mot-cua-dong-van'],
	])('of %s is %s', (name, code) => expect(codeFrom(name)).toBe(code))
})

describe('a roster', () => {
	const counters = commune.counters
	it('reads what was typed or pasted, and seats who has no counter at the next free one', () => {
		const found = readRoster('Hà Thị Bích\tChuyên viên\t2\n\n  Lò Văn  Hoan ; ; Quầy 1\nSồng A Dơ\nSồng A Dơ;Công an;9', [], counters)
		expect(found.map(({ username, name, title, counter, unknown }) => [username, name, title, counter?.number, unknown])).toEqual([
			['bich.ht', 'Hà Thị Bích', 'Chuyên viên', 2, undefined],
			['hoan.lv', 'Lò Văn Hoan', 'Công chức', 1, undefined],
			['do.sa', 'Sồng A Dơ', 'Công chức', 3, undefined],
			['do.sa2', 'Sồng A Dơ', 'Công an', undefined, '9'],
		])
	})
	it('takes no account and no counter that somebody has', () => {
		const people = [{ ...commune.people[0], username: 'mai.lt', counterId: 'counter-1' }] as Centre['people']
		const [mai] = readRoster('Lò Thị Mai', people, counters)
		expect([mai?.username, mai?.counter?.number]).toEqual(['mai.lt2', 2])
	})
	it('makes people whom the set-up takes', () => {
		const people = readRoster('Hà Thị Bích\n阮', [], counters).map((one) => personFrom(one, 'officer'))
		expect(Centre.parse({ ...commune, people: [...commune.people, ...people] }).people.slice(-2)).toMatchObject([
			{ username: 'bich.ht', title: { vi: 'Công chức', en: 'Civil servant' }, counterId: 'counter-1' },
			{ username: 'can-bo' },
		])
	})
})

describe('suggestions', () => {
	it('are what the chosen agencies would need, with zone, fields and procedures', () => {
		const [justice] = province.agencies.filter(({ id }) => id === 'UBX-TP')
		if (!justice) throw new Error('the catalogue has the agency')
		const chosen = draftOf(blank, agencyEdits(justice, province, blank))
		const suggestions = suggestionsFor(province, chosen)
		expect(suggestions.map(({ service }) => service.id)).toEqual(['ho-tich', 'chung-thuc', 'nhan-ket-qua'])
		expect(suggestions.every(({ procedures }) => procedures.every(({ agencyId }) => agencyId === 'UBX-TP'))).toBe(true)
		// The bare centre has a zone A already.
		expect(suggestions[0]?.zone).toBeUndefined()
		const whole = suggestions.reduce((centre, one) => draftOf(centre, suggestionEdits(one)), chosen)
		expect(suggestionsFor(province, whole)).toEqual([])
		expect(whole.procedures.length).toBeGreaterThan(5)
		expect([...mistakesIn(whole)].filter((one) => !one.startsWith('no counter'))).toEqual([])
	})
	it('say nothing of fields that some service takes already; an agency chosen later brings their procedures', () => {
		expect(suggestionsFor(province, commune)).toEqual([])
		const land = province.agencies.find(({ id }) => id === 'VPDK')
		if (!land) throw new Error('the catalogue has the agency')
		const edits = agencyEdits(land, province, commune)
		expect(edits.length).toBeGreaterThan(1)
		expect([...mistakesIn(draftOf(commune, edits))]).toEqual([])
	})
})

describe('what a bare centre began with', () => {
	const skeleton = (...ids: string[]) => ids.map((id) => ({ id }))
	const before = { counters: skeleton('counter-1'), services: skeleton('huong-dan'), zones: skeleton('a') }
	it('goes where a file brought something else, and stays where it is named or alone', () => {
		const after = { counters: skeleton('counter-1', 'quay-1'), services: skeleton('huong-dan', 'ho-tich'), zones: skeleton('a') }
		expect(leftovers(before, after, new Set(['huong-dan', 'quay-1', 'ho-tich']))).toEqual([{ part: 'counters', remove: 'counter-1' }])
	})
	it('is not looked for in a centre that had more, or twice', () => {
		const more = { ...before, counters: skeleton('counter-1', 'counter-2') }
		expect(leftovers(more, { ...more, counters: skeleton('counter-1', 'counter-2', 'quay-3') }, new Set())).toEqual([])
		expect(leftovers(before, { ...before, counters: skeleton('quay-1', 'quay-2') }, new Set())).toEqual([])
	})
})

describe('places of the set-up', () => {
	it.each([
		['#hall/services/ho-tich', '#wizard/services/list/ho-tich'],
		['#hall/counters', '#wizard/counters'],
		['#accounts/mai.lt', '#wizard/people/mai.lt'],
		['#rules/rating', '#rules/rating'],
	])('%s is %s', (href, place) => expect(wizardPlace(href)).toBe(place))
})

it('a password is told long and varied by its letters as they are read', () => {
	expect([isLong('cá rô đồng'), isLong('cá rô đồn'), isLong('e\u0302\u0301'.repeat(9))]).toEqual([true, false, false])
	expect([isVaried('aaaaaaaaaa1'), isVaried('trâu xanh')]).toEqual([false, true])
})

it('the visit that came furthest is told, the newest of several, and whole only with its rating', () => {
	const passages = createPassages()
	let position = 0
	const note = (type: string, visitId: string, number?: string) =>
		passages.note({ type, visitId, number, at: ++position, position, day: '', actor: '', v: 1, hash: '' } as unknown as Recorded)
	expect([passages.best(), isWhole(undefined)]).toEqual([undefined, false])
	note('TicketIssued', 'a', 'A001')
	note('TicketIssued', 'b', 'A002')
	expect(passages.best()?.number).toBe('A002')
	for (const type of ['TicketCalled', 'TicketCalled', 'ServingStarted', 'VisitCompleted']) note(type, 'a')
	expect([passages.best(), isWhole(passages.best())]).toEqual([{ number: 'A001', at: { issued: 1, called: 3, served: 6 } }, false])
	note('VisitRated', 'a')
	expect(isWhole(passages.best())).toBe(true)
	for (let n = 0; n < 100; n++) note('TicketIssued', `later-${n}`, 'B001')
	expect(passages.best()?.number).toBe('B001')
})

it('a wall has shown the call once it told of itself after it, and is well', () => {
	const shown = { rev: 1, step: 'calls', version: '1', width: 1, height: 1, errors: 0, hidden: false, seenAt: 2000, stale: false } as const
	const wall = { deviceId: 'd', kind: 'display', id: 'wall-1', label: '', enrolledAt: 0, lastSeenAt: 0, online: true, shown } as const
	const seen = (over: object, calledAt?: number) =>
		hasSeen(
			{ devices: [{ ...wall, ...over }], hardware: [] },
			{ number: 'A001', at: { ...(calledAt !== undefined && { called: calledAt }) } },
		)
	expect(seen({}, 1000)).toEqual({ kiosk: false, wall: true, rating: false, shown: true })
	expect([seen({}, 3000).shown, seen({}).shown, seen({ online: false }, 1000).shown]).toEqual([false, false, false])
	expect(seen({ shown: { ...shown, stale: true } }, 1000).shown).toBe(false)
})
