// Makes the voice clips in ui/public/voice from the grammars in display/. Run it again only when a grammar gains a word:
//   npm exec -- node scripts/make-voice.mjs
// Needs espeak-ng, sox and opus-tools. The same tools give the same bytes. A centre may replace any clip by a recording
// of the same words; the manifest then needs its length.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENGLISH_CLIPS } from '../display/spoken-english.ts'
import { VIETNAMESE_CLIPS } from '../display/spoken-vietnamese.ts'

const OUT = join(import.meta.dirname, '..', 'ui', 'public', 'voice')
const LANGUAGES = {
	// "gi" alone has no vowel for the synthesiser; "di" is the same sound.
	vi: { clips: VIETNAMESE_CLIPS, voice: 'vi', wordsPerMinute: 130, respell: { gi: 'di' } },
	en: { clips: ENGLISH_CLIPS, voice: 'en-gb', wordsPerMinute: 140, respell: {} },
}
const LOUDNESS_DB = -20
const PEAK_DB = -1
const KILOBITS = '32'
/** Telex, the way these letters are typed: it keeps mười (muwowif) and mươi (muwowi) apart in plain ASCII. */
const TELEX = { '\u0302': '^', '\u0306': 'w', '\u031b': 'w', '\u0300': 'f', '\u0301': 's', '\u0309': 'r', '\u0303': 'x', '\u0323': 'j' }

function fileName(name) {
	if (/^[A-Z]$/.test(name)) return `letter-${name.toLowerCase()}.opus`
	const words = name.toLowerCase().split(' ').map(telex)
	return `${words.join('-')}.opus`
}

function telex(word) {
	let letters = '',
		tone = ''
	for (const c of word.replaceAll('đ', 'dd').normalize('NFD')) {
		const mark = TELEX[c]
		if (mark === undefined) letters += c
		else if (mark === '^') letters += letters.at(-1)
		else if (mark === 'w') letters += mark
		else tone = mark
	}
	return letters + tone
}

const sox = (...args) => execFileSync('sox', ['-D', '-R', ...args], { stdio: ['ignore', 'pipe', 'pipe'] })

/** Root mean square and peak, in dB of full scale. `stats` writes to standard error. */
function loudness(wav) {
	const stats = spawnSync('sox', [wav, '-n', 'stats'], { encoding: 'utf8' }).stderr
	const read = (label) => {
		const value = Number(new RegExp(`${label} lev dB\\s+(-?[\\d.]+)`).exec(stats)?.[1])
		if (Number.isNaN(value)) throw new Error(`no ${label} level for ${wav}: ${stats}`)
		return value
	}
	return { rms: read('RMS'), peak: read('Pk') }
}

function makeClip(work, { voice, wordsPerMinute, respell }, text, target) {
	const raw = join(work, 'raw.wav')
	const trimmed = join(work, 'trimmed.wav')
	const level = join(work, 'level.wav')
	execFileSync('espeak-ng', ['-v', voice, '-s', String(wordsPerMinute), '-w', raw, respell[text] ?? text])
	const edge = ['silence', '1', '0.01', '0.15%', 'reverse']
	sox(raw, '-r', '48000', '-c', '1', trimmed, 'highpass', '70', ...edge, ...edge, 'pad', '0.015', '0.045')
	const { rms, peak } = loudness(trimmed)
	const gain = Math.min(LOUDNESS_DB - rms, PEAK_DB - peak).toFixed(2)
	sox(trimmed, level, 'gain', gain, 'fade', 't', '0.008', '0', '0.02')
	execFileSync('opusenc', ['--quiet', '--serial', '1', '--discard-comments', '--bitrate', KILOBITS, level, target])
	return Math.round(Number(execFileSync('soxi', ['-D', level], { encoding: 'utf8' })) * 1000)
}

for (const [language, setup] of Object.entries(LANGUAGES)) {
	const work = mkdtempSync(join(tmpdir(), 'voice-'))
	const folder = join(OUT, language)
	rmSync(folder, { recursive: true, force: true })
	mkdirSync(folder, { recursive: true })
	const clips = {}
	for (const [name, text] of Object.entries(setup.clips)) {
		const file = fileName(name)
		clips[name] = { file, text, durationMs: makeClip(work, setup, text, join(folder, file)) }
	}
	const manifest = { language, voice: `espeak-ng ${setup.voice}`, clips }
	writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, '\t')}\n`)
	const bytes = readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
	console.log(`${language}: ${Object.keys(clips).length} clips, ${bytes} bytes`)
	rmSync(work, { recursive: true })
}
