import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { VoicePack, type Clips } from '../../contract/voice-pack.ts'
import { judgeVoices } from '../../server/app/voice-packs.ts'
import { ENGLISH_CLIPS } from '../../display/voice/english.ts'
import { VIETNAMESE_CLIPS } from '../../display/voice/vietnamese.ts'

const DOC = readFileSync(resolve(import.meta.dirname, '../../docs/voice.md'), 'utf8')

/** The rows "| `file` | what to say |" of one section, in order. */
function listUnder(heading: string): [string, string][] {
	const section = DOC.split(/^## /m).find((text) => text.startsWith(heading)) ?? ''
	return [...section.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, file = '', say = '']) => [file, say])
}
const needed = (clips: Clips) => Object.entries(clips).map(([word, { file, say }]) => [file, say ?? word])

describe('the guide to recording a voice', () => {
	it.each([
		['Tiếng Việt: các tệp', VIETNAMESE_CLIPS],
		['English: the files', ENGLISH_CLIPS],
	])('lists under "%s" what the grammar needs, and nothing else', (heading, clips) => {
		expect(listUnder(heading)).toEqual(needed(clips))
	})

	it('shows a pack.json that is taken', () => {
		const json = /```json\n([\s\S]+?)```/.exec(DOC)?.[1] ?? ''
		expect(VoicePack.parse(JSON.parse(json)).id).toBe('chi-lan')
		expect(judgeVoices([{ folder: 'chi-lan', json, files: [] }]).mistakes).toEqual([])
	})
})
