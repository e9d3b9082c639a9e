import { describe, expect, it } from 'vitest'
import { parseCentre } from '../../contract/centre.ts'
import { rateOf } from '../../contract/rate.ts'
import { targetFor, Targets, targetsOf } from '../../contract/targets.ts'
import { testCentre } from '../support/centre.ts'

describe('targets', () => {
	it('are the usual practice where none are set', () => {
		expect(targetsOf(testCentre())).toEqual({
			waitMs: 1_800_000,
			zones: [],
			services: [],
			satisfied: 95,
			onTime: 99,
			complaintsOnTime: 96,
			lateWithApology: 100,
			feedbackAnswered: 100,
		})
	})
	it('of a service go before its zone’s, each for itself', () => {
		const targets = Targets.parse({
			serviceMs: 1,
			zones: [{ zoneId: 'zone-a', waitMs: 2, serviceMs: 3 }],
			services: [{ serviceId: 'ho-tich', waitMs: 4 }],
		})
		expect(targetFor(targets, { serviceId: 'ho-tich', zoneId: 'zone-a' })).toEqual({ waitMs: 4, serviceMs: 3 })
		expect(targetFor(targets, { serviceId: 'dat-dai', zoneId: 'zone-b' })).toEqual({ waitMs: 1_800_000, serviceMs: 1 })
	})
	it('name zones and services that there are', () => {
		const told = (targets: object) => {
			const read = parseCentre({ ...testCentre(), targets })
			return read.ok ? [] : read.mistakes
		}
		expect(told({ zones: [{ zoneId: 'zone-a' }], services: [{ serviceId: 'ho-tich' }] })).toEqual([])
		expect(told({ zones: [{ zoneId: 'nowhere' }], services: [{ serviceId: 'nothing' }] })).toEqual([
			'a target names the unknown zone nowhere',
			'a target names the unknown service nothing',
		])
	})
})

describe('a rate', () => {
	it('has two decimals, half up, also where binary fractions fall short', () => {
		const percents: [number, number, number | null][] = [
			[470_208, 475_158, 98.96],
			[1, 800, 0.13],
			[1, 3, 33.33],
			[2, 3, 66.67],
			[0, 0, null],
			[7, 7, 100],
		]
		for (const [count, n, percent] of percents) expect(rateOf(count, n)).toEqual({ count, n, percent })
		const wrong: string[] = []
		for (let n = 1; n <= 400; n++)
			for (let count = 0; count <= n; count++) {
				const hundredths = (BigInt(count) * 20_000n + BigInt(n)) / (2n * BigInt(n))
				if (rateOf(count, n).percent !== Number(hundredths) / 100) wrong.push(`${count}/${n}`)
			}
		expect(wrong).toEqual([])
	})
})
