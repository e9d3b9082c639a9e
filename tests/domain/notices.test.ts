import { describe, expect, it } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import { createToday } from '../../server/app/today.ts'
import { displayView } from '../../server/domain/views/display.ts'
import { kioskView } from '../../server/domain/views/kiosk.ts'
import { testCentre } from '../support/centre.ts'
import { createHall, supervisor, type Hall } from '../support/hall.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const text = (vi: string) => ({ vi, en: vi })
const post = (noticeId: string, over: object = {}): CommandDraft => ({ type: 'PostNotice', noticeId, text: text(noticeId), ...over })
const shown = (hall: Hall, id = 'wall-1') => displayView(hall.seen(), id)?.notices.map((n) => n.vi)
const emergency = (hall: Hall, id = 'wall-1') => displayView(hall.seen(), id)?.emergency?.text.vi

describe('a notice', () => {
	it('stands before what the set-up says, the newest first, until it is withdrawn', () => {
		const hall = createHall(testCentre({ notices: [text('Mang bản chính.')] }))
		hall.must(post('a'), supervisor)
		hall.must(post('b'), supervisor)
		expect(shown(hall)).toEqual(['b', 'a', 'Mang bản chính.'])
		hall.must({ type: 'WithdrawNotice', noticeId: 'b' }, supervisor)
		expect(shown(hall)).toEqual(['a', 'Mang bản chính.'])
		expect(hall.run({ type: 'WithdrawNotice', noticeId: 'b' }, supervisor)).toEqual({ refused: 'notice-not-found' })
	})
	it('begins and ends at its times, to the millisecond', () => {
		const hall = createHall()
		const at = hall.now()
		hall.must(post('a', { from: at + MINUTE_MS, until: at + 2 * MINUTE_MS }), supervisor)
		expect(shown(hall)).toEqual([])
		expect(shown(hall.later(MINUTE_MS - 1))).toEqual([])
		expect(shown(hall.later(1))).toEqual(['a'])
		expect(shown(hall.later(MINUTE_MS - 1))).toEqual(['a'])
		expect(shown(hall.later(1))).toEqual([])
	})
	it('is shown on the displays it names alone', () => {
		const hall = createHall()
		hall.must(post('a', { displayIds: ['sign-1'] }), supervisor)
		expect([shown(hall), shown(hall, 'sign-1')]).toEqual([[], ['a']])
	})
	it('takes the place of the one with its id; the same again changes nothing', () => {
		const hall = createHall()
		hall.must(post('a'), supervisor)
		expect(hall.must(post('a'), supervisor)).toEqual([])
		hall.must(post('a', { text: text('Đã sửa') }), supervisor)
		expect(shown(hall)).toEqual(['Đã sửa'])
	})
	it.each<[string, object, string]>([
		['that ends before it begins', { from: Date.UTC(2027, 0, 2), until: Date.UTC(2027, 0, 1) }, 'invalid-command'],
		['that is over', { until: Date.UTC(2026, 10, 23, 2, 0) }, 'too-late'],
		['for a display that is none', { displayIds: ['wall-9'] }, 'invalid-command'],
	])('is refused %s', (_, over, code) => {
		expect(createHall().run(post('a', over), supervisor)).toEqual({ refused: code })
	})
	it('is the last of forty at one time; those that are over do not count', () => {
		const hall = createHall()
		for (let n = 0; n < 40; n++) hall.must(post(`n${n}`, { until: hall.now() + MINUTE_MS }), supervisor)
		expect(hall.run(post('more'), supervisor)).toEqual({ refused: 'invalid-command' })
		hall.later(MINUTE_MS).must(post('more'), supervisor)
		expect(shown(hall)).toEqual(['more'])
	})
	it('is forgotten a week after its end', () => {
		const hall = createHall()
		hall.must(post('a', { until: hall.now() + MINUTE_MS }), supervisor)
		hall.later(6 * DAY_MS).must(post('b'), supervisor)
		expect([...hall.day.notices.posted.keys()]).toEqual(['a', 'b'])
		hall.later(2 * DAY_MS).must(post('c'), supervisor)
		expect([...hall.day.notices.posted.keys()]).toEqual(['b', 'c'])
	})
})

describe('an emergency', () => {
	it('is on every screen until it ends; another one takes its place', () => {
		const hall = createHall()
		hall.must({ type: 'RaiseEmergency', text: text('Mời rời khỏi nhà theo lối A.') }, supervisor)
		hall.later(MINUTE_MS).must({ type: 'RaiseEmergency', text: text('Mời theo lối B.') }, supervisor)
		expect(displayView(hall.seen(), 'sign-1')?.emergency).toEqual({ text: text('Mời theo lối B.'), raisedAt: hall.now() })
		expect(kioskView(hall.seen(), 'kiosk-1', [])?.emergency?.text.vi).toBe('Mời theo lối B.')
		hall.must({ type: 'EndEmergency' }, supervisor)
		expect([emergency(hall), kioskView(hall.seen(), 'kiosk-1', [])?.emergency]).toEqual([undefined, undefined])
		expect(hall.run({ type: 'EndEmergency' }, supervisor)).toEqual({ refused: 'notice-not-found' })
	})
	it('for one display leaves the other screens alone', () => {
		const hall = createHall()
		hall.must({ type: 'RaiseEmergency', text: text('Khu B ngừng.'), displayIds: ['wall-1'] }, supervisor)
		expect(emergency(hall)).toBe('Khu B ngừng.')
		expect([emergency(hall, 'sign-1'), kioskView(hall.seen(), 'kiosk-1', [])?.emergency]).toEqual([undefined, undefined])
	})
})

it('both outlast their day, also where the clock goes back a day', () => {
	const hall = createHall()
	hall.must(post('a'), supervisor)
	hall.must(post('b'), supervisor)
	hall.must({ type: 'RaiseEmergency', text: text('Mất điện.') }, supervisor)
	const tomorrow = { ...hall.log[1], type: 'NoticeWithdrawn', noticeId: 'a', position: 4, day: '2026-11-24' } as (typeof hall.log)[number]
	const log = [...hall.log, tomorrow]
	const today = createToday(
		{ ofDay: (day) => log.filter((f) => f.day === day), noticeFacts: () => log as never },
		'2026-11-25',
		testCentre(),
	)
	for (const day of ['2026-11-24', '2026-11-23', '2026-11-25']) {
		today.load(day, testCentre(), 0)
		expect([...today.day.notices.posted.keys()]).toEqual(['b'])
		expect(today.day.notices.emergency?.text.vi).toBe('Mất điện.')
	}
})
