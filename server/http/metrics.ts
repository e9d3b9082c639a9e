import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { DeviceHealth } from '../../contract/printing.ts'
import type { Recorded } from '../../contract/facts.ts'

/** Figures for the person who looks after the machine. No label ever holds an id of a visit or a person. */
export interface Metrics {
	registry: Registry
	fact: (fact: Recorded) => void
	request: (method: string, status: number, seconds: number) => void
}

/** What is told of every printer, pad, keypad and scanner. */
const DEVICE_FIGURES: readonly [name: string, help: string, value: (device: DeviceHealth) => number][] = [
	['up', 'Whether it can do its work: 1 or 0', ({ state }) => Number(state === 'ready' || state === 'near-end')],
	['near_end', 'Whether its paper is near the end: 1 or 0', ({ state }) => Number(state === 'near-end')],
	['slips', 'Slips it has printed', ({ slips }) => slips],
	['paper_metres', 'Paper used since the roll was changed', ({ paperMm }) => (paperMm ?? 0) / 1000],
	['presses', 'Presses or codes it has passed on', ({ presses }) => presses ?? 0],
]

/** @param read  figures taken when asked for, by name */
export function createMetrics(
	read: Record<string, { help: string; value: () => number }>,
	devices: () => readonly DeviceHealth[],
): Metrics {
	const registry = new Registry()
	const registers = [registry]
	collectDefaultMetrics({ register: registry })
	const facts = new Counter({ name: 'mot_cua_facts_total', help: 'Facts recorded since the start', labelNames: ['type'], registers })
	const seconds = new Histogram({
		name: 'mot_cua_request_seconds',
		help: 'Time to answer a request',
		labelNames: ['method', 'status'],
		buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
		registers,
	})
	for (const [name, { help, value }] of Object.entries(read))
		new Gauge({
			name: `mot_cua_${name}`,
			help,
			registers,
			collect() {
				this.set(value())
			},
		})
	for (const [name, help, value] of DEVICE_FIGURES)
		new Gauge({
			name: `mot_cua_device_${name}`,
			help,
			labelNames: ['device', 'kind', 'model'],
			registers,
			collect() {
				this.reset()
				for (const device of devices()) this.set({ device: device.deviceId, kind: device.kind, model: device.model }, value(device))
			},
		})
	return {
		registry,
		fact: ({ type }) => facts.inc({ type }),
		request: (method, status, took) => seconds.observe({ method, status: `${Math.floor(status / 100)}xx` }, took),
	}
}
