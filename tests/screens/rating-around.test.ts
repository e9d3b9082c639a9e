import { cleanup, fireEvent, screen, within } from '@testing-library/svelte'
import { tick } from 'svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import type { RatingSetup } from '../../contract/centre.ts'
import { faceOf } from '../../counter/rating/faces.ts'
import { createTouchGuard } from '../../counter/rating/touch-guard.ts'
import { DONE, next, NOW, open, press, rate, rating, refused, sent, text, view } from './rating-tablet.ts'

beforeEach(() => sessionStorage.clear())

describe('languages', () => {
	it('follow the visit', () => {
		open(view({ language: 'en' }))
		expect(screen.getByRole('heading').textContent).toBe('How was this visit?')
		expect(screen.getByTestId('level-1').textContent?.trim()).toBe('Dissatisfied')
		expect(document.documentElement.lang).toBe('en')
	})

	it('may be changed for one visit', async () => {
		const { see } = open(view({}))
		await fireEvent.click(screen.getByRole('button', { name: 'English' }))
		expect(screen.getByRole('heading').textContent).toBe('How was this visit?')
		await see({ view: next() })
		expect(screen.getByRole('heading').textContent).toBe('Ông/bà thấy lần phục vụ này thế nào?')
	})
})

describe('without the server', () => {
	it('says calmly that no rating can be taken, and opens again by itself', async () => {
		const { see } = open(view({}))
		await see({ fresh: false })
		expect(within(screen.getByTestId('lost')).getByRole('status').textContent).toContain('Tạm chưa nhận được đánh giá')
		expect(screen.queryByRole('button')).toBeNull()
		await see({ fresh: true })
		expect(screen.getByTestId('scale')).toBeTruthy()
	})

	it('keeps a level already chosen and sends it when the link is back', async () => {
		const { see, send } = open(view({}), refused('unreachable'))
		await press('level-4')
		await see({ fresh: false, now: NOW + 5000 })
		expect(screen.getByTestId('kept')).toBeTruthy()
		await see({ now: NOW + 9000 })
		expect(screen.getByTestId('lost')).toBeTruthy()
		send.mockResolvedValue(DONE)
		await see({ fresh: true, now: NOW + 9500 })
		await see({ now: NOW + 30_000 })
		expect(sent(send)).toEqual([rate(4), rate(4)])
		// Who gave it is long gone: nothing is said, and the visit is not asked about again.
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
	})

	it('counts a level whose reasons were being asked when the page was loaded anew', async () => {
		open(view({}))
		await press('level-1')
		cleanup()
		const { send, see } = open(next())
		await tick()
		await see({ now: NOW + 1000 })
		expect(sent(send)).toEqual([rate(1)])
		expect(sessionStorage.length).toBe(0)
	})
})

describe('faces', () => {
	const scale = (...counts: RatingSetup['levels'][number]['counts'][]) =>
		counts.map((count, i) => ({ level: counts.length - i, name: text(''), counts: count }))
	it.each([
		[scale('positive', 'neutral', 'negative'), ['face-3', 'face-2', 'face-1']],
		[rating.levels, ['face-4', 'face-3', 'face-2', 'face-1']],
		[scale('positive', 'positive', 'neutral', 'negative', 'negative'), ['face-4', 'face-3', 'face-2', 'uneasy', 'face-1']],
	])('differ on every scale', (levels, faces) => {
		expect(levels.map(({ level }) => faceOf(levels, level))).toEqual(faces)
	})
})

describe('two touches as one', () => {
	const at = (timeStamp: number, clientX: number, detail = 1) => ({ timeStamp, clientX, clientY: 0, detail })
	it('drops the echo in the same place, and nothing else', () => {
		const allowed = createTouchGuard()
		expect([at(0, 100), at(200, 120), at(250, 900), at(260, 910), at(600, 905)].map(allowed)).toEqual([true, false, true, false, true])
	})
	it('lets keys pass', () => {
		const allowed = createTouchGuard()
		expect([at(0, 0, 0), at(10, 0, 0)].map(allowed)).toEqual([true, true])
	})
})
