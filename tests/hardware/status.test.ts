import { describe, expect, it } from 'vitest'
import { createAnswerReader } from '../../hardware/printer/answer-reader.ts'
import { isEndMark, isStatusBack, isStatusByte, readStatus, readStatusBack, saysOffline } from '../../hardware/printer/status.ts'

const CALM = { 1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12 }

describe('status bytes', () => {
	it.each([
		['ready', {}],
		['near-end', { 4: 0x1e }],
		['paper-out', { 1: 0x1a, 2: 0x32, 4: 0x72 }],
		['paper-out', { 4: 0x7e }],
		['cover-open', { 1: 0x1a, 2: 0x16 }],
		['cover-open', { 1: 0x1a, 2: 0x36, 4: 0x7e }],
		['cutter-error', { 1: 0x1a, 2: 0x52, 3: 0x1a }],
		['error', { 1: 0x1a, 2: 0x52, 3: 0x32 }],
		['offline', { 1: 0x1a }],
		// The drawer's pin, in byte 1, is nobody's fault.
		['ready', { 1: 0x16 }],
	])('say %s', (state, bytes) => {
		expect(readStatus({ ...CALM, ...bytes })).toBe(state)
	})
	it('are told apart from the end mark and from flow control', () => {
		expect([0x12, 0x16, 0x7e].every(isStatusByte)).toBe(true)
		expect([0x00, 0x03, 0x0c, 0x11, 0x13, 0x92].some(isStatusByte)).toBe(false)
		expect([0x00, 0x03, 0x0f].every(isEndMark)).toBe(true)
		expect([0x12, 0x1e, 0x80].some(isEndMark)).toBe(false)
		expect([0x12, 0x1a].map(saysOffline)).toEqual([false, true])
	})
})

describe('four bytes sent unasked', () => {
	it.each([
		['ready', [0x10, 0, 0, 0]],
		['ready', [0x14, 0, 0, 0x0f]],
		['near-end', [0x10, 0, 0x03, 0]],
		['paper-out', [0x18, 0, 0x0f, 0]],
		['cover-open', [0x38, 0, 0x0f, 0]],
		['cutter-error', [0x18, 0x08, 0, 0]],
		['error', [0x18, 0x20, 0, 0]],
		['error', [0x18, 0x40, 0, 0]],
		['offline', [0x18, 0, 0, 0]],
	] as const)('say %s', (state, packet) => {
		expect(isStatusBack(packet[0])).toBe(true)
		expect(readStatusBack(packet)).toBe(state)
	})
})

describe('answers', () => {
	function hear(...pieces: number[][]): string[] {
		const heard: string[] = []
		const read = createAnswerReader({
			status: (byte) => heard.push(`status ${byte.toString(16)}`),
			mark: () => heard.push('mark'),
			told: (packet) => heard.push(`told ${readStatusBack(packet)}`),
			named: () => heard.push('named'),
		})
		for (const piece of pieces) read(Uint8Array.from(piece))
		return heard
	}
	it('are told apart in one stream, however it is cut', () => {
		const stream = [0x12, 0x00, 0x18, 0x00, 0x0f, 0x00, 0x03, 0x1a]
		const all = ['status 12', 'mark', 'told paper-out', 'mark', 'status 1a']
		expect(hear(stream)).toEqual(all)
		for (let at = 1; at < stream.length; at++) expect(hear(stream.slice(0, at), stream.slice(at))).toEqual(all)
	})
	it('may fall between the four bytes, as may flow control', () => {
		expect(hear([0x18, 0x00], [0x12], [0x13, 0x0f, 0x11, 0x00])).toEqual(['status 12', 'told paper-out'])
	})
	it('in several bytes are read to their end', () => {
		expect(hear([0x37, 0x25, 0x00, 0x00])).toEqual(['mark'])
		expect(hear([0x5f, ...Buffer.from('TM-T82'), 0x00, 0x12])).toEqual(['named', 'status 12'])
		// One that never ends does not make the printer dumb.
		expect(hear([0x5f, ...Array<number>(200).fill(0x41), 0x12]).at(-1)).toBe('status 12')
	})
	it('that are none are passed over', () => {
		expect(hear([0x80, 0xff, 0x11, 0x13, 0x92])).toEqual([])
	})
})
