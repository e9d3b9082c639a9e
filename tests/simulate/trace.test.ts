import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { createAgenda } from '../../server/simulate/agenda.ts'
import { parseTrace, readTrace } from '../../server/simulate/trace.ts'
import { counter, dayFile, visitor, writeDay } from './traces.ts'

describe('a day file', () => {
	it('is read with what it says of each visitor, in our words', () => {
		const trace = readTrace(writeDay(dayFile({ visitors: [visitor(0), visitor(1, { lane: 'priority' })], scenario: ['unknown to us'] })))
		expect(trace.visitors.map(({ lane, order }) => [lane, order])).toEqual([
			['regular', 0],
			['priority', 1],
		])
	})
	it.each([
		['another format', { format: 'qms-day/2' }, /: format: /],
		['no visitors’ list', { visitors: undefined }, /: visitors: /],
		['a time that is none', { visitors: [visitor(0), visitor(1, { walkMs: -1 })] }, /: visitors\[1\]\.walkMs: /],
		['a lane we do not know', { visitors: [visitor(0, { lane: 'vip' })] }, /: visitors\[0\]\.lane: /],
		['visitors out of order', { visitors: [visitor(1), visitor(0)] }, /: visitors\[1\] comes before the one listed before$/],
		['a service nobody described', { visitors: [visitor(0, { service: 'x' })] }, /: visitors\[0\] names the unknown service x$/],
		['a counter with such a service', { counters: [counter('c1', ['x'])] }, /: counter c1 names an unknown service$/],
		['one counter twice', { counters: [counter('c1', ['a']), counter('c1', ['a'])] }, /: a counter is listed twice$/],
		['one service twice', { services: [1, 2].map(() => ({ id: 'a', group: 'one' })) }, /: a service is listed twice$/],
	])('is refused with %s', (_, changes, sentence) => {
		expect(() => parseTrace(dayFile(changes))).toThrow(sentence)
	})
	it('is named where it cannot be read', () => {
		const cut = writeDay(dayFile(), (text) => gzipSync(text).subarray(0, 100))
		const path = writeDay({ format: 'other' })
		expect(() => readTrace('/nowhere/day.json.gz')).toThrow(/^\/nowhere\/day\.json\.gz: cannot be read$/)
		expect(() => readTrace(cut)).toThrow(`${cut}: is not a whole gzip file`)
		expect(() => readTrace(writeDay('{"format":'))).toThrow(/: is not JSON$/)
		expect(() => readTrace(path)).toThrow(`${path}: is no qms-day/1 trace: format: `)
		expect(() => readTrace(writeDay('null'))).toThrow(/: is no qms-day\/1 trace: file: /)
	})
})

describe('the agenda', () => {
	it('gives back what was noted by time, then rank, then order of noting', () => {
		const agenda = createAgenda<string>()
		const notes = [9, 3, 7, 3, 1, 8, 3, 2].map((at, i) => ({ at, rank: i % 2, what: `${at}.${i % 2}.${i}` }))
		for (const { at, rank, what } of notes) agenda.add(at, rank, what)
		const out: (string | undefined)[] = []
		for (let next = agenda.next(); next; next = agenda.next()) out.push(next.what)
		expect(out).toEqual(notes.map(({ what }) => what).sort())
		expect(agenda.next()).toBeUndefined()
	})
})
