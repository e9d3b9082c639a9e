import { describe, expect, it } from 'vitest'
import { assign } from '../../../hardware/inputs/assign.ts'
import type { Wanted } from '../../../hardware/inputs/assign.ts'
import { unitsOf } from '../../../hardware/inputs/units.ts'
import { device, KEYBOARD, MOUSE, POS, TOUCH, VENDOR } from './fake-hid.ts'

const usb = { vendorId: 0x1209, productId: 0x0005 }
const pad = (id: string, name: Partial<NonNullable<Wanted['usb']>> = {}): Wanted => ({ id, usb: { ...usb, ...name } })

/** Where each binding was found: a socket, `'?'` when it could not be told, nothing when it is not there. */
function found(claims: Wanted[], at: Parameters<typeof device>[0][], remembered: Record<string, string> = {}) {
	const placed = assign(claims, unitsOf(at.map((changes) => device(changes))), new Map(Object.entries(remembered)))
	return Object.fromEntries([...placed].map(([id, where]) => [id, 'unit' in where ? where.unit.place : '?']))
}

describe('a device', () => {
	it('is found by its numbers, wherever it hangs', () => {
		expect(found([pad('a')], [{ port: '1-2' }, { vendorId: 1, port: '1-1' }])).toEqual({ a: '1-2' })
		expect(found([pad('a', { port: '1-9' })], [{ port: '1-2' }])).toEqual({ a: '1-2' })
		expect(found([pad('a')], [])).toEqual({})
	})
	it('is found by its serial before all else', () => {
		const both = [
			{ serial: 'S2', port: '1-1' },
			{ serial: 'S1', port: '1-2' },
		]
		expect(found([pad('a', { serial: 'S1' }), pad('b', { serial: 'S2', port: '1-2' })], both)).toEqual({ a: '1-2', b: '1-1' })
		expect(found([pad('a', { serial: 'S1' }), pad('b')], both)).toEqual({ a: '1-2', b: '1-1' })
		expect(found([pad('a', { serial: 'S3' })], both)).toEqual({})
	})
	it('may be found by a profile that knows its numbers, or that it tells itself; no keyboard is taken for a pad', () => {
		expect(found([{ id: 'a', profile: 'pad-report-number' }], [{ port: '1-2' }])).toEqual({ a: '1-2' })
		expect(found([{ id: 'a', profile: 'scanner-pos' }], [{ vendorId: 9, ...POS }])).toEqual({ a: '1-1' })
		expect(found([{ id: 'a', profile: 'pad-digits' }], [{ ...KEYBOARD }])).toEqual({})
	})
})

describe('two of a kind without a serial', () => {
	const both = [{ port: '1-10' }, { port: '1-2' }]
	it('are told apart by the order of their sockets', () => {
		expect(found([pad('a'), pad('b')], both)).toEqual({ a: '1-2', b: '1-10' })
		expect(found([pad('b'), pad('a')], both)).toEqual({ b: '1-2', a: '1-10' })
	})
	it('are told apart by the sockets they were shown at', () => {
		expect(found([pad('a', { port: '1-10' }), pad('b', { port: '1-2' })], both)).toEqual({ a: '1-10', b: '1-2' })
		expect(found([pad('a', { port: '1-10' })], both)).toEqual({ a: '1-10' })
		expect(found([pad('a', { port: '1-10' }), pad('b')], both)).toEqual({ a: '1-10', b: '1-2' })
	})
	it('keep the sockets where they were found before, when one is gone or a third comes', () => {
		expect(found([pad('a'), pad('b')], [{ port: '1-10' }], { a: '1-2', b: '1-10' })).toEqual({ b: '1-10' })
		expect(found([pad('a')], [...both, { port: '1-1' }], { a: '1-2' })).toEqual({ a: '1-2' })
	})
	it('are never guessed at', () => {
		expect(found([pad('a'), pad('b')], [{ port: '1-2' }])).toEqual({ a: '?', b: '?' })
		expect(found([pad('a')], both)).toEqual({ a: '?' })
		expect(found([pad('a', { port: '1-7' }), pad('b', { port: '1-2' })], both)).toEqual({ a: '?', b: '1-2' })
	})
	it('with one serial for all are as without', () => {
		const same = both.map((at) => ({ ...at, serial: '0001' }))
		expect(found([pad('a', { serial: '0001' }), pad('b', { serial: '0001' })], same)).toEqual({ a: '1-2', b: '1-10' })
		expect(found([pad('a', { serial: '0001', port: '1-10' })], same)).toEqual({ a: '1-10' })
	})
})

describe('what is plugged in', () => {
	it('is one device with all its interfaces and collections, without those that point', () => {
		const units = unitsOf([
			device({ path: 'a', port: '1-1', ...KEYBOARD }),
			device({ path: 'a', port: '1-1', ...VENDOR }),
			device({ path: 'b', port: '1-1', ...MOUSE }),
			device({ path: 'c', port: '1-1', ...VENDOR }),
			device({ path: 'd', port: '1-2', ...MOUSE }),
			device({ path: 'd', port: '1-2', ...VENDOR }),
			device({ path: 'e', port: '1-3', ...TOUCH }),
		])
		expect(units.map(({ place, nodes }) => [place, nodes])).toEqual([
			[
				'1-1',
				[
					{ path: 'a', usages: [KEYBOARD, VENDOR] },
					{ path: 'c', usages: [VENDOR] },
				],
			],
		])
	})
	it('has a name that can be shown, whatever it calls itself', () => {
		const names = ['', '\u0000\u202e', ' Pad\r\n7 ', 'x'.repeat(500)].map((product) => unitsOf([device({ product })])[0]?.name)
		expect(names).toEqual(['USB device 1209:0005', 'USB device 1209:0005', 'Pad7', 'x'.repeat(80)])
	})
})
