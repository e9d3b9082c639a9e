import { render, screen, within } from '@testing-library/svelte'
import { vi } from 'vitest'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Scan } from '../../contract/devices.ts'
import KioskScreen from '../../kiosk/KioskScreen.svelte'
import type { OnScan } from '../../kiosk/scanning.svelte.ts'
import type { ReadTicket, TicketAnswer } from '../../kiosk/ticket-status.ts'
import type { Send } from '../../ui/send.ts'
import { issued, NOW, setup, view } from '../kiosk/plain-hall.ts'

/** A kiosk with a scanner, and what a test asks of both. Time is the test's own. */
export const sounds = { tick: vi.fn(), ticket: vi.fn(), refusal: vi.fn(), scan: vi.fn() }
export const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

export async function show(over: { view?: ReturnType<typeof view>; setup?: typeof setup; ticket?: TicketAnswer } = {}) {
	const send = vi.fn<Send>((draft) => Promise.resolve(issued(draft)))
	const readTicket = vi.fn<ReadTicket>(() => Promise.resolve(over.ticket))
	let take: (scan: Scan) => void = () => {}
	const onScan: OnScan = (listener) => ((take = listener), () => (take = () => {}))
	const props = { view: over.view ?? view(), setup: over.setup ?? setup, fresh: true, now: NOW }
	const { rerender, unmount } = render(KioskScreen, { ...props, send, readTicket, onScan, sounds })
	await vi.dynamicImportSettled()
	const scan = async (what: Scan) => (take(what), await pass(0))
	return { send, readTicket, rerender, unmount, scan }
}
export async function tap(id: string, find: (id: string) => HTMLElement = (name) => screen.getByTestId(name)) {
	await pass(350)
	find(id).click()
	await pass(0)
}
export const dialog = () => screen.getByRole('dialog')
export const inDialog = (id: string) => within(dialog()).getByTestId(id)
export const said = () => dialog().textContent?.replace(/\s+/g, ' ') ?? ''
export const heading = () => screen.getByRole('heading', { level: 1 }).textContent?.replace(/\s+/g, ' ')
export const drafts = (send: { mock: { calls: [CommandDraft][] } }) => send.mock.calls.map(([draft]) => draft)
