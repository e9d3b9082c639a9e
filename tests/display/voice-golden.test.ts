import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MID } from '../../contract/voice-files.ts'
import { ListedPack } from '../../contract/voice-pack.ts'
import { openPack, partsOf } from '../../display/voice/pack.ts'
import { sayCall } from '../../display/voice/sentence.ts'
import golden from '../fixtures/golden-calls.json'

interface Golden {
	number: string
	counter: number
	zeros: string
	place?: string
	zone?: string
	bac: string
	nam: string
	en: string
}
const CALLS: readonly Golden[] = golden
const LANGUAGES = [
	['bac', 'vi'],
	['nam', 'vi'],
	['en', 'en'],
] as const

const VOICE = resolve(import.meta.dirname, '../../ui/public/voice')

describe.each(LANGUAGES)('two hundred calls, %s', (language, packId) => {
	const opened = openPack(ListedPack.parse(JSON.parse(readFileSync(`${VOICE}/${packId}/pack.json`, 'utf8'))), `/voice/${packId}/`)
	if (typeof opened === 'string') throw new Error(opened)
	const { grammar, addresses } = opened

	it('are two hundred, no two alike', () => {
		expect(CALLS).toHaveLength(200)
		expect(new Set(CALLS.map((call) => call[language])).size).toBe(200)
	})

	function clipsOf({ number, counter: counterNumber, place, zone, zeros }: Golden): string {
		const reading = { region: language === 'nam' ? 'nam' : 'bac', leadingZeros: zeros === 'grouped' ? 'grouped' : 'digits' } as const
		const parts = partsOf({ addresses }, sayCall(grammar, { number, counterNumber, place, zone }, reading))
		const clips = parts.map((part) => ('clip' in part ? part.clip.replace(MID, '~') : ','))
		for (const part of parts) if ('clip' in part) expect(addresses.has(part.clip), part.clip).toBe(true)
		return clips.join(' | ')
	}

	it('are read clip by clip as somebody would read them', () => {
		const table = (clips: (call: Golden) => string) =>
			CALLS.map((call) => `${call.number} → ${call.counter}, ${call.zeros}: ${clips(call)}`)
		expect(table(clipsOf)).toEqual(table((call) => call[language]))
	})
})
