// Makes the voice packs in ui/public/voice from the grammars in display/voice. Run it again only when a grammar gains a word:
//   npm exec -- node scripts/make-voice.mjs
// Needs espeak-ng, sox, opus-tools and lame. The same tools give the same bytes. docs/voice.md says how the settings were chosen.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MID } from '../contract/voice-files.ts'
import { ENGLISH, ENGLISH_CLIPS } from '../display/voice/english.ts'
import { numberWords } from '../display/voice/sentence.ts'
import { VIETNAMESE, VIETNAMESE_CLIPS } from '../display/voice/vietnamese.ts'
import { makeClip } from './voice/clip.mjs'

const OUT = join(import.meta.dirname, '..', 'ui', 'public', 'voice')
/** Words in the middle of a number are said this much faster: half of what running speech shortens them by. */
const MID_FASTER = 1.2
const PACKS = [
	{
		id: 'vi',
		name: 'Tiếng Việt',
		grammar: VIETNAMESE,
		clips: VIETNAMESE_CLIPS,
		voice: { voice: 'vi+f1', pitch: 50, wordsPerMinute: 120, presenceDb: 8 },
		// "gi" alone has no vowel for the synthesiser; "di" is the same sound.
		respell: { gi: 'di' },
	},
	{
		id: 'en',
		name: 'English',
		grammar: ENGLISH,
		clips: ENGLISH_CLIPS,
		voice: { voice: 'en-us+f1', pitch: 50, wordsPerMinute: 140, presenceDb: 6 },
		respell: {},
	},
]

for (const pack of PACKS) make(pack)

function make({ id, name, grammar, clips, voice, respell }) {
	const work = mkdtempSync(join(tmpdir(), 'voice-'))
	const folder = join(OUT, id)
	rmSync(folder, { recursive: true, force: true })
	mkdirSync(folder, { recursive: true })
	const middle = new Set(numberWords(grammar))
	const made = []
	for (const [word, { file, say = word }] of Object.entries(clips)) {
		const text = respell[say] ?? say
		made.push(makeClip(work, voice, text, join(folder, file)))
		if (!middle.has(word)) continue
		const faster = { ...voice, wordsPerMinute: Math.round(voice.wordsPerMinute * MID_FASTER) }
		made.push(makeClip(work, faster, text, join(folder, `${file}${MID}`)))
	}
	const files = readdirSync(folder).sort()
	const madeBy = `espeak-ng ${voice.voice}, pitch ${voice.pitch}, ${voice.wordsPerMinute} words a minute`
	const pack = { schema: 'voice-pack/1', id, language: id, name, madeBy, grammar, clips, review: 'unreviewed' }
	writeFileSync(join(folder, 'pack.json'), `${JSON.stringify({ pack, files }, null, '\t')}\n`)
	rmSync(work, { recursive: true })
	tell(id, folder, { files, made })
}

function tell(id, folder, { files, made }) {
	const bytes = (ending) => files.filter((f) => f.endsWith(ending)).reduce((sum, f) => sum + statSync(join(folder, f)).size, 0)
	const seconds = made.reduce((sum, clip) => sum + clip.seconds, 0)
	const levels = made.flatMap((clip) => clip.lufs)
	console.log(
		`${id}: ${made.length} clips, ${seconds.toFixed(1)} s, opus ${bytes('.opus')} bytes, mp3 ${bytes('.mp3')} bytes, ` +
			`${Math.min(...levels).toFixed(2)} to ${Math.max(...levels).toFixed(2)} LUFS`,
	)
}
