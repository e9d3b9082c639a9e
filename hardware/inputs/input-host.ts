import type { DeviceBinding, SeenDevice } from '../../contract/devices.ts'
import type { HidBus } from './hid-bus.ts'
import type { InputDevice, InputEvent } from './input-device.ts'

/** Every pad, keypad and scanner of this machine: those of its device list, and those shown to the centre. */
export type InputHost = {
	/** Those there are now, connected or not. */
	all(): readonly InputDevice[]
	/** Devices shown to the centre that may hang here; those no longer named are let go. */
	setBindings(bindings: readonly DeviceBinding[]): void
	/** While `true`, other devices of this machine are watched too, for `seen` alone. */
	learn(on: boolean): void
	seen(): SeenDevice[]
	/** Begins to pass on what is pressed and read; the answer lets go of every device. */
	start(on: (device: InputDevice, event: InputEvent) => void): () => Promise<void>
}

/** @param listed devices of this machine's list, in the order of the list */
export function createInputHost(listed: readonly InputDevice[], bus: Omit<HidBus, 'open'>): InputHost {
	let bound: readonly InputDevice[] = []
	let begin: ((device: InputDevice) => void) | undefined
	const stops = new Map<InputDevice, () => void | Promise<void>>()
	// A device list says what this machine has; a binding of the same name must not count a press twice.
	const isListed = ({ id }: { id: string }): boolean => listed.some((device) => device.id === id)

	return {
		all: () => [...listed, ...bound],
		setBindings: (bindings) => {
			bound = bus.setBindings(bindings.filter((binding) => !isListed(binding)))
			for (const [device, stop] of stops) {
				if (listed.includes(device) || bound.includes(device)) continue
				stops.delete(device)
				void stop()
			}
			if (begin) for (const device of bound) if (!stops.has(device)) begin(device)
		},
		learn: (on) => bus.learn(on),
		seen: () => bus.seen(),
		start: (on) => {
			begin = (device) =>
				void stops.set(
					device,
					device.start((event) => on(device, event)),
				)
			for (const device of [...listed, ...bound]) begin(device)
			const stopBus = bus.start()
			return async () => {
				begin = undefined
				await Promise.all([...stops.values()].map(async (stop) => stop()))
				stops.clear()
				await stopBus()
			}
		},
	}
}
