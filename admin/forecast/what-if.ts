import type { WhatIf, WhatIfAnswer } from '../../contract/forecast.ts'
import type { Wait } from '../../contract/views.ts'
import { WHAT_IF_WORDS as W } from './words.ts'

/** One counter that would work otherwise, as a form holds it; empty hours: now, and until the day ends. */
export interface Turn {
	counterId: string
	does: 'open' | 'close'
	from: string
	to: string
}

export const isWrong = ({ from, to }: Turn): boolean => from !== '' && to !== '' && from >= to

export function questionOf(turns: readonly Turn[]): WhatIf {
	const of = (does: Turn['does']) =>
		turns.filter((turn) => turn.does === does).map(({ counterId, from, to }) => ({ counterId, ...(from && { from }), ...(to && { to }) }))
	const close = of('close')
	return { open: of('open'), ...(close.length > 0 && { close }) }
}

const MINUTE_MS = 60_000
type Row = WhatIfAnswer['services'][number]

/** `12–25`, whole minutes: this is for who decides, and not rounded as for visitors. */
export const minutesOf = (wait: Wait): string =>
	wait ? `${Math.round(wait.p50 / MINUTE_MS)}–${Math.round(wait.p90 / MINUTE_MS)}` : W.unknown

/** What changes for half of the people, in words. */
export function changeOf({ now, then }: Pick<Row, 'now' | 'then'>): string {
	if (!now && !then) return W.same
	if (!now || !then) return then ? W.becomesKnown : W.becomesUnknown
	const minutes = Math.round((then.p50 - now.p50) / MINUTE_MS)
	if (minutes === 0) return W.same
	return minutes < 0 ? W.less(-minutes) : W.more(minutes)
}

/** What gains most first; then what loses; then all that stays. */
export const byGain = (services: readonly Row[]): Row[] => [...services].sort((a, b) => gainOf(b) - gainOf(a))

function gainOf({ now, then }: Row): number {
	if (!now || !then) return !now && then ? Infinity : now && !then ? -Infinity : 0
	const gain = now.p50 - then.p50 + (now.p90 - then.p90) / 1000
	return Math.abs(gain) < MINUTE_MS / 2 ? 0 : gain
}
