import type { DeviceBinding, SeenDevice } from '../../contract/devices.ts'
import type { Placement } from './assign.ts'
import { deviceOf } from './claim.ts'
import type { Claim, HidBinding } from './claim.ts'
import type { HidSystem } from './hid-system.ts'
import type { InputDevice } from './input-device.ts'
import { createLearner } from './learner.ts'
import { machineHid } from './machine-hid.ts'
import { createPollLoop } from './poll-loop.ts'
import { isScanner, seenDevices } from './seen.ts'
import { place, tellProblem, wishesOf } from './placing.ts'
import { createSessions } from './sessions.ts'
import { unitsOf } from './units.ts'
import type { Unit } from './units.ts'

/** All pads, keypads and scanners on this machine's USB: found, opened, lost and found again. */
export type HidBus = {
	/** A device of this machine's list. It is looked for once it and the bus are started. */
	open(binding: HidBinding): InputDevice
	/**
	 * The devices that were shown to the centre, all of them, at any time. Those no longer named are closed.
	 *
	 * @returns their devices in the same order; the same device as before where its binding did not change
	 */
	setBindings(bindings: readonly DeviceBinding[]): readonly InputDevice[]
	/** While `learn` is on, what is plugged in and what it reports; else nothing. */
	seen(): SeenDevice[]
	/** Opens also what nobody has bound, for reading; what it reports goes into `seen` and nowhere else. */
	learn(on: boolean): void
	/** Begins to look; the answer closes everything. Until a device is started or learnt, nothing native is loaded. */
	start(): () => Promise<void>
}

type Options = {
	/** Epoch ms. */
	now: () => number
	system?: HidSystem
	/** Pause between two looks at what is plugged in, milliseconds. */
	pollMs?: number
	log?: (message: string, details: object) => void
}

type Bound = { text: string; claim: Claim; device: InputDevice }

/** Creating it loads and opens nothing. */
export function createHidBus({ now, system = machineHid(), pollMs = 2_000, log = () => {} }: Options): HidBus {
	const listed: Claim[] = []
	let bound: Bound[] = []
	let units: readonly Unit[] = []
	let placements: ReadonlyMap<string, Placement> = new Map()
	let listProblem: string | undefined
	let learning = false
	let running = false
	const remembered = new Map<string, string>()
	const learner = createLearner(now)
	const claims = () => [...listed, ...bound.map(({ claim }) => claim)]
	const isNeeded = () => learning || claims().some(({ on }) => on)

	const sessions = createSessions({
		system,
		now,
		log,
		onReport: ({ unit, claim }, report) => {
			if (learning && claim?.binding.kind !== 'scanner') learner.note(unit.key, report)
		},
		changed: () => tellProblems(),
	})
	const isLearnt = (unit: Unit) => !isScanner(unit) && !learner.isKeyboard(unit.key)
	const problemAt = (nodes: Unit['nodes']) => nodes.map(({ path }) => sessions.problem(path)).find((problem) => problem !== undefined)
	const tellProblems = () => {
		for (const claim of claims()) {
			// What is open is read on, whether or not the list can be had.
			const blind = claim.sessions.size === 0 ? listProblem : undefined
			tellProblem(claim, placements.get(claim.binding.id), (nodes) => problemAt(nodes) ?? blind)
		}
	}

	/** Brings what is open in line with what is plugged in and what is wanted. */
	function settle(): void {
		if (!running) return
		placements = place(claims(), units, remembered)
		sessions.settle(wishesOf(claims(), learning ? units.filter(isLearnt) : []))
		tellProblems()
	}

	async function look(): Promise<void> {
		if (isNeeded()) {
			try {
				units = unitsOf(await system.devices())
				listProblem = undefined
			} catch (cause) {
				const reason = `HID devices cannot be listed: ${cause instanceof Error ? cause.message : 'unknown'}`
				if (listProblem === undefined) log('HID devices cannot be listed', { reason })
				listProblem = reason
			}
		} else units = []
		learner.keep(new Set(units.map(({ key }) => key)))
		settle()
	}

	const loop = createPollLoop(look, pollMs)
	const changed = () => {
		settle()
		loop.wake()
	}
	const make = (binding: HidBinding): Bound => {
		const claim: Claim = { binding, sessions: new Set() }
		return { text: JSON.stringify(binding), claim, device: deviceOf(claim, changed) }
	}
	return {
		open: (binding) => {
			const { claim, device } = make(binding)
			listed.push(claim)
			return device
		},
		setBindings: (bindings) => {
			const before = new Map(bound.map((one) => [one.text, one]))
			bound = bindings.map((binding) => before.get(JSON.stringify(binding)) ?? make(binding))
			const kept = new Set(claims().map(({ binding }) => binding.id))
			for (const id of [...remembered.keys()]) if (!kept.has(id)) remembered.delete(id)
			for (const { claim } of before.values()) if (!bound.some((one) => one.claim === claim)) delete claim.on
			changed()
			return bound.map(({ device }) => device)
		},
		seen: () => {
			if (!learning) return []
			const boundTo = (unit: Unit) => claims().find((claim) => claim.unit?.key === unit.key)?.binding
			return seenDevices({ units, learner, boundTo, problem: ({ nodes }) => problemAt(nodes) })
		},
		learn: (on) => {
			if (learning === on) return
			learning = on
			learner.clear()
			changed()
		},
		start: () => {
			running = true
			loop.start()
			return async () => {
				running = false
				await loop.stop()
				await sessions.closeAll()
				units = []
			}
		},
	}
}
