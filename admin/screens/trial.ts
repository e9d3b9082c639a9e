import type { DeviceTest } from '../../contract/screens.ts'
import type { Call } from '../api.ts'
import { testOutcome } from './place-words.ts'

const LOOK_EVERY_MS = 500
/** What has not ended by then is not waited for. */
const GIVE_UP_MS = 40_000

/** Begins a slip or a call on trial and waits for its end. @returns how it ended, as a sentence */
export async function tryOut(call: Call, path: string): Promise<string> {
	const begun = performance.now()
	let reply = await call<DeviceTest>(path, { method: 'POST' })
	while (reply.ok && reply.value.state === 'running' && performance.now() - begun < GIVE_UP_MS) {
		await new Promise((done) => setTimeout(done, LOOK_EVERY_MS))
		reply = await call<DeviceTest>(`/tests/${reply.value.testId}`)
	}
	return reply.ok ? testOutcome(reply.value) : reply.vi
}
