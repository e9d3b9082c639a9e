import { fireEvent, screen } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { NOW, showDesk } from './counter-desk.ts'

const button = () => screen.getByTestId('help')

describe('the button that calls for help', () => {
	it('asks for the counter one works, and once pressed tells that it was heard, and that somebody comes', async () => {
		const { send } = showDesk()
		await fireEvent.click(button())
		expect(send).toHaveBeenCalledWith({ type: 'CallHelp', counterId: 'quay-3' })
	})
	it.each([
		[{ calledAt: NOW }, 'Đã gọi 09:12'],
		[{ calledAt: NOW - 60_000, takenAt: NOW }, 'Đang đến 09:12'],
	])('pressed again, help has come', async (help, says) => {
		const { send } = showDesk({ help })
		expect(button().textContent?.trim()).toBe(says)
		expect(button().getAttribute('aria-pressed')).toBe('true')
		await fireEvent.click(button())
		expect(send).toHaveBeenCalledWith({ type: 'EndHelp', counterId: 'quay-3' })
	})
	it('is not there at a counter that is closed', () => {
		showDesk({ state: 'closed' })
		expect(screen.queryByTestId('help')).toBeNull()
	})
})
