import { afterEach, describe, expect, it, vi } from 'vitest'
import type { PrinterError } from '../../hardware/printer/printer.ts'
import { atTheDoor, modelOf, noiseJob, papersOf } from './printer-support.ts'
import { until } from './support.ts'

vi.setConfig({ testTimeout: 20_000 })

const sim = modelOf('sim-80')
/** Reports, but neither marks, clears nor tells by itself. */
const plain = modelOf('xprinter-xp-80')
/** Takes bytes, and that is all. */
const mute = modelOf('xprinter-xp-58')

type Room = Awaited<ReturnType<typeof atTheDoor>>
const rooms: Room[] = []
const open = async (...options: Parameters<typeof atTheDoor>): Promise<Room> => {
	const room = await atTheDoor(...options)
	rooms.push(room)
	return room
}
afterEach(() => Promise.all(rooms.splice(0).map(({ door }) => door.stop())))

const failure = (printing: Promise<unknown>) =>
	printing.then(
		() => 'printed',
		(cause: PrinterError) => `${cause.fault}${cause.mayBeOut ? ', may be out' : ''}`,
	)

describe.each(['sim-80', 'sim-58', 'epson-tm-t82', 'epson-tm-t88vi', 'xprinter-xp-80', 'xprinter-xp-58', 'citizen-ct-e351', 'generic-58'])(
	'a %s behind a port',
	(id) => {
		const model = modelOf(id)
		it('prints slip after slip, dot for dot, and says how that is known', async () => {
			const { emulator, printer } = await open(model, { emulator: { mmPerSecond: 1_500 } })
			const jobs = [1, 2, 3].map((seed) => noiseJob(model, 400, seed))
			for (const job of jobs) {
				expect(await printer.print(job)).toBe(model.status === 'none' ? 'bytes-taken' : 'by-status')
				await until(() => papersOf(emulator, job.picture) === 1)
			}
			expect([emulator.figures().slips, emulator.figures().unknownCommands]).toEqual([3, 0])
		})
		it('is seen ready, and as what it is not', async () => {
			const { emulator, printer, door } = await open(model)
			expect(await printer.state()).toBe('ready')
			emulator.setFault('paper-out')
			expect(await printer.state()).toBe(model.status === 'none' ? 'ready' : 'paper-out')
			await door.stop()
			expect(await printer.state()).toBe('offline')
		})
	},
)

describe('a fault before the slip', () => {
	it.each(['paper-out', 'cover-open', 'cutter-error', 'error', 'offline'] as const)('%s is refused, and nothing is sent', async (fault) => {
		const { emulator, printer } = await open(sim)
		const job = noiseJob(sim)
		emulator.setFault(fault)
		expect(await failure(printer.print(job))).toBe(fault)
		emulator.setFault(null)
		expect(emulator.figures()).toMatchObject({ slips: 0, bufferedBytes: 0 })
		expect(await printer.print(job)).toBe('by-status')
		expect(papersOf(emulator, job.picture)).toBe(1)
	})
	it('near the end of the roll it prints', async () => {
		const { emulator, printer } = await open(sim)
		emulator.setFault('near-end')
		expect([await printer.print(noiseJob(sim)), await printer.state()]).toEqual(['by-status', 'near-end'])
	})
	it('no answer is offline, and nothing is sent', async () => {
		const { emulator, printer, door } = await open(sim, { times: { answerMs: 200 } })
		door.habits.dropAnswers = true
		expect(await failure(printer.print(noiseJob(sim)))).toBe('offline')
		expect(emulator.figures()).toMatchObject({ slips: 0, bufferedBytes: 0 })
	})
	it('a printer that is not there is offline', async () => {
		const { printer, door } = await open(sim)
		await door.stop()
		expect(await failure(printer.print(noiseJob(sim)))).toBe('offline')
	})
})

describe.each([
	['forgets', sim],
	['cannot forget', plain],
	['says nothing', mute],
])('a line cut in mid-slip, with a printer that %s what it holds', (_what, model) => {
	const bandBytes = 8 + (Math.min(255, model.bandRows & ~7) * model.widthDots) / 8
	it.each([10, 40, bandBytes - 1, bandBytes + 9])('after %i bytes: not out, and the next slip is whole and alone', async (bytes) => {
		const { emulator, printer, door } = await open(model, { emulator: { mmPerSecond: 4_000 } })
		const [first, second] = [noiseJob(model, 400, 1), noiseJob(model, 400, 2)]
		// What it is asked before is not the slip's.
		await printer.print(noiseJob(model, 400, 3))
		door.habits.dropAfterBytes = bytes + (model.status === 'none' ? 0 : 12)
		const told = await failure(printer.print(first))
		// A printer that says nothing is given all at once; this machine may have taken it all before it knows of the cut.
		if (model !== mute) expect(told).toBe('offline')
		expect(await printer.print(second)).not.toBe(undefined)
		await until(() => papersOf(emulator, second.picture) === 1)
		expect(papersOf(emulator, first.picture)).toBe(0)
	})
})

describe('a line cut when the printer had it all', () => {
	it.each([sim, plain])('leaves $name in doubt; it comes out once by itself', async (model) => {
		const times = { settleMs: 2_000 }
		const { emulator, printer, door } = await open(model, { emulator: { mmPerSecond: 120, bufferBytes: 65_536 }, times })
		const job = noiseJob(model)
		const printing = failure(printer.print(job))
		await until(() => emulator.figures().bufferedBytes > 15_000)
		await new Promise((resolve) => setTimeout(resolve, 60))
		door.cut()
		expect(await printing).toBe('offline, may be out')
		await until(() => papersOf(emulator, job.picture) === 1)
		const next = noiseJob(model, 400, 2)
		await printer.print(next)
		expect([papersOf(emulator, job.picture), papersOf(emulator, next.picture)]).toEqual([1, 1])
	})
})

describe('power lost', () => {
	it('in the first half: not out, and printed whole after it', async () => {
		const { emulator, printer } = await open(sim, { emulator: { mmPerSecond: 60 } })
		const job = noiseJob(sim, 1_000)
		const printing = failure(printer.print(job))
		await until(() => emulator.figures().bufferedBytes > 0)
		emulator.powerOff()
		expect(await printing).toBe('offline')
		expect(await printer.state()).toBe('offline')
		emulator.powerOn()
		expect(papersOf(emulator, job.picture)).toBe(0)
	})
	it('when it had it all: in doubt', async () => {
		const { emulator, printer } = await open(sim, { emulator: { mmPerSecond: 60, bufferBytes: 65_536 } })
		const printing = failure(printer.print(noiseJob(sim)))
		await until(() => emulator.figures().bufferedBytes > 25_000)
		emulator.powerOff()
		expect(await printing).toBe('offline, may be out')
	})
})

describe('paper that ends in mid-slip', () => {
	it('is told at once by a printer that tells by itself, and the rest is forgotten', async () => {
		const { emulator, printer } = await open(sim, { emulator: { rollMm: 20, mmPerSecond: 400 } })
		const [first, second] = [noiseJob(sim, 1_600, 1), noiseJob(sim, 400, 2)]
		const begun = performance.now()
		expect(await failure(printer.print(first))).toBe('paper-out')
		expect(performance.now() - begun).toBeLessThan(3_000)
		emulator.newRoll(10_000)
		expect(await printer.print(second)).toBe('by-status')
		expect([papersOf(emulator, first.picture), papersOf(emulator, second.picture)]).toEqual([0, 1])
	})
	it('after all was handed over: surely not out where it had not come to the last piece', async () => {
		const { emulator, printer } = await open(sim, { emulator: { rollMm: 20, mmPerSecond: 200, bufferBytes: 65_536 } })
		const job = noiseJob(sim)
		expect(await failure(printer.print(job))).toBe('paper-out')
		emulator.newRoll(10_000)
		expect(await printer.print(job)).toBe('by-status')
		expect(papersOf(emulator, job.picture)).toBe(1)
	})
	it('in the last piece: in doubt', async () => {
		const { printer } = await open(sim, { emulator: { rollMm: 40, mmPerSecond: 200, bufferBytes: 65_536 } })
		expect(await failure(printer.print(noiseJob(sim)))).toBe('paper-out, may be out')
	})
	it('in doubt with a printer that cannot forget: it goes on by itself with new paper, once', async () => {
		const times = { settleMs: 600 }
		const { emulator, printer } = await open(plain, { emulator: { rollMm: 20, mmPerSecond: 200, bufferBytes: 65_536 }, times })
		const [first, second] = [noiseJob(plain, 400, 1), noiseJob(plain, 400, 2)]
		expect(await failure(printer.print(first))).toBe('paper-out, may be out')
		// What was on the old roll ends there; the rest of that slip comes out on the new one.
		emulator.newRoll(10_000)
		expect(await printer.print(second)).toBe('by-status')
		await until(() => papersOf(emulator, second.picture) === 1)
		expect(emulator.slips().map((slip) => slip.complete)).toEqual([true, false, false])
	})
})

describe('a fault at the very end', () => {
	it.each(['cover-open', 'cutter-error'] as const)('%s, when all was printed and only the cut is missing: in doubt', async (fault) => {
		const { emulator, printer } = await open(sim, { emulator: { rollMm: 10_000, mmPerSecond: 200 } })
		const printing = failure(printer.print(noiseJob(sim)))
		await until(() => emulator.paperMm() < 10_000 - 51)
		emulator.setFault(fault)
		expect(await printing).toBe(`${fault}, may be out`)
	})
	it('answers that stop coming leave it in doubt', async () => {
		const times = { answerMs: 200 }
		const { emulator, printer, door } = await open(sim, { emulator: { mmPerSecond: 120, bufferBytes: 65_536 }, times })
		const printing = failure(printer.print(noiseJob(sim)))
		await until(() => emulator.figures().bufferedBytes > 25_000)
		door.habits.dropAnswers = true
		expect(await printing).toBe('offline, may be out')
	})
	it('answers that stop coming earlier leave it surely not out', async () => {
		const times = { printMs: 3_000, answerMs: 500 }
		const { emulator, printer, door } = await open(sim, { emulator: { mmPerSecond: 100 }, times })
		const job = noiseJob(sim, 1_000)
		const printing = failure(printer.print(job))
		await until(() => emulator.figures().bufferedBytes > 0)
		door.habits.dropAnswers = true
		expect(await printing).toBe('offline')
		door.habits.dropAnswers = false
		expect(await printer.print(job)).toBe('by-status')
		expect(papersOf(emulator, job.picture)).toBe(1)
	})
})

describe('firmwares', () => {
	it('that know no mark, though the model should: taken, and not printed again', async () => {
		const { emulator, printer } = await open({ ...sim, endMark: false }, { driver: sim, times: { printMs: 300 } })
		const job = noiseJob(sim)
		expect(await printer.print(job)).toBe('bytes-taken')
		expect(papersOf(emulator, job.picture)).toBe(1)
	})
	it('that take pictures for questions: the answers pass for no fault', async () => {
		const { emulator, printer } = await open(sim, { emulator: { mmPerSecond: 800, bufferBytes: 65_536 } })
		const job = noiseJob(sim)
		for (let at = 40; at < job.bytes.length - 40; at += 997) if (at % 18_368 > 60) job.bytes.set([0x10, 0x04, 1 + (at % 4)], at)
		expect(await printer.print(job)).toBe('by-status')
		expect([emulator.figures().slips, emulator.slips()[0]?.complete]).toEqual([1, true])
	})
	it('that are dropped in the middle of a picture by another process: the first slip after it is whole', async () => {
		const { emulator, printer } = await open(plain)
		const line = emulator.connect(
			() => {},
			() => {},
		)
		await line.write(noiseJob(plain, 400, 9).bytes.subarray(0, 5_000))
		line.end()
		const job = noiseJob(plain)
		expect(await printer.print(job)).toBe('by-status')
		expect(emulator.slips().some(({ bitmap }) => Buffer.from(bitmap.rows).includes(Buffer.from(job.picture.rows)))).toBe(true)
	})
})
