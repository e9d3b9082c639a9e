/** One collection of one interface of a HID device, as the machine lists it. */
export type HidInfo = {
	/** Opens the interface; several collections may share one. */
	path: string
	vendorId: number
	productId: number
	serial?: string
	product?: string
	usagePage: number
	usage: number
	/** The socket the device hangs on, the same for all its interfaces and after every plugging. */
	port?: string
}

export type HidHandle = { close(): Promise<void> }

export type HidListeners = {
	report: (bytes: Uint8Array) => void
	/** The interface is lost. May come more than once. */
	gone: () => void
}

/** The HID devices of a machine, real or scripted by a test. */
export type HidSystem = {
	/** @throws Error when the machine cannot list them */
	devices(): Promise<HidInfo[]>
	/** Opens for reading. @throws Error whose message says in plain English why it cannot */
	open(path: string, listeners: HidListeners): Promise<HidHandle>
	/**
	 * Keeps what is typed on an opened interface out of every other window, where the machine lets us. The answer undoes it.
	 * Never rejects.
	 */
	hush(path: string): Promise<() => Promise<void>>
}
