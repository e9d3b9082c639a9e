import { cleanup, fireEvent, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { THANKS_MS } from '../../counter/rating/flow.ts'
import { MINUTE_MS, next, NOW, open, press, rate, rating, refused, SECOND, sent, view } from './rating-tablet.ts'

beforeEach(() => sessionStorage.clear())

describe('between two ratings', () => {
	it('shows who works here, and no face', () => {
		open(view())
		const idle = screen.getByTestId('rating-idle')
		expect(idle.textContent?.replace(/\s+/g, ' ').trim()).toBe(
			'Quầy 3 · Hộ tịch, chứng thực Lò Thị Mai Chuyên viên, hân hạnh phục vụ ông/bà',
		)
		expect(screen.queryByTestId('level-4')).toBeNull()
	})

	it.each([
		['paused', 'Tạm nghỉ'],
		['closed', 'Quầy đóng'],
	] as const)('says that a counter is %s, and names nobody', (state, words) => {
		open(view(undefined, { state }))
		expect(screen.getByRole('heading').textContent).toBe(words)
		expect(screen.queryByText('Lò Thị Mai')).toBeNull()
	})
})

describe('a level', () => {
	it('is one press, for the visit shown, while it is served or after', async () => {
		const { send } = open(next())
		expect(screen.getByTestId('rating-number').textContent).toBe('A048')
		await press('level-4')
		expect(sent(send)).toEqual([rate(4, undefined, SECOND)])
	})

	it('is thanked for four seconds, then the officer is back and the visit is not offered again', async () => {
		const { see } = open(view({}))
		await press('level-3')
		await screen.findByTestId('thanks')
		await see({ now: NOW + THANKS_MS - 1 })
		expect(screen.getByTestId('thanks').textContent).toContain('Cảm ơn ông/bà')
		await see({ now: NOW + THANKS_MS })
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
		expect(screen.queryByRole('button')).toBeNull()
	})

	it('looks and sounds the same afterwards, whichever it was', async () => {
		const pages = []
		for (const { level } of rating.levels) {
			const { sound } = open(view({}))
			await press(`level-${level}`)
			if (screen.queryByTestId('reasons')) await press('send')
			pages.push((await screen.findByTestId('thanks')).innerHTML)
			expect(sound.mock.calls).toEqual([[]])
			cleanup()
			sessionStorage.clear()
		}
		expect(new Set(pages).size).toBe(1)
	})

	it('goes by the digit keys, and arrows walk the faces in order', async () => {
		const { send } = open(view({}))
		await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading')))
		const walked = []
		for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) {
			await fireEvent.keyDown(window, { key })
			walked.push(document.activeElement?.textContent?.trim())
		}
		expect(walked).toEqual(['Rất hài lòng', 'Hài lòng', 'Rất hài lòng', 'EN'])
		await fireEvent.keyDown(window, { key: '5' })
		expect(send).not.toHaveBeenCalled()
		await fireEvent.keyDown(window, { key: '3' })
		expect(sent(send)).toEqual([rate(3)])
	})

	it('is not asked about a visit that was rated', () => {
		open(view({ rated: true }))
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
	})

	it('given on the pad at the desk is thanked for too', async () => {
		const { see, send } = open(view({}))
		await see({ view: view({ rated: true }) })
		expect(screen.getByTestId('thanks')).toBeTruthy()
		expect(send).not.toHaveBeenCalled()
	})

	it('that was given already is no fault of anybody', async () => {
		open(view({}), refused('already-rated'))
		await press('level-4')
		expect(await screen.findByTestId('thanks')).toBeTruthy()
	})

	it('that comes too late is told so calmly, once', async () => {
		const { see, send } = open(view({}), refused('nothing-to-rate'))
		await press('level-4')
		expect((await screen.findByTestId('late')).textContent).toContain('Lượt này không còn nhận đánh giá')
		await see({ now: NOW + THANKS_MS })
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
		expect(send).toHaveBeenCalledOnce()
	})
})

describe('no answer', () => {
	it('within a minute of completion is no rating; who comes back may still give one', async () => {
		const { see, send } = open(view({}))
		await see({ now: NOW + MINUTE_MS - 1 })
		expect(screen.getByTestId('scale')).toBeTruthy()
		await see({ now: NOW + MINUTE_MS })
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
		expect(send).not.toHaveBeenCalled()
		await fireEvent.click(screen.getByRole('button', { name: 'Đánh giá lượt A047' }))
		await press('level-4')
		expect(sent(send)).toEqual([rate(4)])
	})

	it('is not hurried while somebody touches the screen or is being served', async () => {
		const { see } = open(view({}))
		await see({ now: NOW + 50_000 })
		await fireEvent.pointerDown(screen.getByTestId('scale'))
		await see({ now: NOW + 100_000 })
		expect(screen.getByTestId('scale')).toBeTruthy()
		await see({ view: next(), now: NOW + 60 * MINUTE_MS })
		expect(screen.getByTestId('rating-number').textContent).toBe('A048')
	})

	it('may be said by a button; completion asks once more', async () => {
		const { see, send } = open(next())
		await fireEvent.click(screen.getByRole('button', { name: 'Bỏ qua' }))
		expect(screen.getByTestId('rating-idle')).toBeTruthy()
		await see({ view: view({ visitId: SECOND, number: 'A048' }) })
		expect(screen.getByTestId('scale')).toBeTruthy()
		expect(send).not.toHaveBeenCalled()
	})

	it('is asked for no longer than the visit may be rated', async () => {
		const { see } = open(view({ closesAt: NOW + 5000 }))
		await see({ now: NOW + 5000 })
		expect(screen.queryByRole('button')).toBeNull()
	})
})
