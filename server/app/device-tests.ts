import { randomUUID } from 'node:crypto'
import type { DeviceTest, TestCallOutcome } from '../../contract/screens.ts'
import { testSlipOf } from '../domain/test-slip.ts'
import { printersOf } from '../domain/ticketing.ts'
import type { CentreSource, Clock } from '../ports/core.ts'
import type { SendPrintJob } from '../ports/printing.ts'
import type { DeviceTests } from '../ports/screens.ts'

/** Between two slips on trial from one printer, so that nobody empties a roll by tapping. */
const BETWEEN_SLIPS_MS = 5000
const KEPT = 100

export interface TestParts {
	centre: CentreSource
	clock: Clock
	/** The way of every slip: the agent that has the printer, its journal, its drawing, its driver. */
	send: SendPrintJob
	call: (displayId: string) => Promise<TestCallOutcome>
}

/** Slips and calls on trial. They are no facts: nobody holds their number, and no figure counts them. */
export function createDeviceTests({ centre, clock, send, call }: TestParts): DeviceTests {
	const tests = new Map<string, DeviceTest>()
	const slips = new Map<string, { testId: string; at: number }>()

	function begin(work: (testId: string) => Promise<Omit<DeviceTest, 'testId' | 'state'>>): DeviceTest {
		const test: DeviceTest = { testId: randomUUID(), state: 'running' }
		keep(test)
		const settle = (result: Omit<DeviceTest, 'testId' | 'state'>) => keep({ ...test, ...result, state: 'done' })
		work(test.testId).then(settle, () => settle({ outcome: 'failed', fault: 'error' }))
		return test
	}

	function keep(test: DeviceTest): void {
		tests.set(test.testId, test)
		for (const testId of tests.keys()) {
			if (tests.size <= KEPT) return
			tests.delete(testId)
		}
	}

	async function print(printerId: string, testId: string): Promise<Omit<DeviceTest, 'testId' | 'state'>> {
		const slip = testSlipOf(centre.current(), printerId, clock.now())
		const receipt = await send({ jobId: testId, visitId: randomUUID(), printerId, slip, attempt: 1 })
		if (receipt.outcome === 'printed') return { outcome: 'printed', confirmed: receipt.confirmed }
		return { outcome: receipt.outcome, fault: receipt.fault }
	}

	return {
		hasPrinter: (printerId) => printersOf(centre.current()).includes(printerId),
		print: (printerId) => {
			const last = slips.get(printerId)
			const running = last && tests.get(last.testId)
			if (running?.state === 'running') return running
			if (last && Math.abs(clock.now() - last.at) < BETWEEN_SLIPS_MS) return undefined
			const test = begin((testId) => print(printerId, testId))
			slips.set(printerId, { testId: test.testId, at: clock.now() })
			return test
		},
		call: (displayId) => begin(async () => ({ outcome: await call(displayId) })),
		find: (testId) => tests.get(testId),
	}
}
