const STORED_AS = 'mot-cua:counter'

/**
 * The counter of this tab, so that a reload comes back to it. Kept no longer than the tab: tomorrow begins at the
 * officer's own counter.
 */
export function rememberedCounter(actor: string): string | undefined {
	try {
		const stored = JSON.parse(sessionStorage.getItem(STORED_AS) ?? '{}') as { actor?: unknown; counterId?: unknown }
		return stored.actor === actor && typeof stored.counterId === 'string' ? stored.counterId : undefined
	} catch {
		return undefined
	}
}

export function rememberCounter(actor: string, counterId: string): void {
	try {
		sessionStorage.setItem(STORED_AS, JSON.stringify({ actor, counterId }))
	} catch {
		// A browser that keeps nothing asks for the counter after a reload.
	}
}

export function forgetCounter(): void {
	try {
		sessionStorage.removeItem(STORED_AS)
	} catch {
		// Nothing was kept.
	}
}
