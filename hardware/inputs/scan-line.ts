/** Collects the bytes of one code at a time. */
export type ScanLine = {
	add(bytes: Uint8Array): void
	/** The code is whole. */
	end(): void
	/** Forgets what was begun. */
	stop(): void
}

type Options = {
	/** Takes the text of one whole code, never empty. */
	on: (text: string) => void
	/** Silence that ends a code, milliseconds. */
	quietMs?: number
	/** A longer code is no code: all of it is dropped. Bytes. */
	maxBytes?: number
}

/** Makes codes out of bytes: UTF-8, ended by `end` or by silence, bounded in memory whatever comes. */
export function createScanLine({ on, quietMs = 60, maxBytes = 4096 }: Options): ScanLine {
	const kept = new Uint8Array(maxBytes)
	let length = 0
	let tooLong = false
	let timer: NodeJS.Timeout | undefined
	const forget = () => {
		clearTimeout(timer)
		timer = undefined
		// A card's text must not lie about in memory.
		kept.fill(0, 0, length)
		length = 0
		tooLong = false
	}
	const end = () => {
		const text = tooLong ? '' : new TextDecoder().decode(kept.subarray(0, length)).trim()
		forget()
		if (text) on(text)
	}
	return {
		add: (bytes) => {
			tooLong ||= length + bytes.length > maxBytes
			if (!tooLong) {
				kept.set(bytes, length)
				length += bytes.length
			}
			if (timer) timer.refresh()
			else timer = setTimeout(end, quietMs)
		},
		end,
		stop: forget,
	}
}
