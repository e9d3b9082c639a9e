/** One thing in an archive. Paths have no leading slash; parents are added by themselves. */
export type CpioEntry = { path: string } & ({ data: Uint8Array; executable?: boolean } | { linkTo: string })

const DIRECTORY = 0o040755
const FILE = 0o100644
const PROGRAM = 0o100755
const LINK = 0o120777

/**
 * The archive a Linux kernel unpacks as its first file system, in pieces to be written one after another.
 *
 * @source Linux, Documentation/driver-api/early-userspace/buffer-format.rst: "newc"
 */
export function* cpio(entries: readonly CpioEntry[]): Generator<Uint8Array> {
	let inode = 1
	for (const path of parents(entries)) yield* record(inode++, path, DIRECTORY, new Uint8Array())
	for (const entry of entries)
		if ('linkTo' in entry) yield* record(inode++, entry.path, LINK, Buffer.from(entry.linkTo))
		else yield* record(inode++, entry.path, entry.executable ? PROGRAM : FILE, entry.data)
	yield* record(0, 'TRAILER!!!', 0, new Uint8Array())
}

function parents(entries: readonly CpioEntry[]): string[] {
	const all = new Set<string>()
	for (const { path } of entries) {
		const steps = path.split('/').slice(0, -1)
		steps.forEach((_, i) => all.add(steps.slice(0, i + 1).join('/')))
	}
	return [...all].sort()
}

function* record(inode: number, path: string, mode: number, data: Uint8Array): Generator<Uint8Array> {
	const name = Buffer.from(`${path}\0`)
	const fields = [inode, mode, 0, 0, 1, 0, data.length, 0, 0, 0, 0, name.length, 0]
	const header = Buffer.from(`070701${fields.map((field) => field.toString(16).padStart(8, '0')).join('')}`)
	yield Buffer.concat([header, name, padding(header.length + name.length)])
	yield data
	yield padding(data.length)
}

const padding = (length: number): Uint8Array => new Uint8Array((4 - (length % 4)) % 4)
