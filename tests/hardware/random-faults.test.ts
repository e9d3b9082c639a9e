import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import type { PrintReceipt } from '../../contract/printing.ts'
import type { Bitmap } from '../../hardware/printer/bitmap.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { openJournal } from '../../hardware/printer/journal.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { createPaperCount } from '../../hardware/printer/paper-count.ts'
import { createPrintLoop } from '../../hardware/printer/print-loop.ts'
import { atTheDoor, modelOf, noise } from './printer-support.ts'
import { job as jobFor, slip } from './support.ts'

/** Another each day; printed, so that a failure can be played again. */
const SEED = Number(process.env['FAULT_SEED'] ?? Math.floor(Date.now() / 86_400_000))
const TIMES = { answerMs: 60, printMs: 1_000, pollMs: 5 }
const folder = mkdtempSync(join(tmpdir(), 'faults-'))
afterAll(() => rmSync(folder, { recursive: true }))

const small = { bandRows: 24, widthDots: 384 } as const
const forgetting: PrinterModel = { ...modelOf('sim-80'), ...small }
const marking: PrinterModel = { ...modelOf('citizen-ct-s310ii'), ...small }
const plain: PrinterModel = { ...modelOf('xprinter-xp-80'), ...small }
const mute: PrinterModel = { ...modelOf('xprinter-xp-58'), ...small }

function random(seed: number): () => number {
	let state = seed >>> 0 || 1
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
		return state / 2 ** 32
	}
}

type Room = Awaited<ReturnType<typeof atTheDoor>>
type Played = { picture: Bitmap; receipts: PrintReceipt[] }
type Job = { seed: number; reprint: boolean }

/** One thing goes wrong, a little later, and is mended a little later still. */
function breakSomething({ emulator, door }: Room, dice: () => number): Promise<void> {
	const [when, until] = [dice() * 12, 12 + dice() * 25]
	const faults: [() => void, () => void][] = [
		[() => door.cut(), () => {}],
		[() => (door.habits.dropAfterBytes = Math.ceil(dice() * 6_000)), () => {}],
		[() => emulator.powerOff(), () => emulator.powerOn()],
		[() => emulator.setFault('paper-out'), () => emulator.setFault(null)],
		[() => emulator.setFault('cover-open'), () => emulator.setFault(null)],
		[() => emulator.setFault('cutter-error'), () => emulator.setFault(null)],
		[() => (door.habits.dropAnswers = true), () => (door.habits.dropAnswers = false)],
	]
	const [begin, end] = faults[Math.floor(dice() * faults.length)] ?? [() => {}, () => {}]
	return sleep(when)
		.then(begin)
		.then(() => sleep(until))
		.then(end)
}

/** Prints jobs one after the other through loop, journal, driver and port; what failed is asked for again, as a server does. */
async function play(model: PrinterModel, { jobs, seed, mmPerSecond }: { jobs: number; seed: number; mmPerSecond?: number }) {
	const dice = random(seed)
	const options = { keep: 10 * jobs, bufferBytes: 2_048, ...(mmPerSecond && { mmPerSecond }) }
	const room = await atTheDoor(model, { emulator: options, times: { ...TIMES, settleMs: model === plain ? 25 : 150 } })
	const journal = openJournal({ file: join(folder, `${model.id}-${seed}.jsonl`) })
	const wanted: Job[] = Array.from({ length: jobs }, (_, i) => ({ seed: seed * 10_000 + i, reprint: false }))
	const pictureOf = ({ seed, reprint }: Job) => noise(model.widthDots, 96, reprint ? -seed : seed)
	const loop = createPrintLoop({
		printer: room.printer,
		renderer: {
			render: async ({ number, reprint }) => encodeSlip(pictureOf({ seed: Number(number.slice(1)), reprint }), model),
		},
		journal: () => journal,
		paper: createPaperCount(undefined, () => {}),
		now: Date.now,
		report: () => {},
		log: () => {},
		lookEveryMs: 20,
		reportEveryMs: 1_000,
	})
	const stop = loop.start()
	const played: Played[] = []
	for (let next = wanted.shift(); next; next = wanted.shift()) {
		const job = jobFor({ jobId: randomUUID(), slip: slip({ number: `A${next.seed}`, reprint: next.reprint }) })
		const receipts: PrintReceipt[] = []
		for (let tries = 0; tries < 12 && receipts.at(-1)?.outcome !== 'printed' && receipts.at(-1)?.outcome !== 'doubtful'; tries++) {
			const trouble = dice() < 0.3 ? breakSomething(room, dice) : undefined
			receipts.push(await loop.print(job))
			await trouble
		}
		played.push({ picture: pictureOf(next), receipts })
		if (receipts.at(-1)?.outcome === 'doubtful' && !next.reprint) wanted.unshift({ ...next, reprint: true })
	}
	await sleep(100)
	await stop()
	await room.door.stop()
	const papers = room.emulator.slips().map((paper) => ({ complete: paper.complete, rows: Buffer.from(paper.bitmap.rows) }))
	return played.map(({ picture, receipts }) => {
		const shown = papers.filter(({ rows }) => rows.includes(Buffer.from(picture.rows)))
		return { last: receipts.at(-1), tries: receipts.length, papers: shown.length, complete: shown.filter((paper) => paper.complete).length }
	})
}

/** The same on three printers at once: most of the time is spent waiting. */
async function playOnThree(model: PrinterModel, { jobs, seed, ...rest }: Parameters<typeof play>[1]) {
	const each = [0, 1, 2].map((i) => play(model, { jobs: Math.ceil(jobs / 3), seed: 3 * seed + i, ...rest }))
	return (await Promise.all(each)).flat()
}

const count = (played: Awaited<ReturnType<typeof play>>, outcome: string) => played.filter(({ last }) => last?.outcome === outcome).length

describe(`a thousand slips with something always going wrong (FAULT_SEED=${SEED})`, () => {
	it.concurrent.each([
		['forgets what it holds and marks its end', forgetting, 300],
		['marks its end', marking, 400],
		['tells its state', plain, undefined],
	] as const)('on a printer that %s: each comes out just once, or is flagged', { timeout: 240_000 }, async (_what, model, mmPerSecond) => {
		const played = await playOnThree(model, { jobs: 280, seed: SEED, ...(mmPerSecond && { mmPerSecond }) })
		expect(played.filter(({ papers }) => papers > 1)).toEqual([])
		const byStatus = played.filter(({ last }) => last?.outcome === 'printed' && last.confirmed === 'by-status')
		expect(byStatus.filter(({ complete }) => complete !== 1)).toEqual([])
		expect(played.filter(({ last, papers }) => last?.outcome === 'failed' && papers > 0)).toEqual([])
		// Most slips come out in the end, and what went wrong was really met.
		expect(byStatus.length).toBeGreaterThan(200)
		expect(played.filter(({ tries }) => tries > 1).length).toBeGreaterThan(5)
		expect(count(played, 'doubtful')).toBeGreaterThan(0)
	})
	it.concurrent('on a printer that says nothing: none comes out twice', { timeout: 240_000 }, async () => {
		const played = await playOnThree(mute, { jobs: 160, seed: SEED })
		expect(played.filter(({ papers }) => papers > 1)).toEqual([])
		expect(played.filter(({ papers }) => papers === 1).length).toBeGreaterThan(80)
	})
})
