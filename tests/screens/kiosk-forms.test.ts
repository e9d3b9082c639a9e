import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Procedure } from '../../contract/catalogue.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import type { Send } from '../../ui/send.ts'
import { issued, NOW, setup, view } from '../kiosk/plain-hall.ts'

const GUARD_MS = 350
const silent = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }
const text = () => document.body.textContent?.replace(/\s+/g, ' ') ?? ''

/** The page of the birth registration, with more that is known of it. */
async function open(more: Partial<Procedure>) {
	const procedures = setup.procedures.map((p) => (p.id === '1.001193' ? { ...p, ...more } : p))
	render(KioskScreen, {
		...{ view: view(), setup: { ...setup, procedures }, fresh: true, now: NOW, sounds: silent },
		send: vi.fn<Send>((draft) => Promise.resolve(issued(draft))),
		readTicket: () => Promise.resolve(undefined),
	})
	await vi.advanceTimersByTimeAsync(GUARD_MS)
	screen.getByTestId('quick-pick-1.001193').click()
	await vi.advanceTimersByTimeAsync(0)
}

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }))
afterEach(() => void vi.useRealTimers())

it('shows forms and filled-in samples as squares to scan', async () => {
	await open({
		forms: [
			{ name: 'Tờ khai đăng ký khai sinh', url: 'https://dichvucong.gov.vn/mau/to-khai.docx', kind: 'form' },
			{ name: 'Tờ khai đã điền', url: 'https://dichvucong.gov.vn/mau/mau-dien.pdf', kind: 'sample' },
		],
	})
	expect(await screen.findByRole('heading', { name: 'Biểu mẫu và mẫu điền sẵn' })).toBeTruthy()
	expect(screen.getByRole('img', { name: 'Mã QR: Tờ khai đăng ký khai sinh' })).toBeTruthy()
	expect(screen.getByRole('img', { name: 'Mã QR: Tờ khai đã điền' })).toBeTruthy()
	expect(text()).toContain('Mẫu điền sẵn Tờ khai đã điền')
})

it('has no such part where there are none', async () => {
	await open({})
	expect(text()).not.toContain('Biểu mẫu và mẫu điền sẵn')
})

it('tells the fee of today, not of the year to come', async () => {
	await open({
		fees: [
			{ vnd: 8_000, until: '2026-12-31' },
			{ vnd: 12_000, from: '2027-01-01' },
		],
	})
	expect(text()).toContain('8.000 đồng')
	expect(text()).not.toContain('12.000 đồng')
})
