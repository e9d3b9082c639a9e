import { randomUUID } from 'node:crypto'
import type { CommandDraft } from '../../contract/commands.ts'
import type { KeyMeaning, KeypadAction, KeyPress, Press } from '../../contract/devices.ts'
import type { ProblemCode } from '../../contract/problems.ts'
import type { Actor, Clock, Dispatch, Outcome } from '../ports/core.ts'
import type { Today } from './today.ts'

/** An order to a counter is not carried out later than this: the officer has looked at the screen since. */
const ORDER_MS = 5_000
/** Refusals of one device are recorded at once, then together: a child who leans on a pad is one fact, not a thousand. */
const GATHER_MS = 10_000
/** These say that nothing was decided: the press is kept and judged later. */
const UNDECIDED: readonly ProblemCode[] = ['store-unavailable', 'shutting-down']

interface Made {
	deviceId: string
	counterId: string
	means: KeyMeaning
}

/** Turns presses at the desks into commands. One that is refused is recorded and shown, like any refusal. */
export function createPresses(parts: { dispatch: Dispatch; clock: Clock; today: Pick<Today, 'day'> }) {
	const { dispatch, clock, today } = parts
	const gathering = new Map<string, { made: Made; code: ProblemCode; times: number; timer: NodeJS.Timeout }>()
	const last = new Map<string, Promise<Outcome>>()

	/** With both times of the agent's clock, its being wrong changes nothing. */
	const agoMs = ({ at, sentAt = clock.now() }: { at: number; sentAt?: number | undefined }): number => Math.max(0, sentAt - at)

	/** @throws Error when nothing could be decided now; whoever sent it keeps it */
	async function judge(made: Made, command: Parameters<Dispatch>[0] | ProblemCode, actor: Actor): Promise<Outcome> {
		const outcome: Outcome = typeof command === 'string' ? { ok: false, code: command } : await dispatch(command, actor)
		if (outcome.ok) return outcome
		if (UNDECIDED.includes(outcome.code)) throw new Error(outcome.code)
		await refuse(made, outcome.code)
		return outcome
	}

	async function refuse(made: Made, code: ProblemCode): Promise<void> {
		const open = gathering.get(made.deviceId)
		if (open?.code === code && open.made.means === made.means) return void open.times++
		if (open) await close(made.deviceId)
		const timer = setTimeout(() => void close(made.deviceId), GATHER_MS).unref()
		gathering.set(made.deviceId, { made, code, times: 0, timer })
		await record(made, code, 1)
	}

	async function close(deviceId: string): Promise<void> {
		const gathered = gathering.get(deviceId)
		if (!gathered) return
		clearTimeout(gathered.timer)
		gathering.delete(deviceId)
		if (gathered.times > 0) await record(gathered.made, gathered.code, gathered.times)
	}

	const record = ({ deviceId, counterId, means }: Made, code: ProblemCode, times: number): Promise<Outcome> =>
		dispatch({ type: 'RefusePress', counterId, deviceId, means, code, times }, actorOf('device', deviceId))

	function rate(press: Press): Promise<Outcome> {
		const { counterId, level, padId, pressId } = press
		const command = {
			type: 'RatePressed',
			counterId,
			level,
			pressedAt: clock.now() - agoMs(press),
			commandId: pressId ?? randomUUID(),
		} as const
		return judge({ deviceId: padId, counterId, means: level }, command, actorOf('pad', padId))
	}

	/** Of the counter as it is now: what the big button on the officer's screen would do. */
	function primaryAt(counterId: string): Exclude<KeypadAction, 'primary'> {
		const { counters, visits } = today.day
		const current = visits.get(counters.get(counterId)?.currentVisitId ?? '')
		return current?.state === 'called' ? 'start-serving' : current?.state === 'serving' ? 'complete' : 'call-next'
	}

	function order(key: KeyPress): Promise<Outcome> {
		const { counterId, keypadId, action, pressId } = key
		const draft = ORDERS[action === 'primary' ? primaryAt(counterId) : action](counterId)
		const command = agoMs(key) > ORDER_MS ? 'too-late' : { ...draft, commandId: pressId ?? randomUUID() }
		return judge({ deviceId: keypadId, counterId, means: action }, command as Parameters<Dispatch>[0], actorOf('keypad', keypadId))
	}

	return {
		/** Resolves when it is judged. @throws Error when that is not possible now: it must be sent again */
		press: (press: Press): Promise<void> => {
			const outcome = rate(press)
			last.set(press.padId, outcome)
			return outcome.then(() => undefined)
		},
		/** An order from an officer's keypad, as `press`. */
		key: (key: KeyPress): Promise<void> => {
			const outcome = order(key)
			last.set(key.keypadId, outcome)
			return outcome.then(() => undefined)
		},
		/** What became of the newest press of a device, told once. */
		answerOf: (deviceId: string): Promise<Outcome> | undefined => {
			const outcome = last.get(deviceId)
			last.delete(deviceId)
			return outcome
		},
		stop: async () => {
			for (const deviceId of [...gathering.keys()]) await close(deviceId)
		},
	}
}

/** A key at the desk acts at its own counter alone, whoever sits there. */
const actorOf = (kind: string, id: string): Actor => ({ name: `${kind}:${id}`, kind: 'agent', id, anyCounter: true })

const ORDERS: Record<Exclude<KeypadAction, 'primary'>, (counterId: string) => CommandDraft> = {
	'call-next': (counterId) => ({ type: 'CallNext', counterId }),
	'start-serving': (counterId) => ({ type: 'StartServing', counterId }),
	recall: (counterId) => ({ type: 'Recall', counterId }),
	'no-show': (counterId) => ({ type: 'MarkNoShow', counterId }),
	complete: (counterId) => ({ type: 'Complete', counterId }),
}
