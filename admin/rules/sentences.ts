import type { Calling, Centre, RatingSetup, Voice } from '../../contract/centre.ts'
import { ENGLISH_WORDS, REGION_WORDS, SHIPPED_PACKS, VOICE_WORDS as V, ZEROS_WORDS } from './voice-words.ts'
import { APPOINTMENT_WORDS as A, CALLING_MEANS, COUNTS_WORDS, LANE_NAMES, RATING_WORDS as R, TICKET_WORDS as T } from './words.ts'

/** Each rule as one would tell it to whoever works by it. */

export const callingInWords = (calling: Calling): string[] => [
	CALLING_MEANS.maxCalls(calling.maxCalls),
	CALLING_MEANS.noShowAfterCalls(calling.noShowAfterCalls),
	CALLING_MEANS.recallAfterMs(calling.recallAfterMs),
	CALLING_MEANS.noShowAfterMs(calling.noShowAfterMs),
	CALLING_MEANS.yieldLimit(calling.yieldLimit),
	CALLING_MEANS.preferenceLimit(calling.preferenceLimit),
	calling.autoCallMs === undefined ? 'Cán bộ bấm nút thì mới gọi số tiếp theo.' : CALLING_MEANS.autoCallMs(calling.autoCallMs),
	CALLING_MEANS.holdMs(calling.holdMs),
]

export function ticketsInWords({ lanes, priorityFromAge, longQueue }: Pick<Centre, 'lanes' | 'priorityFromAge' | 'longQueue'>): string[] {
	const long = [
		longQueue.waiting === undefined ? undefined : T.longWaiting(longQueue.waiting),
		longQueue.waitMs === undefined ? undefined : T.longWait(longQueue.waitMs),
	].filter((one) => one !== undefined)
	return [
		T.lanesAre(lanes.map((lane) => LANE_NAMES[lane]).join(', ')),
		T.priorityIs(priorityFromAge),
		long.length > 0 ? T.longIs(long.join(T.or)) : T.noLong,
	]
}

export const appointmentsInWords = ({ earlyMs, leadMs, lateMs }: Centre['appointments']): string[] => [
	A.earlyIs(earlyMs),
	A.leadIs(leadMs),
	A.lateIs(lateMs),
]

export const ratingInWords = ({ levels, windowMs, unansweredMs }: RatingSetup): string[] => [
	...levels.map(({ name, counts }) => R.levelIs(name.vi, COUNTS_WORDS[counts])),
	R.windowIs(windowMs),
	R.unansweredIs(unansweredMs),
]

export const reasonsInWords = ({ reasons }: RatingSetup): string[] =>
	reasons.map(({ name, confidential }) => (confidential ? R.sealed(name.vi) : name.vi))

export function voiceInWords(voice: Voice): string[] {
	const { packs, quiet = [], silent = [], places = {}, volume, sayZone } = voice
	return [
		...(packs
			? [V.packsAre(packs.map(({ pack }) => SHIPPED_PACKS[pack] ?? pack).join(', '))]
			: [V.regionIs(REGION_WORDS[voice.region]), V.englishIs(ENGLISH_WORDS[voice.english])]),
		V.zerosIs(ZEROS_WORDS[voice.leadingZeros]),
		V.repeatIs(voice.repeat),
		...(volume === undefined ? [] : [V.volumeIs(volume)]),
		...quiet.map((one) => V.quietIs(one.from, one.to, one.volume)),
		...(silent.length > 0 ? [V.silentAre(silent.length)] : []),
		...(Object.keys(places).length > 0 ? [V.placesAre(Object.keys(places).length)] : []),
		...(sayZone ? [V.zoneIs] : []),
	]
}
