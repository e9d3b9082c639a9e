import { linkOver } from './duplex-link.ts'
import { reasonOf } from './link.ts'
import type { OpenLink } from './link.ts'

/** How the printer says "wait": by a wire, by characters in the line, or not at all. */
export type FlowControl = 'rts-cts' | 'xon-xoff' | 'none'

const SETTINGS: Record<FlowControl, object> = {
	'rts-cts': { rtscts: true },
	'xon-xoff': { xon: true, xoff: true },
	none: {},
}

/**
 * A printer on a serial port. The port's driver is loaded at the first call.
 *
 * @param path     `/dev/ttyUSB0`, `COM3`
 * @param baudRate bits a second, as set on the printer
 */
export function serialLink({ path, baudRate, flow }: { path: string; baudRate: number; flow: FlowControl }): OpenLink {
	return async () => {
		const [{ SerialPortStream }, { autoDetect }] = await Promise.all([import('@serialport/stream'), import('@serialport/bindings-cpp')])
		// The package's own types of its bindings cannot be resolved.
		const binding = autoDetect() as object
		const port = new SerialPortStream({ binding, path, baudRate, autoOpen: false, ...SETTINGS[flow] })
		await new Promise<void>((resolve, reject) =>
			port.open((cause) => (cause ? reject(new Error(`${path}: cannot be opened (${reasonOf(cause)})`, { cause })) : resolve())),
		)
		const flush = () => new Promise<void>((resolve, reject) => port.drain((cause) => (cause ? reject(cause) : resolve())))
		const drop = () => {
			// Written bytes wait in the operating system; they must not arrive later, before the next slip.
			port.flush(() => port.close(() => {}))
		}
		return linkOver(port, { flush, drop })
	}
}
