import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { expect, it } from 'vitest'
import { createConfirmedPrinter } from '../../hardware/printer/confirmed.ts'
import { encodeSlip } from '../../hardware/printer/escpos.ts'
import { openJournal } from '../../hardware/printer/journal.ts'
import { tcpLink } from '../../hardware/printer/links/tcp-link.ts'
import { createPaperCount } from '../../hardware/printer/paper-count.ts'
import { createPrintLoop } from '../../hardware/printer/print-loop.ts'
import type { Printer } from '../../hardware/printer/printer.ts'
import { atTheDoor, FAST, modelOf, noise } from './printer-support.ts'
import { job, slip } from './support.ts'

const model = modelOf('sim-80')

function loopFor(printer: Printer) {
	const journal = openJournal()
	return createPrintLoop({
		printer,
		renderer: { render: async ({ number }) => encodeSlip(noise(576, 240, Number(number.slice(1))), model) },
		journal: () => journal,
		paper: createPaperCount(undefined, () => {}),
		now: Date.now,
		report: () => {},
		log: () => {},
		lookEveryMs: 50,
		reportEveryMs: 1_000,
	})
}

/** Accepts, and never says or takes anything again. */
async function startDeadPrinter() {
	const sockets = new Set<Socket>()
	const server = createServer((socket) => {
		sockets.add(socket)
		socket.on('error', () => {})
		socket.pause()
	})
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
	const stop = () => {
		for (const socket of sockets) socket.destroy()
		server.close()
	}
	return { port: (server.address() as AddressInfo).port, stop }
}

it('one dead printer delays no other', { timeout: 60_000 }, async () => {
	const dead = await startDeadPrinter()
	const live = await atTheDoor(model)
	const open = tcpLink({ host: '127.0.0.1', port: dead.port })
	const [deadLoop, liveLoop] = [createConfirmedPrinter({ id: 'dead', model, open, times: { ...FAST, answerMs: 4_000 } }), live.printer].map(
		loopFor,
	)
	if (!deadLoop || !liveLoop) throw new Error('two loops')
	const stops = [deadLoop.start(), liveLoop.start()]
	const printTen = async () => {
		const begun = performance.now()
		for (let i = 1; i <= 10; i++)
			expect(await liveLoop.print(job({ slip: slip({ number: `A${i}` }) }))).toMatchObject({ outcome: 'printed', confirmed: 'by-status' })
		return performance.now() - begun
	}
	await printTen()
	const deadJobs = Array.from({ length: 3 }, () => deadLoop.print(job({ slip: slip({ number: 'A99' }) })))
	let over = false
	void Promise.all(deadJobs).then(() => (over = true))
	const took = await printTen()
	// Each job of the dead one takes eight seconds to be given up; ten of the living are through long before the first.
	expect([over, took < 8_000]).toEqual([false, true])
	dead.stop()
	for (const receipt of await Promise.all(deadJobs)) expect(receipt).toMatchObject({ outcome: 'failed', fault: 'offline' })
	await Promise.all(stops.map((stop) => stop()))
	await live.door.stop()
})
