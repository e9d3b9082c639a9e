import { describe, expect, it } from 'vitest'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import type { EmulatorFault } from '../../hardware/printer/emulator/conditions.ts'
import { readStatus } from '../../hardware/printer/status.ts'
import { bytesOf, CLEAR, connected, CUT, dots, END_MARK, hex, modelOf, noise, STATUS } from './emulator-support.ts'
import { until } from './support.ts'

const model = modelOf('epson-tm-t82iii')
const picture = noise(576, 400)
const bytes = encodeSlip(picture, model)
const FAULTS: EmulatorFault[] = ['paper-out', 'cover-open', 'cutter-error', 'error', 'offline']
const readFour = ([a = 0, b = 0, c = 0, d = 0]: number[]) => readStatus({ 1: a, 2: b, 3: c, 4: d })

describe('status', () => {
	it('is calm when nothing is wrong', async () => {
		expect(hex(await connected().statuses())).toBe('12121212')
	})
	it.each<[EmulatorFault, string]>([
		['near-end', '1212121e'],
		['paper-out', '1a32127e'],
		['cover-open', '1a161212'],
		['cutter-error', '1a521a12'],
		['error', '1a523212'],
		['offline', '1a121212'],
	])('of %s is as the command reference has it', async (fault, told) => {
		const { emulator, statuses } = connected()
		emulator.setFault(fault)
		const answer = await statuses()
		expect([hex(answer), readFour(answer), emulator.state()]).toEqual([told, fault, fault])
	})
	it.each(FAULTS)('is told in the middle of a slip that %s has stopped; it goes on where it was', async (fault) => {
		const { emulator, write, statuses } = connected({ mmPerSecond: 400 })
		const writing = write(bytes)
		await until(() => emulator.paperMm() < Infinity || emulator.figures().bufferedBytes > 0)
		emulator.setFault(fault)
		const heldBack = emulator.figures().bufferedBytes
		const asking = statuses()
		await new Promise((resolve) => setTimeout(resolve, 30))
		expect([emulator.figures().bufferedBytes, emulator.slips().length]).toEqual([heldBack, 0])
		emulator.setFault(null)
		await writing
		// Asked while the buffer was full and answered then, not when there was room.
		expect(readFour(await asking)).toBe(fault)
		await until(() => emulator.slips().length === 1)
		expect(emulator.slips()[0]).toMatchObject({ complete: true })
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('is not told by printers that have no tongue', async () => {
		const { ask } = connected({ id: 'xprinter-xp-58' })
		expect(await ask(bytesOf(STATUS(1), END_MARK, '\x1da', 0x0e))).toEqual([])
	})
})

describe('answers in their turn', () => {
	it('come when what went before is on paper', async () => {
		const { emulator, write, heard } = connected({ mmPerSecond: 400, bufferBytes: 65_536 })
		await write(bytesOf(bytes, END_MARK))
		expect([heard, emulator.slips().length]).toEqual([[], 0])
		await until(() => heard.length > 0)
		expect([heard, emulator.slips().length]).toEqual([[0], 1])
	})
	it('say that the roll nears its end', async () => {
		expect(await connected({ rollMm: 1_000 }).ask(END_MARK)).toEqual([0x03])
	})
	it('go to the next host when the one who asked has gone', async () => {
		const printer = connected({ mmPerSecond: 400, bufferBytes: 65_536 })
		await printer.write(bytesOf(bytes, END_MARK))
		printer.end()
		const next = printer.host()
		await until(() => next.heard.length > 0)
		expect([next.heard, printer.heard]).toEqual([[0], []])
	})
	it('carry back a mark, and a name', async () => {
		const { ask } = connected()
		expect(hex(await ask(bytesOf('\x1d(H', 6, 0, 48, 48, 'q7Zk')))).toBe(hex(bytesOf(0x37, 0x22, 'q7Zk', 0)))
		expect(hex(await ask(bytesOf('\x1dI', 67)))).toBe(hex(bytesOf('_TM-T82III', 0)))
	})
})

describe('status that comes by itself', () => {
	it('is told when asked for, and on every change', async () => {
		const { emulator, write, heard } = connected()
		const told = () => hex(heard.splice(0))
		await write(bytesOf('\x1da', 0x0e))
		expect(told()).toBe('10000000')
		const changes: [EmulatorFault | null, string][] = [
			['cover-open', '38000000'],
			['cutter-error', '18080000'],
			['paper-out', '18000f00'],
			['near-end', '10000300'],
			[null, '10000000'],
			[null, ''],
		]
		for (const [fault, packet] of changes) {
			emulator.setFault(fault)
			await Promise.resolve()
			expect([fault, told()]).toEqual([fault, packet])
		}
	})
	it('leaves out what nobody asked for, and ends with a reset', async () => {
		const { emulator, write, heard } = connected()
		await write(bytesOf('\x1da', 0x08))
		heard.length = 0
		emulator.setFault('cover-open')
		await Promise.resolve()
		expect(heard).toEqual([])
		emulator.setFault(null)
		await write(bytesOf('\x1b@'))
		emulator.setFault('paper-out')
		await Promise.resolve()
		expect(heard).toEqual([])
	})
	it('is unknown to printers that cannot', async () => {
		expect(await connected({ id: 'xprinter-xp-80' }).ask(bytesOf('\x1da', 0x0e))).toEqual([])
	})
})

describe('a full buffer', () => {
	it('makes the host wait as long as the head takes', async () => {
		const { emulator, write } = connected({ mmPerSecond: 200, bufferBytes: 4_096 })
		const begun = performance.now()
		await write(bytes)
		const took = performance.now() - begun
		// 400 rows are 50 mm, of which the buffer holds 57 rows.
		expect([took > 180, took < 2_000]).toEqual([true, true])
		expect(emulator.figures().bufferedBytes).toBeGreaterThan(3_500)
		await until(() => emulator.slips().length === 1)
	})
	it('still hears what is to be obeyed at once, and does not keep it', async () => {
		const { emulator, write, ask } = connected({ bufferBytes: 1_000 })
		emulator.setFault('paper-out')
		await write(bytes.subarray(0, 1_000))
		for (let i = 0; i < 500; i++) expect(await ask(STATUS(1))).toEqual([0x1a])
		expect(emulator.figures().bufferedBytes).toBeLessThanOrEqual(1_000)
	})
	it('holds a command longer than itself', async () => {
		const { emulator, write } = connected({ bufferBytes: 64 })
		await write(bytesOf('\x1b@', '\x1d(k', 0x2c, 1, '1P0', 'x'.repeat(297), 'ok\n', CUT))
		expect(emulator.slips()[0]?.text).toBe('ok')
	})
})

describe('told to forget', () => {
	it('it drops the rest of the slip, says so, and prints the next one whole', async () => {
		const { emulator, ask, write } = connected({ bufferBytes: 65_536 })
		await write(bytes.subarray(0, 12_000))
		emulator.setFault('cover-open')
		await write(bytes.subarray(12_000))
		expect(hex(await ask(CLEAR))).toBe('372500')
		expect(emulator.figures().bufferedBytes).toBe(0)
		emulator.setFault(null)
		await write(bytes)
		const [whole, torso] = emulator.slips()
		expect([whole?.complete, torso?.complete, whole && dots(whole.bitmap) === dots(picture)]).toEqual([true, false, true])
		expect(torso?.bitmap.heightDots).toBeLessThan(200)
	})
	it('it takes what still waits for room as forgotten too', async () => {
		const { emulator, write, ask } = connected({ bufferBytes: 1_000 })
		emulator.setFault('paper-out')
		const writing = write(bytes)
		await ask(CLEAR)
		await writing
		expect(emulator.figures().bufferedBytes).toBe(0)
	})
	it('a printer that does not know the command goes on with what it holds', async () => {
		const { emulator, model: xprinter, write, ask } = connected({ id: 'xprinter-xp-80', bufferBytes: 65_536 })
		const slip = encodeSlip(picture, xprinter)
		emulator.setFault('paper-out')
		await write(slip)
		expect(await ask(CLEAR)).toEqual([])
		emulator.setFault(null)
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
	it('by way of recovery, it obeys only out of an error', async () => {
		const { emulator, write } = connected({ bufferBytes: 65_536 })
		const recover = Uint8Array.of(0x10, 0x05, 2)
		emulator.setFault('cover-open')
		await write(bytesOf(bytes, recover))
		expect(emulator.figures().bufferedBytes).toBeGreaterThan(20_000)
		emulator.setFault('cutter-error')
		await write(recover)
		expect([emulator.figures().bufferedBytes, emulator.state()]).toEqual([0, 'cutter-error'])
	})
})

describe('the roll', () => {
	it('nears its end, ends in the middle of a slip, and a new one takes the rest', async () => {
		const { emulator, write, statuses } = connected({ rollMm: 25, bufferBytes: 65_536 })
		expect(emulator.state()).toBe('near-end')
		await write(bytes)
		expect([emulator.state(), emulator.slips().length, emulator.paperMm()]).toEqual(['paper-out', 0, 0])
		expect(readFour(await statuses())).toBe('paper-out')
		emulator.newRoll(80_000)
		const [rest, head] = emulator.slips()
		expect([rest?.complete, head?.complete, rest?.cut, head?.cut]).toEqual([false, false, 'partial', 'none'])
		const pieces = Buffer.concat([head?.bitmap.rows ?? Buffer.alloc(0), rest?.bitmap.rows ?? Buffer.alloc(0)])
		expect(pieces.equals(Buffer.from(picture.rows))).toBe(true)
		expect([head?.bitmap.heightDots, emulator.state()]).toEqual([200, 'ready'])
	})
	it('goes down by what comes out: the print, and the way to the cutter', async () => {
		const { emulator, write } = connected({ rollMm: 10_000 })
		await write(bytes)
		expect(emulator.paperMm()).toBe(10_000 - 400 / 8 - 15)
	})
})

describe('without power', () => {
	it('it loses its buffer and the slip in hand, and knows no host any more', async () => {
		const { emulator, write, lost, host } = connected({ mmPerSecond: 400 })
		const writing = write(bytes)
		await until(() => emulator.figures().bufferedBytes > 0)
		await new Promise((resolve) => setTimeout(resolve, 30))
		emulator.powerOff()
		await expect(writing).rejects.toThrow('no power')
		expect([lost(), emulator.state(), emulator.figures().bufferedBytes]).toEqual([true, 'offline', 0])
		await expect(write(STATUS(1))).rejects.toThrow('cut')
		const during = host()
		await Promise.resolve()
		expect(during.lost()).toBe(true)
		emulator.powerOn()
		const after = host()
		expect(await after.ask(STATUS(1))).toEqual([0x12])
		await after.write(bytes)
		await until(() => emulator.slips().length === 2)
		expect(emulator.slips().map(({ complete }) => complete)).toEqual([true, false])
		expect(dots(emulator.slips()[0]!.bitmap)).toBe(dots(picture))
	})
})
