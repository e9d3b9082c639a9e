import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, constants, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { open as openFile, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { deviceFileLink } from '../../hardware/printer/links/device-file-link.ts'
import { RefusedJob } from '../../hardware/printer/links/link.ts'
import type { ByteLink } from '../../hardware/printer/links/link.ts'
import { serialLink } from '../../hardware/printer/links/serial-link.ts'
import { queueLink, shareLink } from '../../hardware/printer/links/spool-link.ts'
import { tcpLink } from '../../hardware/printer/links/tcp-link.ts'
import { usbLink } from '../../hardware/printer/links/usb-link.ts'
import type { UsbPort } from '../../hardware/printer/links/usb-link.ts'
import { until } from './support.ts'

vi.setConfig({ testTimeout: 20_000 })
const folder = mkdtempSync(join(tmpdir(), 'links-'))
const ends: (() => unknown)[] = []
afterEach(async () => {
	for (const end of ends.splice(0)) await end()
})
afterAll(() => rmSync(folder, { recursive: true }))

/** What comes back over a link, and whether it was lost. */
function listen(link: ByteLink) {
	const heard = { bytes: [] as number[], lost: undefined as string | undefined }
	link.listen(
		(bytes) => heard.bytes.push(...bytes),
		(cause) => (heard.lost = cause.message),
	)
	return heard
}
const told = (attempt: Promise<unknown>) =>
	attempt.then(
		() => 'done',
		(cause: Error) => cause.message,
	)

describe('a link over TCP', () => {
	async function startServer(serve: (socket: Socket) => void) {
		const server = createServer(serve)
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
		ends.push(() => server.close())
		return { host: '127.0.0.1', port: (server.address() as AddressInfo).port }
	}
	it('brings bytes both ways, and says when it is lost', async () => {
		const got: number[] = []
		const where = await startServer((socket) => {
			socket.on('error', () => {})
			socket.on('data', (data) => {
				got.push(...data)
				if (got.length < 3) socket.write(Uint8Array.of(0x12))
				else socket.resetAndDestroy()
			})
		})
		const link = await tcpLink(where)()
		const heard = listen(link)
		await link.send(Uint8Array.of(1, 2), 1_000)
		await until(() => heard.bytes.length === 1)
		await link.send(Uint8Array.of(3), 1_000)
		await until(() => heard.lost !== undefined)
		expect(await told(link.send(Uint8Array.of(4), 1_000))).toMatch(/closed|reset|EPIPE/i)
		expect([got, heard.bytes]).toEqual([[1, 2, 3], [0x12]])
	})
	it('gives up when nothing is taken, and sends nothing more once it is aborted', async () => {
		let taken = 0
		let peer: Socket | undefined
		const where = await startServer((socket) => {
			peer = socket
			socket.on('error', () => {})
			socket.pause()
		})
		const link = await tcpLink(where)()
		listen(link)
		expect(await told(link.send(new Uint8Array(64 * 2 ** 20), 200))).toBe('the printer takes no more bytes')
		link.abort()
		peer?.on('data', (data) => (taken += data.length)).resume()
		await sleep(200)
		expect(taken).toBeLessThan(32 * 2 ** 20)
	})
	it('says in one line that nobody is there', async () => {
		expect(await told(tcpLink({ host: '127.0.0.1', port: 1 })())).toMatch(/^[^\n]*ECONNREFUSED[^\n]*$/)
	})
})

/** A terminal whose other end this test holds: the nearest to a printer's device file that needs no rights. */
async function openTerminal() {
	const child = spawn('script', ['-qfc', 'stty raw -echo; tty; exec sleep 1000', '/dev/null'], { stdio: ['pipe', 'pipe', 'ignore'] })
	ends.push(() => child.kill('SIGKILL'))
	let text = Buffer.alloc(0)
	child.stdout.on('data', (data: Buffer) => (text = Buffer.concat([text, data])))
	await until(() => text.includes('\n'))
	const path = text.toString().trim()
	text = Buffer.alloc(0)
	return {
		path,
		got: () => [...text],
		say: (...bytes: number[]) => child.stdin.write(Uint8Array.from(bytes)),
		hangUp: () => child.kill('SIGKILL'),
	}
}

describe.skipIf(process.platform === 'win32')('a link over a device file', () => {
	it('brings bytes both ways, and says when the device is gone', async () => {
		const terminal = await openTerminal()
		const link = await deviceFileLink({ path: terminal.path })()
		const heard = listen(link)
		await link.send(Uint8Array.of(0x1b, 0x40, 0x10, 4, 1), 1_000)
		await until(() => terminal.got().length === 5)
		terminal.say(0x12, 0x16)
		await until(() => heard.bytes.length === 2)
		expect([terminal.got(), heard.bytes]).toEqual([
			[0x1b, 0x40, 0x10, 4, 1],
			[0x12, 0x16],
		])
		terminal.hangUp()
		let last = 'done'
		while (last === 'done') last = await told(link.send(Uint8Array.of(1), 1_000))
		expect(last).toMatch(/^[^\n]*(gone|EIO)[^\n]*$/)
		link.abort()
	})
	it('of eight dead printers holds no thread: files can still be read', async () => {
		const links = await Promise.all(
			Array.from({ length: 8 }, async (_, i) => {
				const path = join(folder, `dead-${i}`)
				execFileSync('mkfifo', [path])
				// Held open and never read: full after 64 kB, as a printer without paper is.
				const held = await openFile(path, constants.O_RDWR | constants.O_NONBLOCK)
				ends.push(() => held.close())
				const link = await deviceFileLink({ path })()
				return { link, sending: told(link.send(new Uint8Array(300_000), 1_500)) }
			}),
		)
		await sleep(200)
		const begun = performance.now()
		for (let i = 0; i < 20; i++) await readFile(new URL(import.meta.url))
		expect(performance.now() - begun).toBeLessThan(1_000)
		expect(await Promise.all(links.map(({ sending }) => sending))).toEqual(Array(8).fill('the printer takes no more bytes'))
		for (const { link } of links) link.abort()
	})
	it('finds the one device a pattern fits', async () => {
		const terminal = await openTerminal()
		const link = await deviceFileLink({ path: terminal.path.replace(/\d+$/, (n) => `[${n[0]}]${n.slice(1)}`) })()
		await link.send(Uint8Array.of(7), 1_000)
		await until(() => terminal.got().length === 1)
		link.abort()
	})
	it('says in one line what is wrong', async () => {
		for (const name of ['lp0', 'lp1']) writeFileSync(join(folder, name), '')
		const open = (path: string) => told(deviceFileLink({ path })())
		expect(await open('/dev/usb/no-such-printer')).toBe('/dev/usb/no-such-printer: no printer there')
		expect(await open(join(folder, 'none*'))).toBe(`no printer at ${join(folder, 'none*')}`)
		expect(await open(join(folder, 'lp*'))).toBe(
			`${join(folder, 'lp*')} fits ${join(folder, 'lp0')}, ${join(folder, 'lp1')}; give one a fixed name`,
		)
	})
})

describe.skipIf(process.platform === 'win32')('a link over a serial port', () => {
	it('brings bytes both ways', async () => {
		const terminal = await openTerminal()
		const link = await serialLink({ path: terminal.path, baudRate: 19_200, flow: 'none' })()
		const heard = listen(link)
		await link.send(Uint8Array.of(0x1b, 0x40, 0x11, 0x13, 0xff), 1_000)
		await until(() => terminal.got().length === 5)
		terminal.say(0x12)
		await until(() => heard.bytes.length === 1)
		expect([terminal.got(), heard.bytes]).toEqual([[0x1b, 0x40, 0x11, 0x13, 0xff], [0x12]])
		await link.close()
	})
	it('says in one line what is wrong', async () => {
		expect(await told(serialLink({ path: '/dev/ttyNONE', baudRate: 9_600, flow: 'rts-cts' })())).toMatch(
			/^\/dev\/ttyNONE: cannot be opened \([^\n]*No such file[^\n]*\)$/,
		)
	})
})

/** A device as the `usb` package shows it, and what was done to it. */
function usbPort(changes: Partial<UsbPort> = {}) {
	const done: string[] = []
	const got: number[] = []
	const answers: number[][] = []
	const note = (what: string) => async () => void done.push(what)
	const endpoints = [
		{ endpointNumber: 2, direction: 'in', type: 'bulk' },
		{ endpointNumber: 1, direction: 'out', type: 'bulk' },
	]
	const port: UsbPort = {
		vendorId: 0x04b8,
		productId: 0x0202,
		serialNumber: 'ABC',
		configuration: {
			interfaces: [
				{ interfaceNumber: 0, alternates: [{ interfaceClass: 3, alternateSetting: 0, endpoints }] },
				{ interfaceNumber: 1, alternates: [{ interfaceClass: 7, alternateSetting: 0, endpoints }] },
			],
		},
		open: note('open'),
		close: note('close'),
		claimInterface: async (n) => void done.push(`claim ${n}`),
		releaseInterface: async (n) => void done.push(`release ${n}`),
		selectAlternateInterface: note('select'),
		detachKernelDriver: async (n) => void done.push(`detach ${n}`),
		attachKernelDriver: async (n) => void done.push(`attach ${n}`),
		nativeTransferIn: async (_endpoint, timeout) => {
			await sleep(answers.length ? 1 : timeout)
			const next = answers.shift()
			if (next) return Uint8Array.from(next)
			throw new Error('timeout')
		},
		nativeTransferOut: async (_endpoint, _timeout, data) => {
			got.push(...data)
			return data.length
		},
		...changes,
	}
	return { port, done, got, answers }
}

describe('a link over USB', () => {
	const name = { vendorId: 0x04b8, productId: 0x0202 }
	it('takes the printer’s interface, brings bytes both ways, and gives it back', async () => {
		const { port, done, got, answers } = usbPort()
		const link = await usbLink(name, async () => [port])()
		const heard = listen(link)
		await link.send(new Uint8Array(5_000).fill(9), 1_000)
		answers.push([0x12], [0x14, 0, 0, 0])
		await until(() => heard.bytes.length === 5)
		await link.close()
		expect([link.answers, got.length, heard.bytes]).toEqual([true, 5_000, [0x12, 0x14, 0, 0, 0]])
		expect(done).toEqual(['open', 'detach 1', 'claim 1', 'release 1', 'attach 1', 'close'])
	})
	it('tells a printer that is gone from one that has nothing to say', async () => {
		const { port } = usbPort({ nativeTransferIn: () => Promise.reject(new Error('device disconnected')) })
		const link = await usbLink(name, async () => [port])()
		const heard = listen(link)
		await until(() => heard.lost !== undefined)
		expect(heard.lost).toBe('the printer is gone (device disconnected)')
		expect(await told(link.send(Uint8Array.of(1), 100))).toBe('the printer is gone (device disconnected)')
		link.abort()
	})
	it('gives up when nothing is taken', async () => {
		const { port } = usbPort({ nativeTransferOut: () => new Promise(() => {}) })
		const link = await usbLink(name, async () => [port])()
		listen(link)
		expect(await told(link.send(Uint8Array.of(1), 50))).toBe('the printer takes no more bytes')
		link.abort()
	})
	it('says in one line what is wrong', async () => {
		const one = usbPort().port
		const open = (devices: UsbPort[], serial?: string) => told(usbLink({ ...name, ...(serial && { serial }) }, async () => devices)())
		expect(await open([])).toBe('USB 04b8:0202: not plugged in')
		expect(await open([one], 'XYZ')).toBe('USB 04b8:0202 XYZ: not plugged in')
		expect(await open([one, one])).toBe('USB 04b8:0202: 2 are plugged in; name one by its serial number')
		expect(await open([{ ...one, configuration: { interfaces: [] } }])).toBe('USB 04b8:0202: is not a printer')
		expect(await open([{ ...one, open: () => Promise.reject(new Error('access denied\nmore')) }])).toBe(
			'USB 04b8:0202: cannot be opened (access denied)',
		)
		expect(await open([{ ...one, claimInterface: () => Promise.reject(new Error('busy')) }])).toBe(
			'USB 04b8:0202: taken by another program (busy)',
		)
	})
	it('is looked for among the devices of this machine', async () => {
		expect(await told(usbLink({ vendorId: 1, productId: 2 })())).toMatch(
			/^USB 0001:0002: (not plugged in|cannot be looked for \([^\n]+\))$/,
		)
	})
})

describe.skipIf(process.platform === 'win32')('a link to a queue', () => {
	const bin = join(folder, 'bin')
	const path = process.env['PATH']
	const program = (name: string, script: string) => {
		writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
		chmodSync(join(bin, name), 0o755)
	}
	beforeAll(() => {
		execFileSync('mkdir', ['-p', bin])
		process.env['PATH'] = `${bin}:${path}`
	})
	afterAll(() => {
		process.env['PATH'] = path
	})
	it('hands over one job when it is closed, as it is', async () => {
		program('lpstat', 'echo "printer $2 is idle.  enabled since Mon"')
		program('lp', `echo "$@" > ${folder}/args; cat > ${folder}/job`)
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(Uint8Array.of(0x1b, 0x40), 1_000)
		await link.send(Uint8Array.of(0xff, 0x00), 1_000)
		expect(existsSync(join(folder, 'job'))).toBe(false)
		await link.close()
		expect([link.answers, [...readFileSync(join(folder, 'job'))]]).toEqual([false, [0x1b, 0x40, 0xff, 0x00]])
		expect(readFileSync(join(folder, 'args'), 'utf8')).toBe('-d counter-1 -o raw\n')
	})
	it('is not opened while the queue is stopped or unknown', async () => {
		program('lpstat', 'echo "printer counter-1 disabled since Mon -"; echo "reason unknown"')
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('queue counter-1 is stopped')
		program('lpstat', 'echo "lpstat: Invalid destination name in list." >&2; exit 1')
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('lpstat: lpstat: Invalid destination name in list.')
	})
	it('says that nothing was taken when the job is refused', async () => {
		program('lpstat', 'echo "printer counter-1 is idle."')
		program('lp', 'echo "lp: Unsupported document-format." >&2; exit 1')
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(new Uint8Array(200_000), 1_000)
		await expect(link.close()).rejects.toThrow(RefusedJob)
	})
	it('says that there is no print system here', async () => {
		process.env['PATH'] = folder
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('lpstat is not installed on this machine')
		process.env['PATH'] = `${bin}:${path}`
	})
	it('aborted, hands over nothing', async () => {
		program('lp', `cat > ${folder}/aborted`)
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(Uint8Array.of(1), 1_000)
		link.abort()
		await link.close()
		expect(existsSync(join(folder, 'aborted'))).toBe(false)
	})
})

describe('a link to a share', () => {
	it('is of Windows only, and says so', async () => {
		expect(await told(shareLink({ path: String.raw`\\desk\printer`, platform: 'linux' })())).toBe(
			String.raw`\\desk\printer: a Windows share can be used from Windows only`,
		)
	})
	it('gets the whole job when it is closed, or nothing', async () => {
		const path = join(folder, 'shared-printer')
		const link = await shareLink({ path, platform: 'win32' })()
		await link.send(Uint8Array.of(1, 2), 1_000)
		await link.send(Uint8Array.of(3), 1_000)
		await link.close()
		expect([...readFileSync(path)]).toEqual([1, 2, 3])
		const nowhere = await shareLink({ path: join(folder, 'no', 'share'), platform: 'win32' })()
		await nowhere.send(Uint8Array.of(1), 1_000)
		await expect(nowhere.close()).rejects.toThrow(RefusedJob)
	})
})
