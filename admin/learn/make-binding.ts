import type { DeviceBinding, InputKind, KeyMeaning } from '../../contract/devices.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { SeenHere } from './watch.svelte.ts'
import type { Key } from './teaching.svelte.ts'

/** What a device is for, and where. */
export interface Use {
	kind: InputKind
	/** A counter, or a scanner's kiosk. */
	placeId: string
	/** A profile; without it a pad or keypad is taught, and a scanner is read as its machine sees fit. */
	profile: string | undefined
}

/** What was learnt of a device without a profile. */
export interface Learnt {
	keys: readonly Key[]
	release: boolean
}

export function makeBinding(id: string, seen: SeenHere, use: Use, learnt: Learnt | undefined): DeviceBinding {
	return {
		id,
		kind: use.kind,
		usb: seen.device.usb,
		agentId: seen.agentId,
		...(use.kind === 'scanner' ? { kioskId: use.placeId } : { counterId: use.placeId }),
		...(use.profile !== undefined && { profile: use.profile }),
		keys: [...(learnt?.keys ?? [])],
		release: learnt?.release ?? true,
	}
}

const ID_LENGTH = 64

/** An id out of a name: `Nút đánh giá quầy 3` → `nut-danh-gia-quay-3`, with a number behind it where that one is taken. */
export function idFrom(name: string, taken: ReadonlySet<string>): string {
	const plain = name.toLowerCase().replace(/đ/g, 'd').normalize('NFD').replace(/\p{M}/gu, '')
	const base = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'thiet-bi'
	for (let n = 1; ; n++) {
		const tail = n === 1 ? '' : `-${n}`
		const id = base.slice(0, ID_LENGTH - tail.length) + tail
		if (!taken.has(id)) return id
	}
}

const ACTIONS = ['primary', 'call-next', 'start-serving', 'recall', 'no-show', 'complete'] as const

/** What the keys of a device may mean, in the order in which they are asked for. */
export function meaningsOf(kind: InputKind, centre: Pick<CentreSetup, 'rating'>): KeyMeaning[] {
	if (kind === 'scanner') return []
	return kind === 'keypad' ? [...ACTIONS] : centre.rating.levels.map(({ level }) => level).sort((a, b) => b - a)
}
