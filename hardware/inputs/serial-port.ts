/** An opened serial line, read only. */
export type SerialHandle = { close(): Promise<void> }
export type SerialListeners = {
	bytes: (bytes: Uint8Array) => void
	/** The line is lost. May come more than once. */
	gone: () => void
}

/**
 * Opens a serial line, 8 bits without parity.
 *
 * @param path `/dev/serial/by-id/…` or `COM3`
 * @param baudRate bits a second
 * @throws Error when there is no such line, or it may not be opened
 */
export type OpenSerial = (path: string, baudRate: number, listeners: SerialListeners) => Promise<SerialHandle>

/** The machine's own lines. The native library is loaded when the first is opened. */
export const openSerial: OpenSerial = async (path, baudRate, { bytes, gone }) => {
	const { SerialPortStream } = await import('@serialport/stream')
	const { autoDetect } = await import('@serialport/bindings-cpp')
	// The package's own types of its bindings cannot be resolved.
	const binding = autoDetect() as object
	const port = new SerialPortStream({ binding, path, baudRate, autoOpen: false })
	port.on('error', gone)
	port.on('close', gone)
	port.on('data', bytes)
	await new Promise<void>((resolve, reject) => port.open((cause) => (cause ? reject(cause) : resolve())))
	return {
		close: () => new Promise((resolve) => (port.isOpen ? port.close(() => resolve()) : resolve())),
	}
}
