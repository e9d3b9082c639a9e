import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { Server } from 'socket.io'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import type { DeviceList } from '../../contract/api.ts'
import type { Recorded } from '../../contract/facts.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import { startTcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import { createSocketLink } from '../../hardware/socket-link.ts'
import { startServerProcess } from '../support/process.ts'
import { createClient, tempFolder } from '../support/running.ts'
import { modelOf } from './emulator-support.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = tempFolder()
const stops: (() => unknown)[] = []
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop()
})
afterAll(() => folder.remove())

const keep = (name: string, content: object): string => {
	writeFileSync(join(folder.path, name), JSON.stringify(content))
	return join(folder.path, name)
}
function agent(...args: string[]) {
	const child = spawn(process.execPath, ['hardware/agent-main.ts', ...args], { cwd: resolve(import.meta.dirname, '../..') })
	const said = { out: '', err: '' }
	child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
	child.stderr.setEncoding('utf8').on('data', (text: string) => (said.err += text))
	const ended = new Promise<number | null>((done) => child.once('exit', done))
	stops.push(() => child.kill('SIGKILL'))
	return { child, said, ended }
}
const TOKEN = 'x'.repeat(43)

describe('an agent that is not started rightly', () => {
	it.each([
		['no server', [], '--server is missing'],
		['no address', ['--server', 'server', '--token', TOKEN], '--server: not an address: server'],
		['an address of another kind', ['--server', 'ftp://x', '--token', TOKEN], '--server: not an address'],
		['no token', ['--server', 'http://127.0.0.1:1'], '--token: not a token'],
		['an argument there is not', ['--printer', 'x'], 'see --help'],
		[
			'a list that is not there',
			['--server', 'http://127.0.0.1:1', '--token', TOKEN, '--devices', '/nowhere.json'],
			'--devices: /nowhere.json: cannot be read',
		],
		[
			'a folder that cannot be',
			['--server', 'http://127.0.0.1:1', '--token', TOKEN, '--data', '/dev/null/x'],
			'--data: /dev/null/x cannot be written',
		],
	])('says so in one line and ends with 2: %s', async (_, args, words) => {
		const { said, ended } = agent(...args)
		expect(await ended).toBe(2)
		expect(said.err.trim().split('\n')).toHaveLength(1)
		expect(said.err).toContain(words)
	})
})

it('an agent on another machine prints over a real line, through a restart of its server and a cut of its printer', async () => {
	const emulator = createEmulator({ model: modelOf('epson-tm-t82iii'), now: Date.now })
	const door = await startTcpDoor(emulator, { port: 0 })
	stops.push(() => door.stop())
	const env = { DATA_DIR: join(folder.path, 'server'), DEVICES: keep('none.json', {}) }
	const first = await startServerProcess({ ...env, PORT: '0' })
	const { port } = new URL(first.url)
	const admin = await createClient(first.url).signIn('admin')
	const { token } = await createClient(first.url).enrol('agent', 'pc-1', admin)
	const list = keep('list.json', {
		printers: [{ id: 'printer-1', model: 'epson-tm-t82iii', driver: { kind: 'tcp', host: '127.0.0.1', port: door.port } }],
	})
	const { said, child, ended } = agent('--server', first.url, '--token', token, '--devices', list, '--data', join(folder.path, 'agent'))
	const issue = (url: string, credentials = admin) =>
		createClient(url).send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, credentials)
	const printed = async (url: string, slips: number) => {
		const events = async () => (await createClient(url).getJson<{ events: Recorded[] }>('/events?limit=1000', admin)).body.events
		await vi.waitUntil(async () => (await events()).filter((f) => f.type === 'TicketPrinted').length === slips, {
			timeout: 30_000,
			interval: 100,
		})
	}

	await vi.waitUntil(() => said.out.includes('ready'), { timeout: 20_000 })
	await issue(first.url)
	await printed(first.url, 1)
	expect(emulator.slips().filter((slip) => slip.complete)).toHaveLength(1)

	emulator.setFault('paper-out')
	await issue(first.url)
	await first.stop()
	const second = await startServerProcess({ ...env, PORT: port })
	stops.push(second.stop)
	emulator.setFault(null)
	await printed(second.url, 2)
	door.cut()
	await issue(second.url)
	await printed(second.url, 3)
	expect(emulator.slips().filter((slip) => slip.complete)).toHaveLength(3)

	const { body } = await createClient(second.url).getJson<DeviceList>('/devices', admin)
	expect(body.hardware).toMatchObject([
		{ deviceId: 'printer-1', state: 'ready', slips: 3, agentId: 'pc-1', connection: `tcp 127.0.0.1:${door.port}` },
	])
	// The roll was changed in between: counted anew from there, where the agent saw it out.
	expect(body.hardware[0]?.paperMm).toBeGreaterThan(100)
	child.kill('SIGTERM')
	expect(await ended).toBe(0)
	expect(said.err).not.toContain(token)
})

it('an agent whose token is not good says so, and tries again for as long as it takes', async () => {
	const server = await startServerProcess({ DATA_DIR: join(folder.path, 'other') })
	stops.push(server.stop)
	const { said } = agent('--server', server.url, '--token', TOKEN, '--data', join(folder.path, 'agent-2'))
	await vi.waitUntil(() => said.err.includes('refused'), { timeout: 20_000 })
	expect(said.err).toContain('the token is not, or no longer, good')
	expect(said.out).not.toContain('ready')
})

it('two reports in one turn both arrive', async () => {
	const http = createServer()
	const io = new Server(http)
	const heard: string[] = []
	io.on('connection', (socket) => socket.on('agent:health', ({ deviceId }: { deviceId: string }) => heard.push(deviceId)))
	await new Promise<void>((done) => http.listen(0, '127.0.0.1', done))
	stops.push(() => io.close())
	const link = createSocketLink({ url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, token: TOKEN, onState: () => {} })
	const told = (deviceId: string) => link.reportHealth({ deviceId, kind: 'printer', state: 'ready', model: 'x', slips: 0 })
	link.onConnected(() => {
		told('a')
		told('b')
	})
	const stop = link.start()
	stops.push(stop)
	await vi.waitUntil(() => heard.length === 2, { timeout: 10_000 })
	expect(heard).toEqual(['a', 'b'])
})
