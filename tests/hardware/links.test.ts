import { execFileSync, spawn } from 'node:child_process'
import { constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open as openFile, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { deviceFileLink } from '../../hardware/printer/links/device-file-link.ts'
import { serialLink } from '../../hardware/printer/links/serial-link.ts'
import { tcpLink } from '../../hardware/printer/links/tcp-link.ts'
import { listen, told } from './links-support.ts'
import { until } from './support.ts'

vi.setConfig({ testTimeout: 20_000 })
const folder = mkdtempSync(join(tmpdir(), 'links-'))
const ends: (() => unknown)[] = []
afterEach(async () => {
	for (const end of ends.splice(0)) await end()
})
afterAll(() => rmSync(folder, { recursive: true }))

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
	it('hands on nothing more of what was given up for something later', async () => {
		const got: number[] = []
		let peer: Socket | undefined
		const where = await startServer((socket) => {
			peer = socket
			socket.on('error', () => {})
			socket.pause()
		})
		const link = await tcpLink(where)()
		listen(link)
		const first = told(link.send(new Uint8Array(32 * 2 ** 20).fill(1), 10_000))
		await sleep(100)
		const second = told(link.send(Uint8Array.of(2), 10_000))
		peer?.on('data', (data) => got.push(data[data.length - 1] ?? 0)).resume()
		expect([await first, await second]).toEqual(['given up for what came later', 'done'])
		await until(() => got.at(-1) === 2)
		await sleep(50)
		expect(got.at(-1)).toBe(2)
		link.abort()
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
