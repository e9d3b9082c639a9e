import type { DeviceTest } from '../../contract/screens.ts'
import { authorised, getJson, request } from '../../ui/http.ts'
import { readRefusal, UNREACHABLE, type Refusal } from '../../ui/send.ts'

/** What this machine asks of the server about itself, beyond tickets. */
export interface Machine {
	/** `undefined` when the PIN is right. */
	checkPin(pin: string): Promise<Refusal | undefined>
	/** Resolves when the slip is out, or is not. */
	testSlip(printerId: string): Promise<DeviceTest | Refusal>
	newRoll(printerId: string): Promise<Refusal | undefined>
	/** Ends its own enrolment: its token opens nothing from then on. */
	leave(): Promise<Refusal | undefined>
}

const LOOK_EVERY_MS = 500
/** A printer that says nothing for so long is not waited for. */
const GIVE_UP_MS = 40_000

export function createMachine(token: () => string | undefined): Machine {
	const pause = () => new Promise((done) => setTimeout(done, LOOK_EVERY_MS))

	async function ask(path: string, init: RequestInit): Promise<Response | Refusal> {
		const res = await request(`/api${path}`, { ...init, headers: authorised(token()) })
		if (!res) return UNREACHABLE
		return res.ok ? res : readRefusal(res)
	}
	const refusalOf = (answer: Response | Refusal): Refusal | undefined => (answer instanceof Response ? undefined : answer)

	async function settled(test: DeviceTest): Promise<DeviceTest | Refusal> {
		const begun = performance.now()
		let newest = test
		while (newest.state === 'running') {
			if (performance.now() - begun > GIVE_UP_MS) return UNREACHABLE
			await pause()
			newest = (await getJson<DeviceTest>(`/api/tests/${test.testId}`, token())) ?? newest
		}
		return newest
	}

	return {
		checkPin: async (pin) => refusalOf(await ask('/kiosk-pin/check', { method: 'POST', body: JSON.stringify({ pin }) })),
		testSlip: async (printerId) => {
			const answer = await ask(`/printers/${encodeURIComponent(printerId)}/test`, { method: 'POST' })
			return answer instanceof Response ? settled((await answer.json()) as DeviceTest) : answer
		},
		newRoll: async (printerId) => refusalOf(await ask(`/printers/${encodeURIComponent(printerId)}/roll`, { method: 'POST' })),
		leave: async () => refusalOf(await ask('/devices/mine', { method: 'DELETE' })),
	}
}
