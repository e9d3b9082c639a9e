import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Ask } from './ledger.ts'

/** Numbers between 0 and 1 that a seed repeats. */
export function createDice(seed: number): () => number {
	let state = seed >>> 0
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return state / 2 ** 32
	}
}
const oneOf = <T>(list: readonly T[], dice: () => number): T => list[Math.floor(dice() * list.length)] as T

export interface Crowd {
	services: readonly string[]
	dice: () => number
	isOver: () => boolean
}

/** People at a kiosk, one after the other without a pause, one in eight with a claim. */
export async function takeNumbers(ask: Ask, { services, dice, isOver }: Crowd): Promise<void> {
	while (!isOver())
		await ask({
			type: 'IssueTicket',
			visitId: randomUUID(),
			serviceId: oneOf(services, dice),
			lane: dice() < 1 / 8 ? 'priority' : 'regular',
		})
}

/** An officer who calls, serves and sends on without a pause, and leaves the counter closed. */
export async function workCounter(ask: Ask, counterId: string, { services, dice, isOver }: Crowd): Promise<void> {
	await ask({ type: 'OpenCounter', counterId })
	while (!isOver()) {
		const [called] = await ask({ type: 'CallNext', counterId })
		if (called?.type === 'TicketCalled') await receive(ask, { counterId, visitId: called.visitId }, { services, dice })
		else await pause(5)
	}
	await ask({ type: 'CloseCounter', counterId })
}

/** Most visits are served; some are sent away, set aside or sent on, and so come to be called a second time. */
async function receive(
	ask: Ask,
	at: { counterId: string; visitId: string },
	{ services, dice }: Pick<Crowd, 'services' | 'dice'>,
): Promise<void> {
	const luck = dice()
	if (luck < 0.1) {
		await ask({ type: 'MarkNoShow', ...at })
		await ask({ type: 'Reinstate', visitId: at.visitId })
	} else if (luck < 0.2) {
		await ask({ type: 'Transfer', ...at, toServiceId: oneOf(services, dice) })
	} else {
		if (luck < 0.3) {
			await ask({ type: 'Hold', ...at })
			await ask({ type: 'Resume', ...at })
		} else await ask({ type: 'StartServing', ...at })
		await ask({ type: 'Complete', ...at })
	}
}
