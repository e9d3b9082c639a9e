import type { CounterView, CurrentVisit } from '../contract/views.ts'
import { formatDuration } from '../ui/format.ts'
import { FINISH_AFTER_MS } from './timing.ts'
import { finishFirst, WORDS } from './words.ts'

/** What the green button does now. */
export type PrimaryStep = 'open' | 'continue' | 'call' | 'start' | 'finish'
export type DeskAction =
	'primary' | 'recall' | 'no-show' | 'hold' | 'transfer' | 'call-chosen' | 'walk-up' | 'resume' | 'reinstate' | 'pause' | 'close'

/** What an officer sees and knows at one moment. `now` is the server's clock; `mine` whether they may work this counter. */
export interface Situation {
	view: CounterView
	now: number
	fresh: boolean
	signedIn: boolean
	mine: boolean
}

export function primaryStep({ state, current }: Pick<CounterView, 'state' | 'current'>): PrimaryStep {
	if (current) return current.state === 'serving' ? 'finish' : 'start'
	return state === 'open' ? 'call' : state === 'paused' ? 'continue' : 'open'
}

/**
 * Why an action cannot be done now, as a sentence; `undefined` when it can. The server decides all the same: this only
 * spares a press that it would refuse.
 */
export function whyNot(action: DeskAction, situation: Situation): string | undefined {
	const { view, fresh, signedIn, mine } = situation
	if (!signedIn) return WORDS.signInAgain
	if (!fresh) return WORDS.offline
	if (!mine) return WORDS.taken
	if (action === 'reinstate') return undefined
	if (action === 'primary') return whyNotPrimary(situation)
	if (action === 'hold' || action === 'transfer') return view.current ? undefined : WORDS.nobodyHere
	if (isAboutCalled(action)) return whyNotCalled(action, situation)
	if (view.current) return finishFirst(view.current.number)
	if (action === 'close') return view.state === 'closed' ? WORDS.notOpen : undefined
	return view.state === 'open' ? undefined : WORDS.notOpen
}

function whyNotPrimary({ view, now }: Situation): string | undefined {
	const { current } = view
	if (primaryStep(view) === 'call' && view.waiting.count === 0) return WORDS.nobody
	if (current?.state !== 'serving') return undefined
	const startedAt = current.servingAt ?? current.calledAt
	const leftMs = remaining(startedAt, startedAt + FINISH_AFTER_MS, now)
	return leftMs > 0 ? `Hoàn thành được sau ${Math.ceil(leftMs / 1000)} giây` : undefined
}

type AboutCalled = 'recall' | 'no-show'
const isAboutCalled = (action: DeskAction): action is AboutCalled => action === 'recall' || action === 'no-show'

function whyNotCalled(action: AboutCalled, { view, now }: Situation): string | undefined {
	const { current, calling } = view
	if (current?.state !== 'called') return WORDS.onlyCalled
	const leftMs = untilPossible(action, current, now)
	if (leftMs === Infinity)
		return action === 'recall' ? `Đã gọi đủ ${calling.maxCalls} lần` : `Ghi vắng mặt được sau lần gọi thứ ${calling.noShowAfterCalls}`
	return leftMs > 0 ? `${action === 'recall' ? WORDS.recall : 'Ghi vắng mặt'} được sau ${countdown(leftMs)}` : undefined
}

/** The same in the two or three words that a button has room for; only where waiting helps. */
export function whenPossible(action: DeskAction, { view, now, fresh }: Situation): string | undefined {
	const { current, calling } = view
	if (!fresh || current?.state !== 'called' || !isAboutCalled(action)) return undefined
	const leftMs = untilPossible(action, current, now)
	if (leftMs === Infinity) return action === 'recall' ? undefined : `sau lần gọi ${calling.noShowAfterCalls}`
	return leftMs > 0 ? `sau ${countdown(leftMs)}` : undefined
}

/** Milliseconds; infinite where more than time is needed. */
function untilPossible(action: AboutCalled, { calledAt, recallAt, noShowAt }: CurrentVisit, now: number): number {
	const from = action === 'recall' ? recallAt : noShowAt
	return from === undefined ? Infinity : remaining(calledAt, from, now)
}

/** Up to the next whole second, so that the last one shown is 00:01. */
const countdown = (leftMs: number): string => formatDuration(leftMs + 999)

/** A clock set back must not lock a desk: a start "in the future" counts as long ago, as it does for the server. */
const remaining = (startedAt: number, endsAt: number, now: number): number => (now < startedAt ? 0 : Math.max(0, endsAt - now))
