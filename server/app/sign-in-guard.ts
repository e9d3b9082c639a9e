import type { Throttle } from './throttle.ts'

/** Who tries to sign in, as far as one can tell before the password is known to be right. */
export interface Attempt {
	username: string
	/** Where the request comes from. */
	address: string
	/** Of a browser that signed in as this person before: its hash. */
	browser?: string | undefined
}

const MINUTE_MS = 60_000
/** For one name from one place, and from a browser of this person's own. */
const A_NAME = { free: 10, forgetMs: 10 * MINUTE_MS }
/** For all names from one place: a hall behind one address mistypes now and then, a guesser all the time. */
const A_PLACE = { free: 60, forgetMs: MINUTE_MS }

/**
 * Keeps a guesser out, and nobody else. Wrong tries count against the place they come from, and against the name there. A
 * browser that this person has signed in with before counts by itself: whoever guesses behind the same address cannot keep
 * them from it.
 */
export function createSignInGuard(throttle: Throttle) {
	const keysOf = ({ username, address, browser }: Attempt) => {
		const name = encodeURIComponent(username.toLowerCase())
		const place = placeOf(address)
		return browser === undefined ? { name: `name ${name} ${place}`, place: `place ${place}` } : { name: `name ${name} browser ${browser}` }
	}

	return {
		/** Counts the try. @returns from when to try again, where it is not let through; then it does not count */
		begin(attempt: Attempt): number | undefined {
			const { name, place } = keysOf(attempt)
			const waits = [name, place].flatMap((key) => (key === undefined ? [] : (throttle.waitOf(key) ?? [])))
			if (waits.length > 0) return Math.max(...waits)
			throttle.take(name, A_NAME)
			if (place !== undefined) throttle.take(place, A_PLACE)
			return undefined
		},
		/** The password was right. */
		succeeded(attempt: Attempt): void {
			const { name, place } = keysOf(attempt)
			throttle.forgive(name)
			if (place !== undefined) throttle.giveBack(place)
		},
		/** Nobody looked whether the password was right. */
		withdraw(attempt: Attempt): void {
			for (const key of Object.values(keysOf(attempt))) throttle.giveBack(key)
		},
		/** Names that somebody is kept from, wherever they are, in small letters; and until when. */
		locked(): Map<string, number> {
			const until = new Map<string, number>()
			for (const key of throttle.waiting('name ')) {
				const name = decodeURIComponent(key.split(' ')[1] ?? '')
				until.set(name, Math.max(until.get(name) ?? 0, throttle.waitOf(key) ?? 0))
			}
			return until
		},
		/** An administrator vouches for this person. */
		forgive(username: string): void {
			throttle.waiting(`name ${encodeURIComponent(username.toLowerCase())} `).forEach((key) => throttle.forgive(key))
		},
	}
}
export type SignInGuard = ReturnType<typeof createSignInGuard>

/** One household of IPv6 addresses is one place: 64 bits of them are the guest's to choose. */
function placeOf(address: string): string {
	if (!address.includes(':') || address.startsWith('::ffff:')) return address.replace('::ffff:', '')
	const [head = '', tail] = address.split('::')
	const first = head === '' ? [] : head.split(':')
	const last = tail ? tail.split(':') : []
	const all = tail === undefined ? first : [...first, ...Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0'), ...last]
	return all.slice(0, 4).join(':')
}
