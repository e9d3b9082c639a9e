import type { PrinterState } from '../../../contract/printing.ts'
import type { PrinterModel } from '../models.ts'
import { createConditions } from './conditions.ts'
import type { EmulatorFault } from './conditions.ts'
import { createHead } from './head.ts'
import { createMechanism } from './mechanism.ts'
import type { Op } from './ops.ts'
import { createParser } from './parser.ts'
import type { RealTimeCommand } from './real-time.ts'
import { createInlet, createReceiver } from './receiver.ts'
import type { Inlet } from './receiver.ts'
import { createRoll } from './roll.ts'
import { createSlipMaker } from './slip-maker.ts'
import type { EmulatedSlip } from './slip-maker.ts'
import { isStopped, statusByte } from './status-bytes.ts'
import { createStatusBack } from './status-back.ts'

/** One host's connection. */
export type EmulatorLine = {
	/**
	 * Real-time commands are obeyed before this returns.
	 *
	 * @returns resolves when the printer's buffer has taken the bytes
	 * @throws Error when the power is off, or the line was cut
	 */
	write(bytes: Uint8Array): Promise<void>
	/** The line is gone; what the buffer has not taken never comes in. */
	end(): void
	/** The host has said all; what is on its way still comes in. */
	finish(): void
}

export type Emulator = {
	readonly model: PrinterModel
	connect(onAnswer: (bytes: Uint8Array) => void, onLost: () => void): EmulatorLine
	/** Stops the head where it is; with `null` it goes on with what it holds. Without power nothing else counts. */
	setFault(fault: EmulatorFault | null): void
	fault(): EmulatorFault | null
	/** How it is, by fault and by roll. */
	state(): PrinterState
	/** Loses its buffer and the rest of the slip in hand. */
	powerOff(): void
	powerOn(): void
	isOn(): boolean
	/** Newest first; only the newest are kept. */
	slips(): readonly EmulatedSlip[]
	/** Millimetres left on the roll. */
	paperMm(): number
	/** A slip in hand ends with the old roll. @param mm length; as at the beginning if absent */
	newRoll(mm?: number): void
	figures(): { slips: number; bufferedBytes: number; unknownCommands: number; lines: number }
}

export type EmulatorOptions = {
	model: PrinterModel
	/** Epoch ms. */
	now: () => number
	/** Paper on the roll, millimetres; a roll that never ends if absent. */
	rollMm?: number
	/** At once if absent. */
	mmPerSecond?: number | undefined
	/** Size of the receive buffer; a host waits while it is full. */
	bufferBytes?: number
	/** Slips kept, ≥ 1. */
	keep?: number
	/** Whether a command that a lost line cut short goes on with the next host's bytes, as in many real printers. */
	parserSurvives?: boolean
	onSlip?: (slip: EmulatedSlip) => void
}

type Line = Inlet & { hear: (bytes: Uint8Array) => void; lose: () => void }

const CUT = 'the line to the printer is cut'
const CLEARED = Uint8Array.of(0x37, 0x25, 0)
const UNFINISHED = { cut: 'none', complete: false } as const

/**
 * An ESC/POS printer in software: bytes in, status and paper out. It behaves as a real one does also where that is awkward:
 * it stops in the middle of a row, it keeps what it holds, it has no notion of a slip's beginning.
 *
 * @source Epson ESC/POS command reference
 */
export function createEmulator(options: EmulatorOptions): Emulator {
	const { model, now, rollMm = Infinity, mmPerSecond, bufferBytes = 4_096, keep = 20, parserSurvives = true, onSlip } = options
	const lines = new Set<Line>()
	let power = true
	let speaking: Line | undefined

	/** Later, as a wire would: nobody is called back while a deed is half done. */
	const send = (line: Line | undefined, bytes: Uint8Array) =>
		queueMicrotask(() => {
			if (line && lines.has(line)) line.hear(bytes)
		})
	/** To the host that asked; if it has gone, to whoever is there now. */
	const answer = (bytes: Uint8Array, to: unknown) => send(lines.has(to as Line) ? (to as Line) : [...lines].at(-1), bytes)

	const roll = createRoll(rollMm)
	const paper = createSlipMaker({ widthDots: model.widthDots, now, keep, onSlip })
	const statusBack = createStatusBack((packet) => lines.forEach((line) => send(line, packet)))
	const conditions = createConditions(roll, (is) => statusBack.tell(is))
	const mechanism = createMechanism({
		model,
		strip: () => paper.strip(),
		conditions: () => conditions.now(),
		answer,
		onCut: (cut) => paper.part({ cut, complete: true }),
		onReset: () => {
			statusBack.enable(0, conditions.now())
			paper.part(UNFINISHED)
		},
		onText: (line) => paper.text(line),
		onStatusBack: (items) => model.asb && statusBack.enable(items, conditions.now()),
	})
	const head = createHead({
		mechanism,
		roll,
		mmPerSecond,
		isStopped: () => !power || isStopped(conditions.now()),
		onBegun: ({ raw }: Op) => paper.bytes(raw),
		onDone: ({ raw }: Op) => {
			receiver.free(raw.length)
			receiver.fill()
		},
		onPaper: () => {
			if (paper.isTooLong()) paper.tear()
			conditions.look()
		},
	})
	const parser = createParser((deed, raw) => {
		if (deed.kind === 'heard') receiver.free(raw.length)
		else head.add({ deed, raw, from: speaking })
	})
	const receiver = createReceiver<Line>({
		bufferBytes,
		isIdle: () => head.isIdle(),
		obey,
		take: (bytes, line) => {
			speaking = line
			parser.take(bytes)
			head.run()
		},
	})

	function goOn(): void {
		conditions.look()
		head.run()
		receiver.fill()
	}
	function forget(): void {
		head.clear()
		parser.reset()
		mechanism.clear()
		paper.part(UNFINISHED)
		receiver.clear()
	}
	function obey(command: RealTimeCommand, line: Line): void {
		const is = conditions.now()
		switch (command.kind) {
			case 'status':
				if (model.status === 'dle-eot') answer(Uint8Array.of(statusByte(command.which, is)), line)
				return
			case 'clear':
				if (!model.clearsBuffer) return
				forget()
				return answer(CLEARED, line)
			case 'recover':
				// Only out of an error. The fault itself stays until somebody mends it.
				if (command.clear && (is.has('cutter-error') || is.has('error'))) forget()
		}
	}

	function connect(hear: Line['hear'], lose: Line['lose']): EmulatorLine {
		const line: Line = { ...createInlet(), hear, lose }
		if (power) lines.add(line)
		else queueMicrotask(lose)
		return {
			write: (bytes) => (lines.has(line) ? receiver.write(line, bytes) : Promise.reject(new Error(CUT))),
			finish: () => void lines.delete(line),
			end: () => {
				lines.delete(line)
				receiver.drop(CUT, line)
				if (!parserSurvives) receiver.free(parser.reset())
			},
		}
	}
	function powerOff(): void {
		if (!power) return
		power = false
		receiver.drop('the printer has no power')
		forget()
		mechanism.reset()
		statusBack.enable(0, conditions.now())
		const lost = [...lines]
		lines.clear()
		for (const line of lost) line.lose()
	}
	function newRoll(mm = rollMm): void {
		paper.tear()
		roll.renew(mm)
		const fault = conditions.fault()
		if (fault === 'paper-out' || fault === 'near-end') conditions.set(null)
		goOn()
	}

	return {
		model,
		connect,
		fault: () => conditions.fault(),
		state: () => (power ? conditions.worst() : 'offline'),
		setFault: (fault) => {
			conditions.set(fault)
			goOn()
		},
		powerOff,
		powerOn: () => {
			power = true
			goOn()
		},
		isOn: () => power,
		slips: () => paper.slips(),
		paperMm: () => roll.leftMm(),
		newRoll,
		figures: () => ({
			slips: paper.count(),
			bufferedBytes: receiver.used(),
			unknownCommands: mechanism.unknown(),
			lines: lines.size,
		}),
	}
}
