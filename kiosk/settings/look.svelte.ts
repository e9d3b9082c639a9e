/** Where this machine's slot and scanner are, seen from who stands before it. */
export type SlotSide = 'left' | 'middle' | 'right'
interface Kept {
	volume: number
	brightness: number
	contrast: boolean
	slot: SlotSide
}
const USUAL: Kept = { volume: 100, brightness: 100, contrast: false, slot: 'middle' }
export const STEP_PERCENT = 10
export const LEAST_BRIGHTNESS = 50

/** How this one machine looks and sounds, kept in its browser. Volume 0–100 %, brightness 50–100 %. */
export class KioskLook {
	#kept = $state.raw<Kept>(USUAL)
	readonly #key: string

	constructor(kioskId: string) {
		this.#key = `mot-cua:kiosk-look:${kioskId}`
		this.#kept = read(localStorage.getItem(this.#key))
	}

	get volume(): number {
		return this.#kept.volume
	}
	get brightness(): number {
		return this.#kept.brightness
	}
	/** Whether each visitor begins with high contrast. */
	get contrast(): boolean {
		return this.#kept.contrast
	}
	get slot(): SlotSide {
		return this.#kept.slot
	}

	set(change: Partial<Kept>): void {
		this.#kept = read(JSON.stringify({ ...this.#kept, ...change }))
		localStorage.setItem(this.#key, JSON.stringify(this.#kept))
	}
}

/** What cannot be read is as usual. */
function read(text: string | null): Kept {
	try {
		const { volume, brightness, contrast, slot } = JSON.parse(text ?? '{}') as Partial<Record<keyof Kept, unknown>>
		return {
			volume: within(volume, 0, USUAL.volume),
			brightness: within(brightness, LEAST_BRIGHTNESS, USUAL.brightness),
			contrast: contrast === true,
			slot: slot === 'left' || slot === 'right' ? slot : USUAL.slot,
		}
	} catch {
		return USUAL
	}
}

const within = (value: unknown, least: number, usual: number): number =>
	typeof value === 'number' && Number.isFinite(value) ? Math.min(100, Math.max(least, Math.round(value))) : usual
