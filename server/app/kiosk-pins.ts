import type { KioskPins, SecretStore } from '../ports/people.ts'
import { HashingBusy, hashPassword, isPassword } from './passwords.ts'
import type { Throttle } from './throttle.ts'

const NAME = 'kiosk-pin'
const TRIES = { free: 5, forgetMs: 10 * 60_000 }

/** What opens the kiosks' own settings: one PIN for the centre. */
export function createKioskPins(secrets: SecretStore, throttle: Throttle): KioskPins {
	return {
		isSet: () => secrets.find(NAME) !== undefined,
		set: async (pin) => {
			if (isForeseen(pin)) return false
			secrets.save(NAME, await hashPassword(pin))
			return true
		},
		check: async (kioskId, pin) => {
			const stored = secrets.find(NAME)
			if (stored === undefined) return { ok: false, code: 'not-found' }
			const key = `pin ${kioskId}`
			const retryAt = throttle.waitOf(key)
			if (retryAt !== undefined) return { ok: false, code: 'too-many-requests', retryAt }
			throttle.take(key, TRIES)
			try {
				if (!(await isPassword(pin, stored))) return { ok: false, code: 'wrong-credentials' }
			} catch (error) {
				if (!(error instanceof HashingBusy)) throw error
				throttle.giveBack(key)
				return { ok: false, code: 'too-many-requests' }
			}
			throttle.forgive(key)
			return { ok: true }
		},
	}
}

/** `111111`, `123456`, `987654`: each digit as far from the one before. */
function isForeseen(pin: string): boolean {
	const steps = new Set([...pin].slice(1).map((digit, i) => (Number(digit) - Number(pin[i]) + 10) % 10))
	return steps.size === 1 && [0, 1, 9].includes([...steps][0] ?? 0)
}
