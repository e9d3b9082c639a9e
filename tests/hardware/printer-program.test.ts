import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { PNG } from 'pngjs'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { toRgba } from '../../hardware/printer/bitmap.ts'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { ArgumentError, readArguments } from '../../hardware/printer/emulator/program-arguments.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { createSlipDrawer } from '../../hardware/printer/slip-drawer.ts'
import { bytesOf, END_MARK, modelOf, STATUS } from './emulator-support.ts'
import { slip, until } from './support.ts'

vi.hoisted(() => {
	process.env.DISABLE_SYSTEM_FONTS_LOAD = '1'
})

const PATIENCE_MS = 20_000
const model = modelOf('epson-tm-t82iii')
const folder = mkdtempSync(join(tmpdir(), 'printer-'))
let picture: Bitmap
beforeAll(() => {
	picture = createSlipDrawer().draw(slip(), model.widthDots)
})
const stops: (() => unknown)[] = []
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop()
})
afterAll(() => rmSync(folder, { recursive: true }))

function run(...args: string[]) {
	const child = spawn(process.execPath, ['hardware/printer-program.ts', ...args], { cwd: resolve(import.meta.dirname, '../..') })
	const said = { out: '', err: '' }
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
	child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
	stops.push(() => child.kill('SIGKILL'))
	const find = (pattern: RegExp) => pattern.exec(said.out)?.[1]
	return {
		child,
		said,
		find,
		type: async (line: string) => {
			const from = said.out.length
			child.stdin.write(`${line}\n`)
			await until(() => said.out.indexOf('\n', from) > 0, PATIENCE_MS)
			return said.out.slice(from).trimEnd()
		},
		ended: async () => (child.exitCode ?? (await once(child, 'exit'))[0]) as number | null,
	}
}

async function started(...args: string[]) {
	const program = run('--port', '0', '--control', '0', ...args)
	await until(() => program.find(/^ready (\S+)$/m) !== undefined || program.child.exitCode !== null, PATIENCE_MS)
	const port = Number(program.find(/^ready 127\.0\.0\.1:(\d+)$/m))
	const control = program.find(/^control (\S+)$/m) ?? ''
	const ask = (method: string, path: string, body?: object) =>
		fetch(control + path, { method, ...(body && { body: JSON.stringify(body) }) })
	return { ...program, port, ask }
}

async function host(port: number) {
	const socket = connect({ port, host: '127.0.0.1' })
	const heard: number[] = []
	socket.on('data', (data: Buffer) => heard.push(...data)).on('error', () => {})
	stops.push(() => socket.destroy())
	await once(socket, 'connect')
	return { socket, heard }
}

describe('the printer as a program', () => {
	it('prints over a real wire, keeps the picture, and tells how it is', async () => {
		const { port, ask, find, child, ended } = await started('--folder', folder, '--speed', '0', '--roll', '10m')
		const { socket, heard } = await host(port)
		socket.write(bytesOf(encodeSlip(picture, model), END_MARK))
		await until(() => heard.length > 0 && find(/^slip 1: (\S+)$/m) !== undefined, PATIENCE_MS)
		const [name = ''] = readdirSync(folder)
		expect(name).toMatch(/^\d{8}-\d{6}-00001\.png$/)
		const kept = PNG.sync.read(readFileSync(join(folder, name)))
		expect([kept.width, kept.height]).toEqual([picture.widthDots, picture.heightDots])
		expect(Buffer.compare(kept.data, Buffer.from(toRgba(picture)))).toBe(0)

		const state = (await (await ask('GET', '/state')).json()) as object
		expect(state).toMatchObject({ model: model.id, port, state: 'ready', fault: null, power: true, slips: 1, hosts: 1 })
		expect(state).toMatchObject({ paperMm: Math.round(10_000 - picture.heightDots / 8 - 15) })
		expect(await (await ask('GET', '/slips')).json()).toMatchObject([
			{ n: 1, complete: true, cut: 'partial', heightDots: picture.heightDots },
		])
		const shown = await ask('GET', '/slips/1.png')
		expect(shown.headers.get('content-type')).toBe('image/png')
		expect(Buffer.from(await shown.arrayBuffer()).equals(readFileSync(join(folder, name)))).toBe(true)

		child.kill('SIGTERM')
		expect(await ended()).toBe(0)
	}, 60_000)

	it('does what is typed and what is asked over HTTP', async () => {
		const { port, ask, type, child, ended } = await started('--buffer', '65536')
		const { socket, heard } = await host(port)
		const status = async () => {
			heard.length = 0
			socket.write(STATUS(2))
			await until(() => heard.length > 0)
			return heard[0]
		}
		expect(await type('paper-out')).toBe('paper-out')
		expect(await status()).toBe(0x32)
		expect(await type('mend')).toBe('mended; ready')
		expect(await status()).toBe(0x12)
		expect((await ask('PUT', '/fault', { fault: 'cover-open' })).status).toBe(204)
		expect(await status()).toBe(0x16)
		expect((await ask('PUT', '/fault', { fault: null })).status).toBe(204)
		expect(await type('roll 1m')).toBe('1000 mm on the roll; near-end')
		expect((await ask('POST', '/roll', { mm: 5_000 })).status).toBe(204)
		expect(JSON.parse(await type('state'))).toMatchObject({ state: 'ready', paperMm: 5_000 })
		expect(await type('roll far')).toContain('not a length')
		expect(await type('dance')).toContain('unknown command "dance"; faults: near-end, paper-out')
		expect(await type('power')).toBe('power on, or power off')
		expect(await type('power off')).toBe('power off')
		await until(() => socket.destroyed)
		expect((await ask('POST', '/power', { on: true })).status).toBe(204)
		const again = await host(port)
		// The wire is up before the program has noticed.
		await vi.waitUntil(async () => ((await (await ask('GET', '/state')).json()) as { hosts: number }).hosts === 1, PATIENCE_MS)
		expect((await ask('POST', '/cut')).status).toBe(204)
		await until(() => again.socket.destroyed)
		child.kill('SIGINT')
		expect(await ended()).toBe(0)
	}, 60_000)

	it('refuses over HTTP what it does not understand', async () => {
		const { ask } = await started()
		const answers = [
			await ask('PUT', '/fault', { fault: 'ready' }),
			await ask('PUT', '/fault', { fault: 'x'.repeat(2_000) }),
			await ask('POST', '/power', {}),
			await ask('GET', '/slips/9.png'),
			await ask('DELETE', '/state'),
		]
		expect(answers.map(({ status }) => status)).toEqual([422, 413, 422, 404, 404])
	}, 60_000)

	it('ends with one line when its port is taken, or its folder cannot be', async () => {
		const { port } = await started()
		const taken = run('--port', String(port))
		expect(await taken.ended()).toBe(2)
		await until(() => taken.said.err.includes('\n'))
		expect(taken.said.err).toMatch(/^[^\n]*EADDRINUSE[^\n]*\n$/)
		const file = join(folder, 'a-file')
		writeFileSync(file, '')
		const nowhere = run('--port', '0', '--folder', file)
		expect(await nowhere.ended()).toBe(2)
	}, 60_000)
})

describe('its arguments', () => {
	const options = (...args: string[]) => {
		const wish = readArguments(args)
		return wish.kind === 'run' ? wish.options : wish.kind
	}

	it('all have something that holds without them', () => {
		expect(options()).toEqual({
			model,
			host: '127.0.0.1',
			port: 9_100,
			hosts: 1,
			rollMm: 80_000,
			mmPerSecond: model.speedMmPerSecond,
			bufferBytes: model.bufferBytes,
			folder: undefined,
			control: undefined,
		})
	})
	it('are read', () => {
		expect(
			options('--model', 'sim-58', '--roll', '300mm', '--speed', '0', '--buffer', '4096', '--folder', 'x', '--control', '0'),
		).toMatchObject({
			model: { id: 'sim-58' },
			rollMm: 300,
			mmPerSecond: undefined,
			bufferBytes: 4_096,
			folder: 'x',
			control: 0,
		})
		expect([options('--help'), options('-h'), options('--list')]).toEqual(['help', 'help', 'list'])
	})
	it.each([
		[['--model', 'xerox'], '--model: unknown model xerox; known are sim-80'],
		[['--port', '70000'], '--port: 70000 is not a whole number from 0 to 65535'],
		[['--port', '-1'], 'argument'],
		[['--port='], '--port:  is not a whole number'],
		[['--roll', '80'], '--roll: 80 is not a length such as 80m or 300mm'],
		[['--roll', '9999m'], '--roll: 9999m is not a length'],
		[['--speed', 'fast'], '--speed: fast is not a whole number'],
		[['--buffer', '1'], '--buffer: 1 is not a whole number from 64'],
		[['--host', 'a b'], '--host: not a host name'],
		[['--paper'], "Unknown option '--paper'; --help"],
		[['slips'], "Unexpected argument 'slips'"],
	])('that are wrong are told in one line: %j', (args, told) => {
		const attempt = () => readArguments(args)
		expect(attempt).toThrow(ArgumentError)
		expect(attempt).toThrow(told)
		expect(attempt).toThrow(/^[^\n]+$/)
	})
})
