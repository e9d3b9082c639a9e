import { PrinterState } from '../../../contract/printing.ts'
import { createEmulator } from './emulator.ts'
import type { EmulatorFault } from './conditions.ts'
import type { ProgramOptions } from './program-arguments.ts'
import type { EmulatedSlip } from './slip-maker.ts'
import { startTcpDoor } from './tcp-door.ts'

/** A printer on a port, and what a person can do to it. */
export type Station = {
	readonly port: number
	/** Everything there is to know, as JSON can hold it. */
	state(): StationState
	setFault(fault: EmulatorFault | null): void
	/** @param mm length; as at the beginning if absent */
	newRoll(mm?: number): void
	power(on: boolean): void
	/** Drops every connection now. */
	cut(): void
	/** The newest slips, newest first. */
	slips(): readonly NumberedSlip[]
	stop(): Promise<void>
}
export type StationState = {
	model: string
	port: number
	power: boolean
	state: PrinterState
	fault: EmulatorFault | null
	/** Left on the roll. */
	paperMm: number
	slips: number
	hosts: number
	bufferedBytes: number
	unknownCommands: number
}
/** `n` counts from 1. */
export type NumberedSlip = { n: number; slip: EmulatedSlip }

/** All faults by name. */
export const FAULTS = PrinterState.options.filter((state): state is EmulatorFault => state !== 'ready')

const KEEP = 20

/** @throws Error when the port is taken */
export async function startStation(options: ProgramOptions, onSlip: (numbered: NumberedSlip) => void): Promise<Station> {
	const { model, rollMm, mmPerSecond, bufferBytes, port, host, hosts } = options
	const numbered: NumberedSlip[] = []
	let n = 0
	const keep = (slip: EmulatedSlip) => {
		numbered.unshift({ n: ++n, slip })
		numbered.length = Math.min(numbered.length, KEEP)
		onSlip({ n, slip })
	}
	const emulator = createEmulator({ model, now: Date.now, rollMm, mmPerSecond, bufferBytes, keep: 1, onSlip: keep })
	const door = await startTcpDoor(emulator, { port, host, hosts })
	return {
		port: door.port,
		state: () => {
			const { lines, ...figures } = emulator.figures()
			return {
				model: model.id,
				port: door.port,
				power: emulator.isOn(),
				state: emulator.state(),
				fault: emulator.fault(),
				paperMm: Math.round(emulator.paperMm()),
				hosts: lines,
				...figures,
			}
		},
		setFault: (fault) => emulator.setFault(fault),
		newRoll: (mm) => emulator.newRoll(mm),
		power: (on) => (on ? emulator.powerOn() : emulator.powerOff()),
		cut: () => door.cut(),
		slips: () => numbered,
		stop: () => door.stop(),
	}
}
