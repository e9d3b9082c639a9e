import type { DeviceState } from '../contract/printing.ts'
import type { AgentLink } from './agent-link.ts'
import type { Counts } from './counts.ts'
import type { InputDevice, InputEvent } from './inputs/input-device.ts'
import type { InputHost } from './inputs/input-host.ts'
import type { PressOutbox } from './press-outbox.ts'

type Options = {
	host: InputHost
	link: AgentLink
	outbox: PressOutbox
	counts: Counts
	log: (message: string, details: object) => void
	lookEveryMs: number
	reportEveryMs: number
}

const SHOW_EVERY_MS = 400

/** Passes on what buttons and scanners do, and says how they are. */
export function watchInputs({ host, link, outbox, counts, log, lookEveryMs, reportEveryMs }: Options) {
	const told = new Map<string, { state: DeviceState; at: number }>()
	let showing: NodeJS.Timeout | undefined

	function pass(device: InputDevice, event: InputEvent): void {
		try {
			counts.set(device.id, { presses: (counts.of(device.id)?.presses ?? 0) + 1 })
		} catch (cause) {
			log('press count not written', { device: device.id, reason: cause instanceof Error ? cause.message : String(cause) })
		}
		tell(device, true)
		if (event.kind === 'scan') {
			if (device.kioskId) link.scan({ kioskId: device.kioskId, scannerId: device.id, scan: event.scan })
		} else if (device.counterId) {
			const { means } = event
			if (typeof means === 'number') outbox.press({ counterId: device.counterId, padId: device.id, level: means })
			else outbox.key({ counterId: device.counterId, keypadId: device.id, action: means })
		}
	}

	function tell(device: InputDevice, always = false): void {
		const state = device.state()
		const last = told.get(device.id)
		if (!always && last?.state === state && performance.now() - last.at < reportEveryMs) return
		told.set(device.id, { state, at: performance.now() })
		link.reportHealth({
			deviceId: device.id,
			kind: device.kind,
			state,
			model: device.model,
			slips: 0,
			presses: counts.of(device.id)?.presses ?? 0,
			...(device.counterId && { counterId: device.counterId }),
			...(device.kioskId && { kioskId: device.kioskId }),
			connection: device.connection,
		})
	}

	function tellAll(): void {
		const present = host.all()
		for (const device of present) tell(device)
		for (const id of told.keys()) if (!present.some((device) => device.id === id)) told.delete(id)
	}

	link.onBindings((bindings) => host.setBindings(bindings))
	link.onLearn((on) => {
		clearInterval(showing)
		host.learn(on)
		showing = on ? setInterval(() => link.seen(host.seen()), SHOW_EVERY_MS).unref() : undefined
	})
	const stop = host.start(pass)
	tellAll()
	const timer = setInterval(tellAll, lookEveryMs)
	return {
		tellAgain: () => {
			told.clear()
			tellAll()
		},
		stop: async () => {
			clearInterval(timer)
			clearInterval(showing)
			await stop()
		},
	}
}
