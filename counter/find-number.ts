import type { CounterView, VisitCard } from '../contract/views.ts'
import { getJson } from '../ui/http.ts'

/**
 * The number an officer typed, among those this desk may call: `47`, `a47` and `A 047` all find `A047`. Bare digits that
 * fit several numbers find the first in calling order.
 */
export function findNumber(typed: string, { waiting, held }: Pick<CounterView, 'waiting' | 'held'>): VisitCard | undefined {
	const wanted = split(typed)
	if (!wanted) return undefined
	const candidates: VisitCard[] = [...waiting.head, ...held]
	return candidates.find(({ number }) => {
		const has = split(number)
		return has?.serial === wanted.serial && (wanted.prefix === '' || has.prefix === wanted.prefix)
	})
}

/** Whoever waits further back than the screen shows: the server knows every number of today, written in full. */
export async function lookUp(typed: string): Promise<VisitCard | undefined> {
	const number = typed.replace(/\s/g, '').toUpperCase()
	if (!/^[A-Z]{0,3}\d{1,6}$/.test(number)) return undefined
	const visit = await getJson<VisitCard>(`/api/visits/${number}`)
	return visit?.state === 'waiting' || visit?.state === 'held' ? visit : undefined
}

function split(number: string): { prefix: string; serial: number } | undefined {
	const match = /^([A-Z]*)(\d+)$/.exec(number.replace(/\s/g, '').toUpperCase())
	return match?.[2] === undefined ? undefined : { prefix: match[1] ?? '', serial: Number(match[2]) }
}
