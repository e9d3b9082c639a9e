import { readdir, readlink, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/** `1-2.4:1.0` in a device's place in the kernel's tree: bus, sockets down the hubs, and the interface, which is left out. */
const LINUX_PORT = /\/(\d+-\d+(?:\.\d+)*):\d+\.\d+\//g
/** The last part but one of a Windows device path names its place. */
const WINDOWS_PORT = /^\\\\\?\\[^#]+#[^#]+#([^#]+)#/

/** The socket a device hangs on, or `undefined` where the machine does not say. `path` as HID lists it. */
export async function portOf(path: string, sys = '/sys'): Promise<string | undefined> {
	if (path.startsWith('\\\\')) return WINDOWS_PORT.exec(path)?.[1]
	const place = await readlink(join(sys, 'class/hidraw', basename(path))).catch(() => '')
	return [...place.matchAll(LINUX_PORT)].at(-1)?.[1]
}

/**
 * Tells the kernel to pass on nothing that is typed on a device; raw reports still come. Linux from 5.11, and only where
 * this program may write there. Never rejects.
 *
 * @returns undoes it
 */
export async function hushInput(path: string, sys = '/sys'): Promise<() => Promise<void>> {
	const folder = join(sys, 'class/hidraw', basename(path), 'device/input')
	const inputs = path.startsWith('/') ? await readdir(folder).catch(() => []) : []
	const set = async (input: string, value: '0' | '1') => {
		const file = join(folder, input, 'inhibited')
		return writeFile(file, value, { flag: 'r+' }).then(
			() => true,
			() => false,
		)
	}
	const hushed: string[] = []
	for (const input of inputs) if (await set(input, '1')) hushed.push(input)
	return async () => {
		for (const input of hushed) await set(input, '0')
	}
}
