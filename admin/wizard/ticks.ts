import type { DeviceList } from '../../contract/api.ts'
import type { Passage } from './passages.ts'

/** What machines tell of themselves now. */
export interface Seen {
	kiosk: boolean
	wall: boolean
	/** A tablet; a pad with buttons is told of by its agent. */
	rating: boolean
	/** Whether a wall that is well told of itself after the call: then it shows it, or has shown it. */
	shown: boolean
}

export function hasSeen({ devices, hardware }: Pick<DeviceList, 'devices' | 'hardware'>, best: Passage | undefined): Seen {
	const online = (kind: string) => devices.filter((device) => device.kind === kind && device.online)
	const calledAt = best?.at.called
	const walls = online('display')
	return {
		kiosk: online('kiosk').length > 0,
		wall: walls.length > 0,
		rating: online('rating').length > 0 || hardware.some(({ kind, state }) => kind === 'rating-pad' && state === 'ready'),
		shown: calledAt !== undefined && walls.some(({ shown }) => shown && !shown.stale && !shown.hidden && shown.seenAt > calledAt),
	}
}
