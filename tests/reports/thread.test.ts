import { expect, it } from 'vitest'
import { startReportsThread } from '../../server/reports/thread.ts'
import { testCentre } from '../support/centre.ts'

const { rating, targets } = testCentre()

it('a thread of figures that dies is told of, and whoever waits is answered with a mistake', async () => {
	const died: unknown[] = []
	const thread = startReportsThread({
		program: new URL('./no-such-program.ts', import.meta.url),
		files: { facts: '', tables: '' },
		onDied: (error) => died.push(error),
		onRenewed: () => undefined,
	})
	const question = { ask: 'options', scale: { rating, targets } } as const
	expect(await thread.ask(question)).toEqual({ mistake: expect.stringContaining('no-such-program') as string })
	expect(died).toHaveLength(1)
	await thread.stop()
	expect(await thread.ask(question)).toEqual({ mistake: 'the thread of the reports does not run' })
})
