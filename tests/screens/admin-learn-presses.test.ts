import { describe, expect, it } from 'vitest'
import { idFrom, makeBinding, meaningsOf } from '../../admin/learn/make-binding.ts'
import { restOf, shortHex, tellingOf, type Report } from '../../admin/learn/presses.ts'
import { PROFILE_WORDS, profilesFor } from '../../admin/learn/profile-words.ts'
import { Teaching } from '../../admin/learn/teaching.svelte.ts'
import { problemInWords } from '../../admin/learn/words.ts'
import { DeviceBinding } from '../../contract/devices.ts'
import { PROFILES } from '../../hardware/inputs/profiles.ts'
import { testCentre } from '../support/centre.ts'

const PRESS_MS = 80
const BETWEEN_MS = 2000

/** Reports of presses two seconds apart; `up` follows each where the device tells of letting go. */
function reportsOf(presses: readonly string[], { up, heldMs = PRESS_MS }: { up?: string; heldMs?: number } = {}): Report[] {
	return presses.flatMap((hex, i) => {
		const at = 1_000_000 + i * (BETWEEN_MS + heldMs)
		return up === undefined
			? [{ hex, at }]
			: [
					{ hex, at },
					{ hex: up, at: at + heldMs },
				]
	})
}

describe('the report of letting go', () => {
	it('is the one that follows a press, from the first press on', () => {
		expect(restOf(reportsOf(['011e'], { up: '0000' }), true)).toBe('0000')
		expect(restOf(reportsOf(['011e', '011f'], { up: '00ff' }), true)).toBe('00ff')
	})

	it('is found also where it has more bits than a press', () => {
		expect(restOf(reportsOf(['0100', '0101'], { up: '01ff' }), true)).toBe('01ff')
	})

	it('is found where keys are held for long, from the second press on', () => {
		const slow = reportsOf(['011e', '011e'], { up: '0000', heldMs: 4000 })
		expect(restOf(slow.slice(0, 2), true)).toBeUndefined()
		expect(restOf(slow, true)).toBe('0000')
	})

	it('is not there where a device tells presses alone', () => {
		expect(restOf(reportsOf(['01', '01']), true)).toBeUndefined()
		expect(restOf(reportsOf(['01', '02', '03']), true)).toBeUndefined()
		expect(restOf(reportsOf(['01', '02']), false)).toBeUndefined()
	})

	it('is not known before the first press is over', () => {
		expect(restOf(reportsOf(['011e'], { up: '0000' }).slice(0, 1), false)).toBeUndefined()
		expect(restOf(reportsOf(['011e'], { up: '0000' }), false)).toBeUndefined()
	})

	it('is found where the device repeats what it says', () => {
		const beat = [0, 300, 600, 900, 1200].map((ms) => ({ hex: ms === 600 ? '05' : '00', at: 1000 + ms }))
		expect(restOf(beat, true)).toBe('00')
	})

	it('is taken back when the next press shows that it was a second button, pressed soon after the first', () => {
		const two = [
			{ hex: '01', at: 1000 },
			{ hex: '02', at: 1400 },
		]
		expect(restOf(two, true)).toBe('02')
		expect(restOf([...two, { hex: '01', at: 5000 }], true)).toBeUndefined()
		expect(restOf([...two, { hex: '02', at: 5000 }], true)).toBeUndefined()
	})
})

describe('a press', () => {
	it('of a key with others around it is told by its fullest report', () => {
		expect(tellingOf(['0100', '011e', '0100', '0000'])).toBe('011e')
		expect(tellingOf([])).toBeUndefined()
	})

	it('is shown without the zeros behind it', () => {
		expect([shortHex('0000280000000000'), shortHex('0104'), shortHex('0000')]).toEqual(['00 00 28', '01 04', '00'])
	})
})

/** Presses a device's keys one after the other, each until the page has heard enough. */
function teach(teaching: Teaching, reports: readonly Report[], { settle = true } = {}) {
	for (const report of reports) teaching.hear(report)
	if (settle) teaching.settle()
}
const later = (reports: Report[], ms: number): Report[] => reports.map(({ hex, at }) => ({ hex, at: at + ms }))

describe('teaching', () => {
	it('gives each meaning the next button, without the report of letting go', () => {
		const teaching = new Teaching([4, 3], reportsOf(['09'], { up: '00' }))
		teach(teaching, later(reportsOf(['01'], { up: '00' }), 10_000), { settle: false })
		expect(teaching.current).toBe(3)
		teach(teaching, later(reportsOf(['02'], { up: '00' }), 20_000))
		expect(teaching.keys).toEqual([
			{ report: '01', means: 4 },
			{ report: '02', means: 3 },
		])
		expect([teaching.current, teaching.pressed, teaching.release]).toEqual([undefined, 3, true])
	})

	it('works for a device that tells presses alone', () => {
		const teaching = new Teaching(['primary', 'recall'], [])
		teach(teaching, reportsOf(['01']))
		teach(teaching, later(reportsOf(['02']), 10_000))
		expect(teaching.keys.map(({ report }) => report)).toEqual(['01', '02'])
		expect(teaching.release).toBe(false)
	})

	it('refuses a button that has another meaning', () => {
		const teaching = new Teaching([4, 3], [])
		teach(teaching, reportsOf(['01'], { up: '00' }))
		teach(teaching, later(reportsOf(['01'], { up: '00' }), 10_000))
		expect([teaching.taken, teaching.current, teaching.keys.length]).toEqual([4, 3, 1])
		teach(teaching, later(reportsOf(['02'], { up: '00' }), 20_000))
		expect([teaching.taken, teaching.keys.length]).toEqual([undefined, 2])
	})

	it('takes back what turns out to be a late letting go', () => {
		const teaching = new Teaching([4, 3, 2], [])
		const held = reportsOf(['01', '02'], { up: '00', heldMs: 5000 })
		teach(teaching, held.slice(0, 1))
		teach(teaching, held.slice(1, 2))
		teach(teaching, held.slice(2, 3))
		teach(teaching, held.slice(3))
		expect(teaching.keys.some(({ report }) => report === '00')).toBe(false)
		expect(teaching.release).toBe(true)
		expect(teaching.current).toBe(3)
	})

	it('replaces the button of a meaning that is chosen again', () => {
		const teaching = new Teaching([4, 3], [])
		teach(teaching, reportsOf(['01']))
		teaching.choose(4)
		teach(teaching, later(reportsOf(['05']), 10_000))
		expect(teaching.keys).toEqual([{ report: '05', means: 4 }])
		teaching.forget(4)
		expect([teaching.keys, teaching.current]).toEqual([[], 4])
	})
})

describe('a binding', () => {
	const seen = {
		id: 'here 1',
		agentId: 'here',
		machine: '',
		device: { key: '1', usb: { vendorId: 1, productId: 2 }, name: 'X', reports: [] },
	}

	it('has what the contract asks for, for each use', () => {
		const keys = [{ report: '01', means: 4 }]
		const pad = makeBinding('a', seen, { kind: 'rating-pad', placeId: 'counter-1', profile: undefined }, { keys, release: false })
		const scanner = makeBinding('b', seen, { kind: 'scanner', placeId: 'kiosk-1', profile: undefined }, undefined)
		const keypad = makeBinding('c', seen, { kind: 'keypad', placeId: 'counter-2', profile: 'keypad-numeric' }, undefined)
		for (const binding of [pad, scanner, keypad]) expect(DeviceBinding.parse(binding)).toEqual(binding)
		expect(pad).toMatchObject({ counterId: 'counter-1', agentId: 'here', keys, release: false })
		expect(scanner).toMatchObject({ kioskId: 'kiosk-1' })
	})

	it('gets an id out of its name, another where that one is taken', () => {
		expect(idFrom('Nút đánh giá quầy 3', new Set())).toBe('nut-danh-gia-quay-3')
		expect(idFrom('Nút đánh giá quầy 3', new Set(['nut-danh-gia-quay-3', 'nut-danh-gia-quay-3-2']))).toBe('nut-danh-gia-quay-3-3')
		expect(idFrom('…', new Set())).toBe('thiet-bi')
		expect(idFrom('đ'.repeat(90), new Set(['d'.repeat(64)]))).toBe(`${'d'.repeat(62)}-2`)
	})

	it('asks for the levels of the centre, the highest first', () => {
		expect(meaningsOf('rating-pad', testCentre())).toEqual([4, 3, 2, 1])
		expect(meaningsOf('scanner', testCentre())).toEqual([])
	})
})

describe('profiles', () => {
	it('that ship all have Vietnamese words, under their own use', () => {
		expect(Object.entries(PROFILE_WORDS).map(([id, { kind }]) => [id, kind])).toEqual(PROFILES.map(({ id, kind }) => [id, kind]))
	})

	it('are offered with the fitting one first', () => {
		const [first] = profilesFor('rating-pad', 'pad-report-bits')
		expect(first).toMatchObject({ id: 'pad-report-bits', fits: true })
		expect(profilesFor('keypad', 'pad-digits').some(({ fits }) => fits)).toBe(false)
	})
})

describe('what hinders an agent', () => {
	it.each([
		['no permission to open /dev/hidraw3; npm run device-rules makes the rule for it', 'udev'],
		['EACCES: /dev/hidraw0', 'docs/devices.md'],
		['/dev/hidraw1 cannot be opened; another program may hold it', 'Chương trình khác'],
		['it is a keyboard for typing; its keys are not shown', 'bàn phím gõ chữ'],
		['it melted', 'it melted'],
	])('is said in Vietnamese: %s', (problem, word) => {
		expect(problemInWords(problem)).toContain(word)
	})
})
