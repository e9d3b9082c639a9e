import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { InputEvent } from '../../../hardware/inputs/input-device.ts'
import { createPosScanReader, createTypingScanReader } from '../../../hardware/inputs/scan-readers.ts'
import { createScanLine } from '../../../hardware/inputs/scan-line.ts'
import { createSerialScanner } from '../../../hardware/inputs/serial-scanner.ts'
import type { SerialListeners } from '../../../hardware/inputs/serial-port.ts'
import { findProfile } from '../../../hardware/inputs/profiles.ts'
import { characterOf } from '../../../hardware/inputs/us-layout.ts'
import { pass } from './fake-hid.ts'

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-25T03:00:00Z') }))
afterEach(() => void vi.useRealTimers())

const ENTER = 0x28
const TICKET = '0b8f6e0e-3f0d-4c5b-9a59-6f0f0f6f2d11'

/** The reports of a scanner that types a text: each key down and up. */
function typed(text: string, ending: readonly number[] = [ENTER]): Uint8Array[] {
	const usages = Array.from({ length: 0x64 }, (_, usage) => usage)
	const keys = [...text].map((character) => {
		for (const shift of [false, true]) {
			const usage = usages.find((one) => one >= 4 && characterOf(one, shift) === character)
			if (usage !== undefined) return { usage, shift }
		}
		throw new Error(`${character} cannot be typed`)
	})
	return [...keys, ...ending.map((usage) => ({ usage, shift: false }))].flatMap(({ usage, shift }) => [
		Uint8Array.of(shift ? 2 : 0, 0, usage, 0, 0, 0, 0, 0),
		new Uint8Array(8),
	])
}
function typing() {
	const texts: string[] = []
	const reader = createTypingScanReader({ onText: (text) => texts.push(text) })
	return { texts, take: (reports: readonly Uint8Array[]) => reports.forEach((report) => reader.take(report)), stop: () => reader.stop() }
}

describe('a scanner that types', () => {
	it('is read by the US layout, with shift, up to Enter', () => {
		const { texts, take } = typing()
		const text = `HTTP://Mot-Cua.vn/t/${TICKET}?a=1&b=[2]{3}|"x"'y'~!@#$%^*()_+,.<>;\\`
		take(typed(text))
		take(typed('aabb11', [0x58]))
		expect(texts).toEqual([text, 'aabb11'])
	})
	it('may end by silence alone', async () => {
		const { texts, take } = typing()
		take(typed('A058', []))
		await pass(59)
		expect(texts).toEqual([])
		await pass(1)
		expect(texts).toEqual(['A058'])
	})
	it('may send the next key before the last is up', () => {
		const { texts, take } = typing()
		const down = [[0x04], [0x04, 0x05], [0x05, 0x06], [ENTER]]
		take(down.map((keys) => Uint8Array.from([0, 0, ...keys, 0, 0, 0, 0, 0, 0].slice(0, 8))))
		expect(texts).toEqual(['abc'])
	})
	it('drops what it cannot type, and keys that stand for letters the layout lacks', () => {
		const { texts, take } = typing()
		const alt = [0x59, 0x5a, 0x5b].map((usage) => Uint8Array.of(0x04, 0, usage, 0, 0, 0, 0, 0))
		take([...typed('NGUY', []), ...alt, new Uint8Array(8), Uint8Array.of(0, 0, 1, 1, 1, 1, 1, 1), ...typed('N VAN A')])
		expect(texts).toEqual(['NGUYN VAN A'])
	})
	it('drops a code that goes on and on whole, and reads the next', () => {
		const { texts, take } = typing()
		const [down, up] = typed('x', []) as [Uint8Array, Uint8Array]
		for (let i = 0; i < 50_000; i++) take([down, up])
		take(typed('', [ENTER]))
		take(typed('next'))
		expect(texts).toEqual(['next'])
	})
	it('forgets a code it had begun when it is unplugged', async () => {
		const { texts, take, stop } = typing()
		take(typed('secret', []))
		stop()
		await pass(1_000)
		take(typed('next'))
		expect(texts).toEqual(['next'])
	})
})

/** The reports of a scanner in POS mode, as the makers' manuals lay them out. */
function posReports(text: string): Uint8Array[] {
	const data = Buffer.from(text)
	const count = Math.max(1, Math.ceil(data.length / 56))
	return Array.from({ length: count }, (_, i) => {
		const part = data.subarray(i * 56, (i + 1) * 56)
		const report = new Uint8Array(64)
		report.set([2, part.length, ...Buffer.from(']Q1')])
		report.set(part, 5)
		report[63] = i < count - 1 ? 1 : 0
		return report
	})
}
function pos(id: string) {
	const form = findProfile(id)?.report
	if (form?.form !== 'pos-scanner') throw new Error('no such scanner')
	const texts: string[] = []
	const reader = createPosScanReader({ onText: (text) => texts.push(text), ...form })
	return { texts, take: (reports: readonly Uint8Array[]) => reports.forEach((report) => reader.take(report)) }
}
const CARD = '001099012345|012345678|Nguyễn Văn Ánh|01011999|Nam|Số 1, Phường Tô Hiệu, Thành phố Sơn La, Sơn La|01012022'

describe('a scanner in POS mode', () => {
	it('gives a code in one report, or in several of which all but the last say so', () => {
		const { texts, take } = pos('scanner-pos')
		take(posReports('A058\r\n'))
		take(posReports(CARD))
		expect(texts).toEqual(['A058', CARD])
	})
	it('says nothing by other reports', async () => {
		const { texts, take } = pos('scanner-pos')
		take([Uint8Array.of(3, 4, 0x41, 0x41, 0x41), new Uint8Array(64), new Uint8Array(1)])
		await pass(100)
		expect(texts).toEqual([])
	})
	it('of Newland, which marks no end, ends by silence', async () => {
		const { texts, take } = pos('scanner-newland-pos')
		const report = new Uint8Array(64)
		report.set([2, 4, ...Buffer.from('A058')])
		take([report])
		await pass(60)
		expect(texts).toEqual(['A058'])
	})
})

describe('a line of bytes', () => {
	it('keeps 4,096 and no more', () => {
		const texts: number[] = []
		const line = createScanLine({ on: (text) => texts.push(text.length) })
		for (const length of [4_096, 4_097, 1, 1_000_000, 2]) {
			line.add(new Uint8Array(length).fill(0x41))
			line.end()
		}
		expect(texts).toEqual([4_096, 1, 2])
	})
	it('takes any bytes for text: control characters, halves of letters', () => {
		const texts: string[] = []
		const line = createScanLine({ on: (text) => texts.push(text) })
		line.add(Uint8Array.of(0x00, 0x1d, 0x41, 0x1b, 0xc3))
		line.end()
		line.add(Uint8Array.of(0x0d, 0x0a, 0x20))
		line.end()
		expect(texts).toEqual(['\u0000\u001dA\u001b\ufffd'])
	})
})

/** A serial line that a test speaks on. */
function serial() {
	let listeners: SerialListeners | undefined
	const line = { problem: '', closed: 0 }
	const events: InputEvent[] = []
	const scanner = createSerialScanner({
		id: 's-1',
		kioskId: 'k-1',
		path: '/dev/ttyUSB0',
		now: Date.now,
		open: async (_path, _baudRate, on) => {
			if (line.problem) throw new Error(line.problem)
			listeners = on
			return { close: async () => void line.closed++ }
		},
	})
	const say = (bytes: string | Uint8Array) => listeners?.bytes(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
	return { scanner, events, line, say, gone: () => listeners?.gone(), start: () => scanner.start((event) => events.push(event)) }
}

describe('a serial scanner', () => {
	it('reads codes up to CR or LF, or to silence, in pieces or together, and tells only what they are', async () => {
		const { scanner, events, say, start } = serial()
		const stop = start()
		await pass(0)
		expect([scanner.state(), scanner.connection]).toEqual(['ready', 'serial /dev/ttyUSB0'])
		say(`${TICKET.slice(0, 10)}`)
		say(`${TICKET.slice(10)}\r\n${CARD}\r`)
		say('???')
		await pass(60)
		expect(events).toEqual([
			{ kind: 'scan', scan: { kind: 'ticket', visitId: TICKET } },
			{ kind: 'scan', scan: { kind: 'card', ageFrom: 25 } },
			{ kind: 'scan', scan: { kind: 'unknown' } },
		])
		await stop()
	})
	it('is found again after it was pulled, and closed when stopped', async () => {
		const { scanner, events, line, say, gone, start } = serial()
		const stop = start()
		await pass(0)
		say('half a co')
		gone()
		gone()
		line.problem = 'Error: No such file or directory, cannot open /dev/ttyUSB0'
		expect(scanner.state()).toBe('offline')
		await pass(10_000)
		expect([scanner.state(), events]).toEqual(['offline', []])
		line.problem = ''
		await pass(2_000)
		expect(scanner.state()).toBe('ready')
		await stop()
		expect([scanner.state(), line.closed]).toEqual(['offline', 1])
	})
	it('says why it may not be opened', async () => {
		const { scanner, line, start } = serial()
		line.problem = 'Error: Permission denied, cannot open /dev/ttyUSB0'
		const stop = start()
		await pass(0)
		expect([scanner.state(), scanner.connection]).toEqual(['error', 'serial /dev/ttyUSB0: no permission to open it'])
		line.problem = 'Error Resource temporarily unavailable Cannot lock port'
		await pass(2_000)
		expect(scanner.connection).toBe('serial /dev/ttyUSB0: another program holds it')
		await stop()
	})
	it('lives through a megabyte without an end', async () => {
		const { events, say, start } = serial()
		const stop = start()
		await pass(0)
		for (let i = 0; i < 1_000; i++) say(new Uint8Array(1_000).fill(0x41))
		await pass(60)
		say(`${TICKET}\n`)
		expect(events).toEqual([{ kind: 'scan', scan: { kind: 'ticket', visitId: TICKET } }])
		await stop()
	})
})
