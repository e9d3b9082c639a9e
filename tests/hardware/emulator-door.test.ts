import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import type { EmulatorOptions } from '../../hardware/printer/emulator/emulator.ts'
import { startTcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import type { DoorOptions, TcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { bytesOf, dots, END_MARK, modelOf, noise, STATUS } from './emulator-support.ts'
import { until } from './support.ts'

const model = modelOf('epson-tm-t82iii')
const picture = noise(576, 400)
const bytes = encodeSlip(picture, model)
const stops: (() => unknown)[] = []
afterEach(async () => {
	for (const stop of stops.splice(0).reverse()) await stop()
})

async function open(of: Partial<EmulatorOptions> = {}, habits: Partial<DoorOptions> = {}) {
	const emulator = createEmulator({ model, now: Date.now, ...of })
	const door = await startTcpDoor(emulator, { port: 0, ...habits })
	stops.push(() => door.stop())
	return { emulator, door }
}

async function call({ port }: TcpDoor): Promise<{ socket: Socket; heard: number[] }> {
	const socket = connect({ port, host: '127.0.0.1' })
	const heard: number[] = []
	socket.on('data', (data: Buffer) => heard.push(...data))
	socket.on('error', () => {})
	stops.push(() => socket.destroy())
	await new Promise((resolve) => socket.once('connect', resolve))
	return { socket, heard }
}

describe('the printer’s port', () => {
	it('takes a slip and gives back answers', async () => {
		const { emulator, door } = await open()
		const { socket, heard } = await call(door)
		socket.write(bytesOf(bytes, END_MARK, STATUS(4)))
		await until(() => heard.length === 2)
		expect(heard).toEqual([0, 0x12])
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('serves one host at a time; the next waits until the first has gone', async () => {
		const { door } = await open()
		const first = await call(door)
		first.socket.write(STATUS(1))
		await until(() => first.heard.length === 1)
		const second = await call(door)
		second.socket.write(STATUS(1))
		await new Promise((resolve) => setTimeout(resolve, 50))
		expect(second.heard).toEqual([])
		first.socket.end()
		await until(() => second.heard.length === 1)
		expect(second.heard).toEqual([0x12])
	})
	it('serves several where it is told to', async () => {
		const { door } = await open({}, { hosts: 2 })
		const hosts = [await call(door), await call(door)]
		for (const { socket } of hosts) socket.write(STATUS(1))
		await until(() => hosts.every(({ heard }) => heard.length === 1))
	})
	it('prints to the end what a host has sent before it left', async () => {
		const { emulator, door } = await open({ mmPerSecond: 400, bufferBytes: 1_000 })
		const { socket } = await call(door)
		socket.end(bytes)
		await until(() => emulator.slips().length === 1)
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('drops the line in the middle of a band; the next host’s bytes fill the band', async () => {
		const { emulator, door } = await open({}, { dropAfterBytes: 10_000 })
		const first = await call(door)
		first.socket.write(bytes)
		await until(() => first.socket.destroyed)
		const second = await call(door)
		second.socket.write(bytes)
		await until(() => emulator.slips().length > 0)
		const [spoilt] = emulator.slips()
		expect(spoilt && spoilt.bitmap.heightDots).toBeGreaterThan(0)
		expect(spoilt && dots(spoilt.bitmap)).not.toBe(dots(picture))
		// The cut ended it: what comes after is whole again.
		second.socket.write(bytes)
		await until(() => emulator.slips().length === 2)
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('forgets the band where the printer forgets', async () => {
		const { emulator, door } = await open({ parserSurvives: false }, { dropAfterBytes: 10_000 })
		const first = await call(door)
		first.socket.write(bytes)
		await until(() => first.socket.destroyed && emulator.figures().lines === 0)
		const second = await call(door)
		second.socket.write(bytes)
		await until(() => emulator.slips().length === 2)
		expect(emulator.slips().map(({ complete }) => complete)).toEqual([true, false])
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('swallows answers while it is told to', async () => {
		const { emulator, door } = await open({}, { dropAnswers: true })
		const { socket, heard } = await call(door)
		socket.write(bytesOf(bytes, END_MARK))
		await until(() => emulator.slips().length === 1)
		await new Promise((resolve) => setTimeout(resolve, 30))
		expect(heard).toEqual([])
		door.habits.dropAnswers = false
		socket.write(STATUS(1))
		await until(() => heard.length === 1)
	})
	it('drops everybody when the wire is pulled, and with the power', async () => {
		const { emulator, door } = await open()
		const first = await call(door)
		door.cut()
		await until(() => first.socket.destroyed)
		const second = await call(door)
		second.socket.write(STATUS(1))
		await until(() => second.heard.length === 1)
		emulator.powerOff()
		await until(() => second.socket.destroyed)
		const third = await call(door)
		await until(() => third.socket.destroyed)
	})
	it('lets the wire stand still when the printer takes no more', async () => {
		const { emulator, door } = await open({ bufferBytes: 1_000 }, { windowBytes: 1_000 })
		emulator.setFault('paper-out')
		const { socket, heard } = await call(door)
		for (let i = 0; i < 400; i++) socket.write(bytes)
		await new Promise((resolve) => setTimeout(resolve, 100))
		expect(socket.writableLength).toBeGreaterThan(0)
		expect(emulator.figures().bufferedBytes).toBeLessThanOrEqual(1_000)
		emulator.setFault(null)
		await until(() => emulator.figures().slips === 400, 20_000)
		socket.write(STATUS(1))
		await until(() => heard.length > 0)
	})
	it('is refused when it is taken', async () => {
		const { emulator, door } = await open()
		await expect(startTcpDoor(emulator, { port: door.port })).rejects.toThrow('EADDRINUSE')
	})
})
