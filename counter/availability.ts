import type { CounterView } from '../contract/views.ts'
import { formatDuration } from '../ui/format.ts'
import { FINISH_AFTER_MS } from './timing.ts'
import { finishFirst, WORDS } from './words.ts'

/** What the green button does now. */
export type PrimaryStep = 'open' | 'continue' | 'call' | 'start' | 'finish'
export type DeskAction = 'primary' | 'recall' | 'no-show' | 'hold' | 'transfer' | 'call-chosen' | 'resume' | 'reinstate' | 'pause' | 'close'

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
	if (action === 'recall' || action === 'no-show') return whyNotCalled(action, situation)
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

function whyNotCalled(action: 'recall' | 'no-show', { view, now }: Situation): string | undefined {
	const { current, calling } = view
	if (current?.state !== 'called') return WORDS.onlyCalled
	const [from, name] = action === 'recall' ? [current.recallAt, WORDS.recall] : [current.noShowAt, 'Ghi vắng mặt']
	if (from === undefined)
		return action === 'recall' ? `Đã gọi đủ ${calling.maxCalls} lần` : `Ghi vắng mặt được sau lần gọi thứ ${calling.noShowAfterCalls}`
	const leftMs = remaining(current.calledAt, from, now)
	// Up to the next whole second, so that the last one shown is 00:01.
	return leftMs > 0 ? `${name} được sau ${formatDuration(leftMs + 999)}` : undefined
}

/** A clock set back must not lock a desk: a start "in the future" counts as long ago, as it does for the server. */
const remaining = (startedAt: number, endsAt: number, now: number): number => (now < startedAt ? 0 : Math.max(0, endsAt - now))
