import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { KeyPress, Press } from '../../contract/devices.ts'
import { openPressOutbox } from '../../hardware/press-outbox.ts'

let folder: string
let file: string
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'presses-'))
	file = join(folder, 'presses.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

/** A line to a server that can be cut. */
function line() {
	const got: (Press | KeyPress)[] = []
	const state = { isUp: true }
	const take = (made: Press | KeyPress): Promise<void> => {
		if (!state.isUp) return Promise.reject(new Error('not connected'))
		got.push(made)
		return Promise.resolve()
	}
	return { got, state, link: { press: take, key: take } }
}
const pad = (level: number) => ({ counterId: 'counter-1', padId: 'pad-1', level })
const settle = () => new Promise((done) => setTimeout(done, 30))

describe('presses on their way', () => {
	it('go at once, with their time, and touch no disk', async () => {
		const { got, link } = line()
		const outbox = openPressOutbox({ link, now: () => 5_000, file })
		outbox.press(pad(3))
		outbox.key({ counterId: 'counter-1', keypadId: 'keys-1', action: 'recall' })
		await settle()
		expect(got).toMatchObject([
			{ level: 3, at: 5_000, sentAt: 5_000 },
			{ action: 'recall', at: 5_000 },
		])
		expect(() => readFileSync(file)).toThrow()
		outbox.stop()
	})
	it('wait while the line is cut and go in order, saying how long ago they were made', async () => {
		const { got, state, link } = line()
		let at = 10_000
		const outbox = openPressOutbox({ link, now: () => at, file, retryMs: 20 })
		state.isUp = false
		outbox.press(pad(1))
		outbox.press(pad(2))
		await settle()
		at = 70_000
		state.isUp = true
		await vi.waitUntil(() => got.length === 2)
		expect(got).toMatchObject([
			{ level: 1, at: 10_000, sentAt: 70_000 },
			{ level: 2, at: 10_000, sentAt: 70_000 },
		])
		outbox.stop()
	})
	it('survive the end of the process, each with the same id', async () => {
		const cut = line()
		cut.state.isUp = false
		const before = openPressOutbox({ link: cut.link, now: () => 1_000, file })
		before.press(pad(4))
		await settle()
		const { 0: kept } = JSON.parse(readFileSync(file, 'utf8')) as { made: Press }[]
		const { got, link } = line()
		const after = openPressOutbox({ link, now: () => 9_000, file })
		after.wake()
		await settle()
		expect(got).toMatchObject([{ level: 4, at: 1_000, sentAt: 9_000, pressId: kept?.made.pressId }])
		expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([])
		before.stop()
		after.stop()
	})
	it('are bounded, the oldest given up first', async () => {
		const cut = line()
		cut.state.isUp = false
		const outbox = openPressOutbox({ link: cut.link, now: () => 1, retryMs: 10 })
		for (let i = 0; i < 600; i++) outbox.press({ ...pad(1), padId: `pad-${i}` })
		cut.state.isUp = true
		await vi.waitUntil(() => cut.got.length === 500)
		expect(cut.got.at(-1)).toMatchObject({ padId: 'pad-599' })
		outbox.stop()
	})
	it.each(['', '{', '[{"kind":"press","made":{}}]'])('begin anew after a file that says %j', (text) => {
		writeFileSync(file, text)
		const { got, link } = line()
		const outbox = openPressOutbox({ link, now: () => 1, file })
		outbox.wake()
		expect(got).toEqual([])
		outbox.stop()
	})
	it('are sent all the same where the disk takes nothing', async () => {
		const { got, state, link } = line()
		const said: string[] = []
		state.isUp = false
		const outbox = openPressOutbox({ link, now: () => 1, file: join(folder, 'no', 'such', 'place'), retryMs: 20, log: (m) => said.push(m) })
		outbox.press(pad(2))
		await settle()
		state.isUp = true
		await vi.waitUntil(() => got.length === 1)
		expect(said[0]).toBe('waiting presses not written')
		outbox.stop()
	})
})
