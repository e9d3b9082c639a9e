import type { AlertAction } from '../../contract/floor-view.ts'
import type { WhatIf, WhatIfAnswer } from '../../contract/forecast.ts'
import { helperFor } from '../domain/alert-floor.ts'
import type { Standing } from '../domain/alerts.ts'
import type { Clock } from '../ports/core.ts'
import type { Today } from './today.ts'

/** What opening a counter would do is asked again after so long. */
const EFFECT_MS = 30_000

export interface EffectParts {
	today: Pick<Today, 'day'>
	clock: Clock
	whatIf: (asked: WhatIf) => Promise<WhatIfAnswer | { unknown: string }>
	onChange: () => void
	onBug: (error: unknown, where: string) => void
}
export type Effects = Pick<ReturnType<typeof createEffects>, 'of'>

/** The one step that can be taken from the floor: a counter to open, where one could help. */
export function actionOf(day: Today['day'], cause: Standing['cause'], effects: Effects): AlertAction | undefined {
	if (cause.kind !== 'wait' && cause.kind !== 'unserved') return undefined
	const helper = helperFor(day, cause.serviceId)
	if (!helper) return undefined
	const effect = effects.of(cause.serviceId, helper.counterId)
	return { ...helper, ...(effect && { effect }) }
}

/** What a counter more would do to a wait, asked one at a time and kept for a while. */
export function createEffects({ today, clock, whatIf, onChange, onBug }: EffectParts) {
	const known = new Map<string, { at: number; effect?: AlertAction['effect'] }>()
	let running = false
	const keyOf = (serviceId: string, counterId: string) => `${serviceId} ${counterId}`

	async function ask(serviceId: string, counterId: string): Promise<void> {
		const answer = await whatIf({ open: [{ counterId }] })
		const service = 'services' in answer ? answer.services.find(({ id }) => id === serviceId) : undefined
		const effect = service?.then ? { nowMs: service.now?.p50 ?? null, thenMs: service.then.p50 } : undefined
		known.set(keyOf(serviceId, counterId), { at: clock.now(), ...(effect && { effect }) })
		onChange()
	}

	return {
		of: (serviceId: string, counterId: string): AlertAction['effect'] => known.get(keyOf(serviceId, counterId))?.effect,
		refresh(standing: readonly Standing[]): void {
			if (running) return
			for (const { cause } of standing) {
				const helper = cause.kind === 'wait' || cause.kind === 'unserved' ? helperFor(today.day, cause.serviceId) : undefined
				if (!helper || !('serviceId' in cause)) continue
				const last = known.get(keyOf(cause.serviceId, helper.counterId))
				if (last && clock.now() - last.at < EFFECT_MS) continue
				running = true
				void ask(cause.serviceId, helper.counterId)
					.catch((error: unknown) => onBug(error, 'effect of an alert'))
					.finally(() => (running = false))
				return
			}
		},
	}
}
