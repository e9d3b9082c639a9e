import { createServer, connect } from 'node:net'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import { startTcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import { findModel } from '../../hardware/printer/models.ts'
import { percentile, type Figure } from './figures.ts'
import { openCentre } from './open-centre.ts'

const WARM_UP = 20
const TAPS = 150
const BETWEEN_MS = 200
const P99_MS = 120
/** Longest the server may stand still while slips are drawn. */
const LOOP_MS = 10
/** ESC @: a slip begins. What comes before asks for the status. */
const SLIP_BEGINS = Buffer.of(0x1b, 0x40)

/**
 * From a visitor's tap (the request leaves) to the first byte of their slip on the wire of a network printer, through the
 * real server, its drawing process and the real driver; and how long the server's loop stood still meanwhile.
 */
export async function measurePaper(): Promise<Figure[]> {
	const model = findModel('epson-tm-t82iii')
	if (!model) throw new Error('the model is gone')
	const door = await startTcpDoor(createEmulator({ model, now: Date.now, keep: 1 }), { port: 0 })
	const wire = await tapWire(door.port)
	const centre = await openCentre({
		counters: 4,
		printing: 'here',
		printers: [{ id: 'printer-1', model: model.id, driver: { kind: 'tcp', host: '127.0.0.1', port: wire.port } }],
	})
	try {
		const serviceId = centre.desks[0]?.serviceId ?? ''
		const took: number[] = []
		for (let n = 0; n < WARM_UP + TAPS; n++) {
			const tappedAt = performance.now()
			const began = wire.next()
			await centre.issue(serviceId)
			const ms = (await began) - tappedAt
			if (n >= WARM_UP) took.push(ms)
			// One visitor after another: the slip before is out.
			await pause(BETWEEN_MS + Math.random() * BETWEEN_MS)
		}
		const p50 = percentile(took, 0.5)
		const part = 'paper'
		return [
			{ part, figure: `tap → first byte of the slip on the wire, ${TAPS} taps, p50`, value: p50, unit: 'ms' },
			{
				part,
				figure: `tap → first byte of the slip on the wire, ${TAPS} taps, p99`,
				value: percentile(took, 0.99),
				unit: 'ms',
				bound: P99_MS,
				beside: { name: 'p50', value: p50 },
			},
			{ part, figure: 'server’s loop stood still while printing, p99', value: await loopP99(centre.url), unit: 'ms', bound: LOOP_MS },
		]
	} finally {
		await centre.stop()
		await wire.stop()
		await door.stop()
	}
}

/** A wire to a printer that tells when a slip begins on it. */
async function tapWire(printerPort: number) {
	const waiting: ((at: number) => void)[] = []
	const server = createServer((host) => {
		const printer = connect(printerPort, '127.0.0.1')
		host.on('data', (bytes) => {
			if (bytes.includes(SLIP_BEGINS)) waiting.shift()?.(performance.now())
			printer.write(bytes)
		})
		printer.on('data', (bytes) => host.write(bytes))
		for (const [one, other] of [
			[host, printer],
			[printer, host],
		] as const)
			one.on('error', () => other.destroy()).on('close', () => other.end())
	})
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
	return {
		port: (server.address() as AddressInfo).port,
		next: () => new Promise<number>((resolve) => waiting.push(resolve)),
		stop: () => new Promise((done) => server.close(done)),
	}
}

/** The clock that measures it ticks by itself every few milliseconds, which is no standing still. */
async function loopP99(url: string): Promise<number> {
	const text = await (await fetch(`${url}/api/metrics`)).text()
	const lag = (name: string) => Number(new RegExp(`^nodejs_eventloop_lag_${name}_seconds (\\S+)`, 'm').exec(text)?.[1]) * 1000
	return lag('p99') - lag('min')
}
