import type { PrinterModel } from '../models.ts'
import { encodingOf, identityOf } from './abilities.ts'
import { letterOf } from './code-pages.ts'
import type { Align, Deed, Letters, Op } from './ops.ts'
import { placeRow } from './row-dots.ts'
import { createLineInHand, PLAIN } from './setting.ts'
import { sensorByte } from './status-bytes.ts'
import type { Conditions } from './status-bytes.ts'
import type { Strip } from './strip.ts'
import { symbolRows } from './symbol-rows.ts'

/** What happens to the paper, as one deed after the other asks for it. */
export type Mechanism = {
	/** Does it, as far as the head goes. @returns dots of paper that must now move, ≥ 0 */
	begin(deed: Deed): number
	/** When the paper has moved: cuts, answers. */
	end(op: Op): void
	/** Forgets the line in hand and how letters look, as at power on. */
	reset(): void
	/** Forgets the line in hand. */
	clear(): void
	/** Commands it did not know. */
	unknown(): number
}

export type Surroundings = {
	model: PrinterModel
	strip: () => Strip
	conditions: () => Conditions
	/** `to` is where the question came from. */
	answer: (bytes: Uint8Array, to: unknown) => void
	/** The paper is cut, or has been fed so far that it is torn off. */
	onCut: (by: 'full' | 'partial' | 'none') => void
	/** A reset, which says that what follows is new. */
	onReset: () => void
	onText: (line: string) => void
	onStatusBack: (items: number) => void
}

/** From the head to the blade; and so much fed paper hangs out of a printer without one. */
const TO_CUTTER_DOTS = 120
const TEAR_DOTS = 96
const LINE_DOTS = 30

type Modes = { letters: Letters; align: Align; spacing: number; page: number; module: number; correction: number; stored: Uint8Array }
const atPowerOn = (): Modes => ({
	letters: PLAIN,
	align: 'left',
	spacing: LINE_DOTS,
	page: 0,
	module: 3,
	correction: 48,
	stored: new Uint8Array(),
})

export function createMechanism(around: Surroundings): Mechanism {
	const { model, strip } = around
	const line = createLineInHand(model.widthDots)
	let modes = atPowerOn()
	let unknown = 0

	/** Prints the line in hand and feeds at least so far. */
	function printLine(atLeast: number): number {
		if (line.isEmpty()) return feed(atLeast)
		const { line: set, text } = line.take(modes.align)
		around.onText(text)
		strip().set(set)
		return feed(Math.max(set.height, atLeast))
	}
	function feed(dots: number): number {
		strip().feed(dots)
		return dots
	}
	function put(letter: string): number {
		if (line.add(letter, modes.letters)) return 0
		const moved = printLine(modes.spacing)
		line.add(letter, modes.letters)
		return moved
	}
	function burn(dots: Uint8Array, { wide, tall }: { wide: number; tall: number }): number {
		const moved = line.isEmpty() ? 0 : printLine(modes.spacing)
		const row = placeRow(dots, model.widthDots / 8, { wide, align: modes.align })
		for (let i = 0; i < tall; i++) strip().burn(row)
		return moved + tall
	}
	function printSymbol(): number {
		const rows = model.nativeQr ? symbolRows(modes.stored, modes) : []
		if (!rows.length) unknown++
		return rows.reduce((moved, row) => moved + burn(row, { wide: 1, tall: 1 }), 0)
	}

	function begin(deed: Deed): number {
		switch (deed.kind) {
			case 'row':
				return burn(deed.dots, deed)
			case 'char':
				return put(letterOf(deed.byte, encodingOf(model, modes.page)))
			case 'tab':
				line.tab(modes.letters)
				return 0
			case 'line':
				return printLine(modes.spacing)
			case 'feed-lines':
				return printLine(deed.lines * modes.spacing)
			case 'feed-dots':
				return printLine(deed.dots)
			case 'cut':
				return (line.isEmpty() ? 0 : printLine(modes.spacing)) + feed(deed.dots + (deed.toCutter ? TO_CUTTER_DOTS : 0))
			case 'qr-print':
				return printSymbol()
			case 'reset':
				reset()
				around.onReset()
				return 0
			default:
				setMode(deed)
				return 0
		}
	}

	function setMode(deed: Deed): void {
		switch (deed.kind) {
			case 'letters':
				modes.letters = { ...modes.letters, ...deed.change }
				return
			case 'align':
				modes.align = deed.align
				return
			case 'spacing':
				modes.spacing = deed.dots
				return
			case 'page':
				modes.page = deed.page
				return
			case 'qr-set':
				modes[deed.what] = deed.value
				return
			case 'qr-store':
				modes.stored = deed.data
				return
			case 'unknown':
				unknown++
				return
			default:
		}
	}

	function end({ deed, from }: Op): void {
		switch (deed.kind) {
			case 'cut':
				if (model.cutter !== 'none') return around.onCut(model.cutter === 'partial' ? 'partial' : deed.by)
				return tear()
			case 'line':
			case 'feed-lines':
			case 'feed-dots':
				return tear()
			case 'status-back':
				return around.onStatusBack(deed.items)
			default:
				answer(deed, (bytes) => around.answer(bytes, from))
		}
	}
	function tear(): void {
		if (model.cutter === 'none' && strip().rows() && strip().trailing() >= TEAR_DOTS) around.onCut('none')
	}
	function answer(deed: Deed, say: (bytes: Uint8Array) => void): void {
		if (deed.kind === 'answer-sensor' && model.endMark) say(Uint8Array.of(deed.which === 1 ? sensorByte(around.conditions()) : 0))
		if (deed.kind === 'answer-mark' && model.clearsBuffer) say(Uint8Array.of(0x37, 0x22, ...deed.mark, 0))
		const identity = deed.kind === 'answer-identity' && model.status !== 'none' && identityOf(model, deed.which)
		if (identity) say(Buffer.from(`_${identity}\0`, 'latin1'))
	}
	function reset(): void {
		modes = atPowerOn()
		line.clear()
	}

	return { begin, end, reset, clear: () => line.clear(), unknown: () => unknown }
}
