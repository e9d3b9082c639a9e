import { randomUUID } from 'node:crypto'
import type { DeviceKind } from '../../contract/api.ts'
import type { CentreSource, Clock } from '../ports/core.ts'
import type { DeviceRow, DeviceStore, Enrolments } from '../ports/screens.ts'
import { hashToken, newCode, newToken } from './tokens.ts'

/** Digits on a screen that nobody came to approve are replaced by new ones. */
const VALID_MS = 30 * 60_000
const PENDING_AT_MOST = 100
/** One machine may hold a few screens; it must not take the places of the others. */
const PENDING_FROM_ONE = 20

interface Asked {
	enrolmentId: string
	code: string
	kind: DeviceKind
	id: string
	askedAt: number
	from: string
	token?: string
}

/**
 * How a screen comes to its token: it shows six digits, an administrator types them, and the screen fetches its token
 * once. In the demo, which is on loopback alone, the screens of the set-up are approved by themselves.
 */
export function createEnrolments({ devices, centre, clock }: { devices: DeviceStore; centre: CentreSource; clock: Clock }): Enrolments {
	const asked = new Map<string, Asked>()

	function forgetOld(): void {
		for (const [id, { askedAt }] of asked) if (Math.abs(clock.now() - askedAt) > VALID_MS) asked.delete(id)
	}

	function enrol(kind: DeviceKind, id: string, label = ''): { row: DeviceRow; token: string } {
		const token = newToken()
		const at = clock.now()
		const row = { deviceId: randomUUID(), kind, id, label, tokenHash: hashToken(token), enrolledAt: at, lastSeenAt: null, revokedAt: null }
		devices.save(row)
		return { row, token }
	}

	function isKnown(kind: DeviceKind, id: string): boolean {
		const { kiosks, displays, counters } = centre.current()
		const places = { kiosk: kiosks, display: displays, rating: counters, agent: [{ id }] }
		return places[kind].some((place) => place.id === id)
	}

	function freeCode(): string {
		const taken = new Set([...asked.values()].map(({ code }) => code))
		for (;;) {
			const code = newCode()
			if (!taken.has(code)) return code
		}
	}

	return {
		ask: (kind, id, from) => {
			forgetOld()
			const mine = [...asked.values()].filter((e) => e.from === from).length
			if (asked.size >= PENDING_AT_MOST || mine >= PENDING_FROM_ONE) return undefined
			const entry: Asked = { enrolmentId: newToken(), code: freeCode(), kind, id, askedAt: clock.now(), from }
			if (centre.current().demo && kind !== 'agent' && isKnown(kind, id))
				return { enrolmentId: entry.enrolmentId, code: entry.code, state: 'approved', token: enrol(kind, id).token }
			asked.set(entry.enrolmentId, entry)
			return { enrolmentId: entry.enrolmentId, code: entry.code, state: 'pending' }
		},
		find: (enrolmentId) => {
			forgetOld()
			const entry = asked.get(enrolmentId)
			if (!entry) return undefined
			const { code, token } = entry
			if (token === undefined) return { enrolmentId, code, state: 'pending' }
			asked.delete(enrolmentId)
			return { enrolmentId, code, state: 'approved', token }
		},
		pending: () => {
			forgetOld()
			return [...asked.values()].filter((e) => !e.token).map(({ code, kind, id, askedAt }) => ({ code, kind, id, askedAt }))
		},
		approve: (code, label) => {
			forgetOld()
			const entry = [...asked.values()].find((e) => e.code === code && !e.token)
			if (!entry) return undefined
			const { row, token } = enrol(entry.kind, entry.id, label)
			entry.token = token
			return row
		},
		enrol: (kind, id, label) => {
			const { row, token } = enrol(kind, id, label)
			return { deviceId: row.deviceId, token }
		},
		isKnown,
		change: (deviceId, { label, place }) => {
			const row = devices.find(deviceId)
			if (!row || row.revokedAt !== null) return 'not-found'
			if (place !== undefined && (row.kind === 'agent' || !isKnown(row.kind, place))) return 'no-such-place'
			const changed = { ...row, label: label ?? row.label, id: place ?? row.id }
			return devices.change(deviceId, changed) ? changed : 'not-found'
		},
	}
}
