import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import type { EmulatorOptions } from '../../hardware/printer/emulator/emulator.ts'
import { findModel } from '../../hardware/printer/models.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'

export const modelOf = (id: string): PrinterModel => {
	const found = findModel(id)
	if (!found) throw new Error(id)
	return found
}

/** A picture of noise, without a byte that a command begins with. */
export const noise = (widthDots: number, heightDots: number): Bitmap => ({
	widthDots,
	heightDots,
	rows: Uint8Array.from({ length: (widthDots / 8) * heightDots }, (_, i) => ((i * 2_654_435_761) >>> 24) | 0x80),
})

export const dots = ({ rows }: Bitmap): string => Buffer.from(rows).toString('base64')
export const hex = (bytes: Uint8Array | readonly number[]): string => Buffer.from(bytes).toString('hex')

/** Bytes of commands written as text and numbers. */
export const bytesOf = (...parts: (string | number | Uint8Array)[]): Uint8Array =>
	Buffer.concat(
		parts.map((part) =>
			typeof part === 'number' ? Buffer.from([part]) : typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part),
		),
	)

export const STATUS = (which: number): Uint8Array => Uint8Array.of(0x10, 0x04, which)
export const END_MARK = Uint8Array.of(0x1d, 0x72, 1)
export const CLEAR = Uint8Array.of(0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8)
export const CUT = Uint8Array.of(0x1d, 0x56, 66, 0)

/** A printer, and a host that is connected to it. */
export function connected(options: Partial<EmulatorOptions> & { id?: string } = {}) {
	const { id = 'epson-tm-t82iii', ...rest } = options
	const model = modelOf(id)
	const emulator = createEmulator({ model, now: () => 7, ...rest })
	const host = () => {
		const heard: number[] = []
		let lost = false
		const line = emulator.connect(
			(bytes) => heard.push(...bytes),
			() => (lost = true),
		)
		const ask = async (bytes: Uint8Array): Promise<number[]> => {
			heard.length = 0
			await line.write(bytes)
			return [...heard]
		}
		const write = (bytes: Uint8Array): Promise<void> => line.write(bytes)
		const end = (): void => line.end()
		return { write, end, heard, ask, lost: () => lost, statuses: () => ask(bytesOf(STATUS(1), STATUS(2), STATUS(3), STATUS(4))) }
	}
	return { emulator, model, host, ...host() }
}
