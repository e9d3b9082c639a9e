import { describe, expect, it } from 'vitest'
import { startReportsThread } from '../../server/reports/thread.ts'
import { testCentre } from '../support/centre.ts'

const { rating, targets } = testCentre()
const question = { ask: 'options', scale: { rating, targets } } as const

describe('a thread of figures that dies', () => {
	it('answers whoever waits, is told of, and begins again for the next question', async () => {
		const died: unknown[] = []
		const thread = startReportsThread({
			program: new URL('./workers/dying.ts', import.meta.url),
			files: { facts: '', tables: '' },
			onDied: (error) => died.push(error),
			onRenewed: () => undefined,
		})
		for (const times of [1, 2]) {
			expect(await thread.ask(question)).toEqual({ mistake: 'the thread of the reports has ended' })
			expect(died).toHaveLength(times)
		}
		await thread.stop()
		expect(await thread.ask(question)).toEqual({ mistake: 'the thread of the reports does not run' })
	})
})
