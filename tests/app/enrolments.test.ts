import { beforeEach, describe, expect, it } from 'vitest'
import type { DeviceRow, DeviceStore } from '../../server/ports/screens.ts'
import { createEnrolments } from '../../server/app/enrolments.ts'
import { testCentre } from '../support/centre.ts'

let saved: DeviceRow[]
const enrolments = (demo = false) => {
	saved = []
	const devices = { save: (row: DeviceRow) => void saved.push(row) } as unknown as DeviceStore
	const centre = testCentre({ demo })
	return createEnrolments({ devices, centre: { current: () => centre, rev: () => 1 }, clock: { now: () => 1_000_000 } })
}

describe('enrolments', () => {
	let made: ReturnType<typeof enrolments>
	beforeEach(() => (made = enrolments()))

	it('leave places to other machines when one asks too often, and a hundred in all', () => {
		const from = (address: string, times: number) => Array.from({ length: times }, (_, i) => made.ask('kiosk', `kiosk-${i}`, address))
		expect(from('10.0.0.1', 25).filter(Boolean)).toHaveLength(20)
		for (const n of [2, 3, 4, 5]) expect(from(`10.0.0.${n}`, 20).filter(Boolean)).toHaveLength(20)
		expect(made.ask('kiosk', 'kiosk-1', '10.0.0.6')).toBeUndefined()
		expect(new Set(made.pending().map((p) => p.code)).size).toBe(100)
	})
	it('approve by digits, once, and tell the token once', () => {
		const asked = made.ask('display', 'wall-1', '10.0.0.1')
		expect(made.approve('000000' === asked?.code ? '111111' : '000000')).toBeUndefined()
		expect(made.approve(asked?.code ?? '', 'Sảnh')).toMatchObject({ kind: 'display', id: 'wall-1', label: 'Sảnh' })
		expect(made.approve(asked?.code ?? '')).toBeUndefined()
		const told = made.find(asked?.enrolmentId ?? '')
		expect(told).toMatchObject({ state: 'approved' })
		expect(saved).toHaveLength(1)
		expect(JSON.stringify(saved)).not.toContain(told?.token)
		expect(made.find(asked?.enrolmentId ?? '')).toBeUndefined()
	})
	it('approve what the set-up of the demo names, and nothing else', () => {
		made = enrolments(true)
		expect(made.ask('kiosk', 'kiosk-1', '')).toMatchObject({ state: 'approved' })
		expect(made.ask('kiosk', 'kiosk-9', '')).toMatchObject({ state: 'pending' })
		expect(made.ask('agent', 'agent-1', '')).toMatchObject({ state: 'pending' })
	})
})
