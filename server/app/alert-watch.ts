import type { TroubledDevice } from '../../contract/floor-view.ts'
import type { VoiceState } from '../../contract/voice-pack.ts'
import type { AlertSeen } from '../domain/alerts.ts'
import type { DeviceStates } from '../ports/printing.ts'
import type { SlipState } from './spooler.ts'
import type { Today } from './today.ts'

const DISK_EVERY_MS = 60_000

export interface WatchParts {
	today: Pick<Today, 'day'>
	devices: Pick<DeviceStates, 'all'>
	voices: () => VoiceState[]
	slipsOf: (kioskId: string) => SlipState[]
	isOnline: (kind: string, id: string) => boolean
	/** What is free of the disk that holds the data, 0–1; `undefined` where it cannot be asked. */
	freeShare: () => Promise<number | undefined>
}
type Seen = Omit<AlertSeen, 'at' | 'stands'>

/** What alerts are made from, as it is now. */
export function createWatch(parts: WatchParts) {
	const { today, devices, voices, slipsOf } = parts
	const screens = createScreenWatch(parts)
	let freeShare: number | undefined

	const measure = async (): Promise<void> => void (freeShare = await parts.freeShare())

	return {
		seen: (at: number): Seen => ({
			...{ day: today.day, freeShare, gone: screens(at), voices: voices() },
			devices: devices.all().flatMap(({ state, ...d }): TroubledDevice[] => (state === 'ready' ? [] : [troubled({ ...d, state })])),
			doubtful: doubtfulSlips(today.day.setup.centre.kiosks, slipsOf),
		}),
		start(): () => void {
			void measure()
			const measuring = setInterval(() => void measure(), DISK_EVERY_MS)
			return () => clearInterval(measuring)
		},
	}
}

/** Without what its alert does not tell: the view stays small. */
const troubled = ({ deviceId, kind, state, counterId, kioskId, since }: TroubledDevice): TroubledDevice => ({
	...{ deviceId, kind, state, since },
	...(counterId !== undefined && { counterId }),
	...(kioskId !== undefined && { kioskId }),
})

/** Screens that were on since the start and are not any more, since when. */
function createScreenWatch({ today, isOnline }: Pick<WatchParts, 'today' | 'isOnline'>) {
	const seen = new Map<string, { goneAt?: number }>()
	return (at: number): AlertSeen['gone'] => {
		const { kiosks, displays } = today.day.setup.centre
		const all = [...kiosks.map(({ id }) => ['kiosk', id] as const), ...displays.map(({ id }) => ['display', id] as const)]
		return all.flatMap(([screen, screenId]) => {
			const key = `${screen}:${screenId}`
			if (isOnline(screen, screenId)) return (seen.set(key, {}), [])
			const before = seen.get(key)
			if (!before) return []
			before.goneAt ??= at
			return { screen, screenId, sinceAt: before.goneAt }
		})
	}
}

/** Only as far as kiosks still remember; a reprint settles it. */
function doubtfulSlips(kiosks: readonly { id: string }[], slipsOf: WatchParts['slipsOf']): Map<string, number> {
	const doubtful = new Map<string, number>()
	for (const { id } of kiosks) {
		const slips = slipsOf(id)
		const settled = new Set(slips.filter(({ state, reprint }) => reprint && state === 'printed').map(({ visitId }) => visitId))
		const open = new Set(slips.filter(({ state, visitId }) => state === 'doubtful' && !settled.has(visitId)).map(({ visitId }) => visitId))
		if (open.size > 0) doubtful.set(id, open.size)
	}
	return doubtful
}
