import type { Voice } from '../../contract/centre.ts'
import { rowsOf, valuesOf } from '../parts/rows.ts'
import { VOICE_WORDS as W } from './voice-words.ts'
import { RULE_WORDS } from './words.ts'

/** Parts of the voice as a form holds them. */
export interface QuietDraft {
	from: string
	to: string
	volume: number | null
}
export interface PackDraft {
	pack: string
	when: NonNullable<Voice['packs']>[number]['when']
}
export interface PlaceDraft {
	counterId: string
	place: string
}

export const voiceForm = (voice: Voice) => ({
	region: voice.region,
	leadingZeros: voice.leadingZeros,
	english: voice.english,
	repeat: voice.repeat as number | null,
	volume: voice.volume ?? (null as number | null),
	sayZone: voice.sayZone ?? false,
	silent: [...(voice.silent ?? [])],
	quiet: rowsOf<QuietDraft>((voice.quiet ?? []).map((one) => ({ ...one }))),
	packs: rowsOf<PackDraft>((voice.packs ?? []).map((one) => ({ ...one }))),
	places: rowsOf<PlaceDraft>(Object.entries(voice.places ?? {}).map(([counterId, place]) => ({ counterId, place }))),
})
export type VoiceForm = ReturnType<typeof voiceForm>

const MOST_TURNS = 3
const isPercent = (n: number | null): boolean => n !== null && Number.isInteger(n) && n >= 0 && n <= 100

export function voiceProblems(form: VoiceForm): string[] {
	const counters = valuesOf(form.places).map(({ counterId }) => counterId)
	const quietly = valuesOf(form.quiet).every(({ from, to, volume }) => from !== '' && to !== '' && from !== to && isPercent(volume))
	const { repeat } = form
	return [
		...(repeat !== null && Number.isInteger(repeat) && repeat >= 1 && repeat <= MOST_TURNS ? [] : [W.badRepeat]),
		...(form.volume === null || isPercent(form.volume) ? [] : [W.badVolume]),
		...(quietly ? [] : [W.badTimes]),
		...(valuesOf(form.packs).every(({ pack }) => pack !== '') ? [] : [RULE_WORDS.needName]),
		...(new Set(counters).size === counters.length ? [] : [W.twicePlace]),
	]
}

/** As the set-up holds it: what is as usual is left out. */
export function voiceOf(form: VoiceForm): Voice {
	const { region, leadingZeros, english, repeat, volume, sayZone, silent } = form
	const [quiet, packs, places] = [valuesOf(form.quiet), valuesOf(form.packs), valuesOf(form.places)]
	return {
		...{ region, leadingZeros, english, repeat: repeat ?? 1 },
		...(volume !== null && { volume }),
		...(quiet.length > 0 && { quiet: quiet.map((one) => ({ ...one, volume: one.volume ?? 0 })) }),
		...(packs.length > 0 && { packs: packs.map((one) => ({ ...one })) }),
		...(silent.length > 0 && { silent: [...silent] }),
		...(places.length > 0 && { places: Object.fromEntries(places.map(({ counterId, place }) => [counterId, place])) }),
		...(sayZone && { sayZone }),
	}
}
