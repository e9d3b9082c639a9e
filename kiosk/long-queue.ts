import type { CentreSetup } from '../contract/centre.ts'
import type { ServiceView } from '../contract/views.ts'

/** From so few numbers left on, that is told before they are gone. */
export const FEW = 10

/** Whether a queue is so long that its newcomers should know before they join. What the centre did not bound is not asked. */
export function isLong({ waiting, waitMs }: Pick<ServiceView, 'waiting' | 'waitMs'>, bound: CentreSetup['longQueue']): boolean {
	if (bound.waiting !== undefined && waiting > bound.waiting) return true
	return bound.waitMs !== undefined && waitMs !== null && waitMs.p50 > bound.waitMs
}
