/** What a page keeps across its own reload; this tab's store. */
export interface Shelf {
	getItem(key: string): string | null
	setItem(key: string, value: string): void
}

const KEY = 'reloads'
/** Reloads of one hour that are remembered: each waits longer than the one before it. */
const REMEMBER_MS = 3_600_000
const WAITS_MS = [0, 30_000, 120_000, 600_000]

export interface ReloadingParts {
	reload: () => void
	shelf: Shelf | undefined
	/** Epoch ms. */
	now: () => number
}

/**
 * The one way in which a display loads itself anew: after an update, and when it hangs. Never while somebody is called, and
 * never in a loop: a second time within the hour waits half a minute, a third two, then ten, whatever the reason.
 */
export function createReloading({ reload, shelf, now }: ReloadingParts) {
	let wanted = false

	const before = (): number[] => {
		try {
			const times: unknown = JSON.parse(shelf?.getItem(KEY) ?? '[]')
			return Array.isArray(times) ? times.filter((t): t is number => typeof t === 'number' && t <= now() && now() - t < REMEMBER_MS) : []
		} catch {
			return []
		}
	}

	return {
		/** From now on the page is to be loaded anew, as soon as it may be. */
		want(): void {
			wanted = true
		},
		/** Looked at again and again. `busy`: somebody is called. @returns whether the page is being reloaded */
		look(busy: boolean): boolean {
			if (!wanted || busy) return false
			const times = before()
			const last = times[times.length - 1]
			const waitMs = WAITS_MS[Math.min(times.length, WAITS_MS.length - 1)] ?? 0
			if (last !== undefined && now() - last < waitMs) return false
			wanted = false
			try {
				shelf?.setItem(KEY, JSON.stringify([...times, now()]))
			} catch {
				// A full or forbidden store: without it the waits cannot be kept.
			}
			reload()
			return true
		},
	}
}
export type Reloading = ReturnType<typeof createReloading>
