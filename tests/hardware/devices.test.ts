import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { DeviceList, readDeviceList, simulatedDevices } from '../../hardware/devices.ts'
import { openDevices } from '../../hardware/open-devices.ts'

const folder = mkdtempSync(join(tmpdir(), 'devices-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (content: unknown): string => {
	const path = join(folder, `${Math.random()}.json`)
	writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
	return path
}
const printer = { id: 'printer-1', model: 'epson-tm-t82', driver: { kind: 'tcp', host: '192.168.1.50' } }

describe('a device list', () => {
	it('is read, with what it leaves out filled in', () => {
		expect(readDeviceList(file({ printers: [printer] }))).toEqual({
			printers: [{ ...printer, driver: { ...printer.driver, port: 9100 } }],
			ratingPads: [],
		})
	})
	it.each([
		['{', 'is not JSON'],
		[[], 'the list: Invalid input: expected object, received array'],
		[{ printers: [{ ...printer, model: 'xerox' }] }, 'printers[0].model: unknown model; known are sim-80, sim-58'],
		[{ printers: [{ ...printer, driver: { kind: 'tcp', host: 'a b' } }] }, 'printers[0].driver.host: a host name or address'],
		[{ printers: [{ ...printer, driver: { kind: 'tcp', host: 'p', port: 70_000 } }] }, 'printers[0].driver.port'],
		[{ printers: [{ ...printer, driver: { kind: 'usb' } }] }, 'printers[0].driver'],
		[{ printers: [printer, printer] }, 'printer-1 is listed twice'],
		[{ printers: [], pads: [] }, 'Unrecognized key: "pads"'],
		[{ printers: [{}, {}] }, 'more)'],
	])('that is wrong is told in one line: %j', (content, told) => {
		const path = file(content)
		const attempt = () => readDeviceList(path)
		expect(attempt).toThrow(told)
		expect(attempt).toThrow(/^[^\n]+$/)
		expect(attempt).toThrow(path)
	})
	it('that is not there is told so', () => {
		expect(() => readDeviceList('/nowhere/devices.json')).toThrow('/nowhere/devices.json: cannot be read (ENOENT)')
	})
})

describe('simulated devices', () => {
	it('are a printer for each id kiosks name, a pad for each counter, and a valid list', () => {
		const list = simulatedDevices({
			printerIds: ['printer-1', 'printer-2', 'printer-1'],
			counterIds: ['c-1', 'c-2'],
			narrow: ['printer-2'],
		})
		expect(DeviceList.parse(list)).toEqual(list)
		expect(list.printers.map(({ id, model }) => [id, model])).toEqual([
			['printer-1', 'sim-80'],
			['printer-2', 'sim-58'],
		])
		expect(list.ratingPads.map(({ id, counterId }) => [id, counterId])).toEqual([
			['pad-c-1', 'c-1'],
			['pad-c-2', 'c-2'],
		])
	})
	it('stand on the bench; real ones do not', () => {
		const list = simulatedDevices({ printerIds: ['printer-1'], counterIds: ['c-1'] })
		const { printers, bench } = openDevices(
			{ ...list, printers: [...list.printers, DeviceList.parse({ printers: [{ ...printer, id: 'real' }] }).printers].flat() },
			Date.now,
		)
		expect(printers.map(({ id }) => id)).toEqual(['printer-1', 'real'])
		expect(bench.printers()).toEqual([
			{ id: 'printer-1', model: 'Simulated 80 mm', widthDots: 576, state: 'ready', fault: null, slips: [] },
		])
		expect(bench.pads()).toEqual([{ id: 'pad-c-1', counterId: 'c-1' }])
		expect([bench.setFault('printer-1', 'paper-out'), bench.setFault('real', 'paper-out'), bench.press('nobody', 3)]).toEqual([
			true,
			false,
			false,
		])
		expect(bench.printers()[0]).toMatchObject({ state: 'paper-out', fault: 'paper-out' })
		expect(bench.slipPng('unknown')).toBe(undefined)
	})
})
