import { describe, expect, it } from 'vitest'
import { isEndMark, isStatusByte, readStatus } from '../../hardware/printer/status.ts'

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
	})
})
