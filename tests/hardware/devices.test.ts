import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
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
const printers = (...drivers: object[]) => drivers.map((driver, i) => ({ id: `p-${i}`, model: 'generic-80', driver }))
const share = String.raw`\\localhost\ticket printer`
const usb = { vendorId: 0x04b8, productId: '0e15' }
const pad = { id: 'pad-1', counterId: 'c-1', driver: { kind: 'hid', vendorId: '1209', productId: 5, profile: 'pad-report-number' } }
const keypad = { id: 'keys-1', counterId: 'c-1', driver: { kind: 'hid', ...usb, profile: 'keypad-numeric' } }
const scanner = { id: 'scan-1', kioskId: 'k-1', driver: { kind: 'hid', ...usb, serial: 'S1', profile: 'scanner-pos' } }

/** Every way to a printer, as a list may name it. */
const DRIVERS = [
	{ kind: 'simulated' },
	{ kind: 'tcp', host: 'fe80::1', port: 9101 },
	{ kind: 'device', path: '/dev/usb/lp*' },
	{ kind: 'usb', ...usb, serial: 'ABC' },
	{ kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200 },
	{ kind: 'queue', name: 'ticket-1' },
	{ kind: 'share', path: share },
]

describe('a device list', () => {
	it('is read, with what it leaves out filled in', () => {
		expect(readDeviceList(file({ printers: [printer] }))).toEqual({
			printers: [{ ...printer, driver: { ...printer.driver, port: 9100 } }],
			ratingPads: [],
			keypads: [],
			scanners: [],
		})
		const { printers: read } = readDeviceList(file({ printers: printers(...DRIVERS) }))
		expect(read.map(({ driver }) => driver)).toEqual([
			{ kind: 'simulated', printMs: 0 },
			DRIVERS[1],
			DRIVERS[2],
			{ kind: 'usb', vendorId: 0x04b8, productId: 0x0e15, serial: 'ABC' },
			{ ...DRIVERS[4], flow: 'rts-cts' },
			DRIVERS[5],
			DRIVERS[6],
		])
	})
	it('holds pads, keypads and scanners', () => {
		const serial = { id: 'scan-2', kioskId: 'k-2', driver: { kind: 'serial', path: 'COM3' } }
		const list = readDeviceList(file({ ratingPads: [pad], keypads: [keypad], scanners: [scanner, serial] }))
		expect(list.ratingPads[0]?.driver).toEqual({ kind: 'hid', vendorId: 0x1209, productId: 5, profile: 'pad-report-number' })
		expect(list.keypads[0]?.driver).toMatchObject({ vendorId: 0x04b8, productId: 0x0e15 })
		expect(list.scanners.map(({ driver }) => driver.kind)).toEqual(['hid', 'serial'])
		expect(list.scanners[1]?.driver).toMatchObject({ baudRate: 9_600 })
	})
	it.each([
		['{', 'is not JSON'],
		[[], 'the list: Invalid input: expected object, received array'],
		[{ printers: [{ ...printer, model: 'xerox' }] }, 'printers[0].model: unknown model; known are sim-80, sim-58'],
		[{ printers: [{ ...printer, driver: { kind: 'tcp', host: 'a b' } }] }, 'printers[0].driver.host: a host name or address'],
		[{ printers: [{ ...printer, driver: { kind: 'tcp', host: 'p', port: 70_000 } }] }, 'printers[0].driver.port'],
		[{ printers: printers({ kind: 'fax' }) }, 'unknown kind; known are simulated, tcp, device, usb, serial, queue, share'],
		[{ printers: printers({ kind: 'device', path: 'lp0' }) }, 'printers[0].driver.path: a device file, or a pattern that fits one'],
		[{ printers: printers({ kind: 'usb', vendorId: '4b8', productId: 1 }) }, 'printers[0].driver.vendorId: a number up to 65535, or four'],
		[{ printers: printers({ kind: 'usb', vendorId: 1 }) }, 'printers[0].driver.productId'],
		[{ printers: printers({ kind: 'serial', path: 'tty', baudRate: 9_600 }) }, 'printers[0].driver.path: a serial port'],
		[{ printers: printers({ kind: 'serial', path: 'COM1' }) }, 'printers[0].driver.baudRate'],
		[{ printers: printers({ kind: 'serial', path: 'COM1', baudRate: 9_600, flow: 'dtr' }) }, 'printers[0].driver.flow'],
		[{ printers: printers({ kind: 'queue', name: '-h evil' }) }, 'printers[0].driver.name'],
		[{ printers: printers({ kind: 'share', path: '/tmp/x' }) }, 'printers[0].driver.path: a Windows share'],
		[{ printers: printers({ kind: 'queue', name: 'ok', host: 'x' }) }, 'printers[0].driver: Unrecognized key: "host"'],
		[{ printers: [{ ...printer, mode: 'text' }] }, 'printers[0].mode: Epson TM-T82 has no code page in which every Vietnamese letter'],
		[{ printers: [{ ...printer, mode: 'braille' }] }, 'printers[0].mode'],
		[{ printers: [printer, printer] }, 'printer-1 is listed twice'],
		[{ ratingPads: [pad], keypads: [{ ...keypad, id: 'pad-1' }] }, 'pad-1 is listed twice'],
		[
			{ ratingPads: [{ ...pad, driver: { ...pad.driver, profile: 'scanner-pos' } }] },
			'ratingPads[0].driver.profile: unknown profile; known are pad-digits',
		],
		[{ keypads: [{ ...keypad, counterId: undefined }] }, 'keypads[0].counterId'],
		[{ scanners: [{ ...scanner, kioskId: 'not an id' }] }, 'scanners[0].kioskId'],
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
	it('takes letters of the printer’s own where they are known to be right', () => {
		const text = { printers: [{ id: 'p', model: 'sim-58', driver: { kind: 'simulated' }, mode: 'text' }] }
		const { printers } = openDevices(readDeviceList(file(text)), Date.now)
		expect(printers[0]?.model).toMatchObject({ id: 'sim-58', mode: 'text' })
	})
})

describe('devices of a list', () => {
	it('say how they are connected', () => {
		const list = DeviceList.parse({ printers: printers(...DRIVERS) })
		expect(
			openDevices(list, Date.now)
				.printers.slice(1)
				.map(({ connection }) => connection),
		).toEqual(['tcp [fe80::1]:9101', '/dev/usb/lp*', 'usb 04b8:0e15 ABC', 'serial /dev/ttyUSB0 19200', 'queue ticket-1', share])
	})
	it('that are not there are offline, and no reason to fall over', async () => {
		const absent = DRIVERS.filter(({ kind }) => kind !== 'simulated' && kind !== 'tcp')
		const { printers: open } = openDevices(DeviceList.parse({ printers: printers(...absent) }), Date.now)
		expect(await Promise.all(open.map((each) => each.state()))).toEqual(open.map(() => 'offline'))
	})
	it('stand at their places', () => {
		const { inputs } = openDevices(DeviceList.parse({ ratingPads: [pad], keypads: [keypad], scanners: [scanner] }), Date.now)
		expect(inputs.all().map(({ id, kind, counterId, kioskId }) => [id, kind, counterId ?? kioskId])).toEqual([
			['pad-1', 'rating-pad', 'c-1'],
			['keys-1', 'keypad', 'c-1'],
			['scan-1', 'scanner', 'k-1'],
		])
	})
	it('load nothing native until one is opened', () => {
		const script = `
			const { openDevices } = await import('./hardware/open-devices.ts')
			const { DeviceList } = await import('./hardware/devices.ts')
			const list = ${JSON.stringify({ printers: printers(...DRIVERS), ratingPads: [pad], keypads: [keypad], scanners: [scanner] })}
			openDevices(DeviceList.parse(list), Date.now)
			console.log(process.report.getReport().sharedObjects.filter((name) => name.endsWith('.node')).join())`
		const root = fileURLToPath(new URL('../..', import.meta.url))
		const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: root, encoding: 'utf8' })
		expect(said.trim()).toBe('')
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
		expect(bench.printers()).toMatchObject([
			{ id: 'printer-1', model: 'Simulated 80 mm', widthDots: 576, state: 'ready', fault: null, slips: [] },
		])
		expect(bench.pads()).toMatchObject([{ id: 'pad-c-1', counterId: 'c-1' }])
		expect([bench.setFault('printer-1', 'paper-out'), bench.setFault('real', 'paper-out'), bench.press('nobody', 3)]).toEqual([
			true,
			false,
			false,
		])
		expect(bench.printers()[0]).toMatchObject({ state: 'paper-out', fault: 'paper-out' })
		expect(bench.slipPng('unknown')).toBe(undefined)
	})
})
