import type { CounterView } from '../contract/views.ts'
import { WORDS } from './words.ts'

/** One thing of the strip. Only `bad` is coloured; `absent` is told by its shape and a word. */
export interface DeviceLine {
	label: string
	state: 'ok' | 'absent' | 'bad'
	/** Everything, where the label is a summary. */
	title?: string
}
type Device = CounterView['devices'][number]
const FAULTS: Record<NonNullable<Device['fault']>, string> = {
	ready: '',
	'near-end': 'sắp hết giấy',
	'paper-out': 'hết giấy',
	'cover-open': 'mở nắp',
	'cutter-error': 'kẹt dao cắt',
	offline: 'mất kết nối',
	error: WORDS.fault,
	stuck: 'nút bị kẹt',
}

/** The strip: server, sign, rating, keypad, and the printers as one unless something is wrong with one of them. */
export function deviceLines(devices: readonly Device[], fresh: boolean): DeviceLine[] {
	// Without the server nothing is known about the rest.
	if (!fresh) return [{ label: `${WORDS.server} mất kết nối`, state: 'bad' }]
	const lines: DeviceLine[] = [{ label: WORDS.server, state: 'ok' }]
	for (const kind of ['sign', 'rating', 'keypad'] as const)
		for (const device of devices) if (device.kind === kind) lines.push(lineOf(device))
	return [...lines, ...printerLines(devices.filter((d) => d.kind === 'printer'))]
}

function printerLines(printers: Device[]): DeviceLine[] {
	const wrong = printers.filter((p) => p.state === 'fault' || p.state === 'warning').map(lineOf)
	if (wrong.length > 1) return [{ label: `${wrong.length} máy in cần xem`, state: 'bad', title: wrong.map((w) => w.label).join('; ') }]
	if (wrong[0]) return [wrong[0]]
	if (printers.length === 0) return []
	const absent = printers.filter((p) => p.state === 'absent')
	if (absent.length === 0) return [{ label: WORDS.printer, state: 'ok' }]
	return [{ label: `${nameOf(absent.length === 1 ? absent[0] : undefined)} ${WORDS.absent}`, state: 'absent' }]
}

function lineOf(device: Device): DeviceLine {
	const name = nameOf(device)
	if (device.state === 'ok') return { label: name, state: 'ok' }
	if (device.state === 'absent') return { label: `${name} ${WORDS.absent}`, state: 'absent' }
	return { label: `${name} ${(device.fault && FAULTS[device.fault]) || WORDS.fault}`, state: 'bad' }
}

function nameOf(device: Device | undefined): string {
	if (!device) return WORDS.printer
	if (device.kind === 'printer') return `${WORDS.printer} ${device.label}`
	return WORDS[device.kind]
}
