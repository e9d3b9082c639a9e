import { fireEvent, screen } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { REASONS_MS, THANKS_MS, YIELD_MS } from '../../counter/rating/flow.ts'
import { next, NOW, open, press, rate, rating, refused, sent, text, view } from './rating-tablet.ts'

beforeEach(() => sessionStorage.clear())

describe('reasons', () => {
	it.each([1, 2])('are asked for before level %i is sent, and sent with it', async (level) => {
		const { send } = open(view({}))
		await press(`level-${level}`)
		expect(send).not.toHaveBeenCalled()
		for (const id of ['long-wait', 'other', 'unofficial-payment', 'other']) await press(`reason-${id}`)
		expect(screen.getByTestId('reason-long-wait').getAttribute('aria-checked')).toBe('true')
		expect(screen.getByTestId('reason-other').getAttribute('aria-checked')).toBe('false')
		await press('send')
		expect(sent(send)).toEqual([rate(level, ['long-wait', 'unofficial-payment'])])
		expect(await screen.findByTestId('thanks')).toBeTruthy()
	})

	it('need not be given', async () => {
		const { send } = open(view({}))
		await press('level-1')
		await press('reason-long-wait')
		await press('send-without')
		expect(sent(send)).toEqual([rate(1)])
	})

	it('that are confidential say where they go', async () => {
		open(view({}))
		await press('level-1')
		const sealed = screen.getAllByRole('checkbox').filter((box) => box.textContent?.includes('Gửi kín cho lãnh đạo'))
		expect(sealed.map((box) => box.dataset['testid'])).toEqual(['reason-unofficial-payment'])
	})

	it('not sent by who walked off leave the level counted, alone and once', async () => {
		const { see, send } = open(view({}))
		await press('level-1')
		await press('reason-long-wait')
		await see({ now: NOW + REASONS_MS - 1 })
		expect(send).not.toHaveBeenCalled()
		await see({ now: NOW + REASONS_MS })
		await see({ now: NOW + REASONS_MS + 250 })
		expect(sent(send)).toEqual([rate(1)])
	})

	it('have the time they need while somebody touches the screen', async () => {
		const { see, send } = open(view({}))
		await press('level-1')
		await see({ now: NOW + 20_000 })
		await fireEvent.pointerDown(screen.getByTestId('reasons'))
		await see({ now: NOW + 45_000 })
		expect(screen.getByTestId('reasons')).toBeTruthy()
		expect(send).not.toHaveBeenCalled()
	})

	it('do not let the window close on a level', async () => {
		const { see, send } = open(view({ closesAt: NOW + 10_000 }))
		await press('level-1')
		await see({ now: NOW + 9000 })
		expect(sent(send)).toEqual([rate(1)])
	})

	it('may be left for another level', async () => {
		const { send } = open(view({}))
		await press('level-1')
		await fireEvent.click(screen.getByRole('button', { name: 'Chọn lại mức' }))
		await press('level-4')
		expect(sent(send)).toEqual([rate(4)])
	})

	it('go to the visit they were begun for when the next is served meanwhile', async () => {
		const { see, send } = open(view({}))
		await press('level-1')
		await see({ view: next() })
		expect(screen.getByTestId('rating-number').textContent).toBe('A047')
		expect(screen.queryByRole('button', { name: 'Chọn lại mức' })).toBeNull()
		await press('reason-other')
		await press('send')
		expect(sent(send)).toEqual([rate(1, ['other'])])
	})

	it('make way soon for the next visitor, who finds nothing of the last', async () => {
		const { see, send } = open(view({}))
		await press('level-1')
		await see({ view: next(), now: NOW + YIELD_MS })
		expect(sent(send)).toEqual([rate(1)])
		await screen.findByTestId('thanks')
		await see({ now: NOW + YIELD_MS + THANKS_MS })
		expect(screen.getByTestId('scale')).toBeTruthy()
		expect(screen.getByTestId('rating-number').textContent).toBe('A048')
	})

	it('end when the pad has answered for the visit', async () => {
		const { see, send } = open(view({}))
		await press('level-1')
		await see({ view: view({ rated: true }) })
		expect(screen.getByTestId('thanks')).toBeTruthy()
		await see({ now: NOW + 2 * REASONS_MS })
		expect(send).not.toHaveBeenCalled()
	})

	it('are not asked for where a centre has none', async () => {
		const { send } = open(view({}, { rating: { ...rating, reasons: [] } }))
		await press('level-1')
		expect(sent(send)).toEqual([rate(1)])
	})

	it('that a new set-up no longer knows do not cost the level', async () => {
		const { send } = open(view({}))
		send.mockResolvedValueOnce(refused('invalid-command'))
		await press('level-1')
		await press('reason-other')
		await press('send')
		await screen.findByTestId('thanks')
		expect(sent(send)).toEqual([rate(1, ['other']), rate(1)])
	})

	it('beyond nine are turned to, and keep what was ticked', async () => {
		const reasons = Array.from({ length: 11 }, (_, i) => ({ id: `r${i}`, name: text(`Lý do ${i}`), confidential: false }))
		const { send } = open(view({}, { rating: { ...rating, reasons } }))
		await press('level-1')
		await press('reason-r0')
		expect(screen.queryByTestId('reason-r10')).toBeNull()
		await fireEvent.click(screen.getByRole('button', { name: 'Xem tiếp · 1/2' }))
		await press('reason-r10')
		await press('send')
		expect(sent(send)).toEqual([rate(1, ['r0', 'r10'])])
	})
})
