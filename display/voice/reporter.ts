import type { CallOutcome, VoiceReport } from '../../contract/voice-pack.ts'

const EVERY_MS = 60_000
/** Changes that come together are told together; a browser that gives sound at once was never worth a report. */
const SOON_MS = 3000

/** Tells the server how this display's voice is, so that a silent wall is noticed by somebody. */
export interface Reporter {
	/** Something changed: told within seconds. */
	changed(): void
	count(outcome: CallOutcome): void
	stop(): void
}

/** @param token  this screen's own; without one there is nobody to tell */
export function createReporter(token: string | undefined, state: () => Omit<VoiceReport, 'calls'>, send = post): Reporter {
	const calls: Partial<Record<CallOutcome, number>> = {}
	let told = ''
	let soon: ReturnType<typeof setTimeout> | undefined
	const tell = () => {
		soon = undefined
		if (token === undefined) return
		const report: VoiceReport = { ...state(), calls: { ...calls } }
		told = JSON.stringify(state())
		// The next report tells it all again.
		send(report, token).catch(() => (told = ''))
	}
	const changed = () => {
		if (JSON.stringify(state()) !== told) soon ??= setTimeout(tell, SOON_MS)
	}
	const regular = setInterval(tell, EVERY_MS)
	return {
		changed,
		count(outcome) {
			calls[outcome] = (calls[outcome] ?? 0) + 1
			if (outcome === 'no-clip' || outcome === 'cut') soon ??= setTimeout(tell, SOON_MS)
		},
		stop() {
			clearTimeout(soon)
			clearInterval(regular)
		},
	}
}

async function post(report: VoiceReport, token: string): Promise<void> {
	const res = await fetch('/api/voice/reports', {
		method: 'POST',
		headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
		body: JSON.stringify(report),
	})
	if (!res.ok) throw new Error(`voice report: ${res.status}`)
}
