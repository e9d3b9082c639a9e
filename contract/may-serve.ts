import type { WorkProfile } from './work.ts'

/** A counter as far as calling goes. */
interface Desk {
	readonly services: readonly string[]
	readonly profileId?: string | undefined
}

/**
 * Whether a counter serves a service at any time and for any visitor: a step that holds only sometimes, or for some, leaves
 * others waiting for ever. Stands alone, without schemas, so that a screen may ask it before the server does.
 */
export function mayServe({ profiles }: { readonly profiles: readonly WorkProfile[] }, counter: Desk, serviceId: string): boolean {
	const profile = profiles.find(({ id }) => id === counter.profileId)
	if (!profile) return counter.services.includes(serviceId)
	return profile.steps.some((s) => s.services.includes(serviceId) && !s.when && !s.lanes && !s.languages && !s.skill)
}

/** Whether it calls visitors of a service at one step or another, if only sometimes. */
export function mayCall({ profiles }: { readonly profiles: readonly WorkProfile[] }, counter: Desk, serviceId: string): boolean {
	const profile = profiles.find(({ id }) => id === counter.profileId)
	return profile ? profile.steps.some((s) => s.services.includes(serviceId)) : counter.services.includes(serviceId)
}
