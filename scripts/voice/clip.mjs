import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loudnessOfClip } from './loudness.mjs'

/** The synthesiser's own band ends at 11 kHz; a page decodes to this rate too. */
const RATE = 24_000
export const LOUDNESS = -21
/** Left for what encoding adds. */
const PEAK = 0.9
/** Quiet kept before the first and after the last sound, so that words neither click nor stick together. */
const PAD_S = [0.012, 0.035]
const FADE_S = [0.005, 0.012]
const AUDIBLE = 0.003
/** Near enough to the loudness wanted, in LU, and how often to try. */
const NEAR = 0.3
const PASSES = 5

const run = (program, ...args) => execFileSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 << 20 })
const sox = (...args) => floats(run('sox', '-D', '-R', ...args))

const FORMATS = {
	opus: {
		encode: (wav, file) => run('opusenc', '--quiet', '--serial', '1', '--discard-comments', '--padding', '0', '--bitrate', '24', wav, file),
		decode: (file, wav) => run('opusdec', '--quiet', '--rate', String(RATE), file, wav),
	},
	mp3: {
		encode: (wav, file) => run('lame', '--quiet', '-m', 'm', '-t', '--cbr', '-b', '32', wav, file),
		decode: (file, wav) => run('lame', '--quiet', '--decode', file, wav),
	},
}

/**
 * Makes one clip as Opus and MP3, trimmed and at one loudness.
 *
 * @param voice  `voice`, `pitch`, `wordsPerMinute` of espeak-ng, and `presenceDb` of equalising
 * @returns its length and the loudness of what each file decodes to
 */
export function makeClip(work, { voice, pitch, wordsPerMinute, presenceDb }, text, target) {
	const raw = join(work, 'raw.wav')
	run('espeak-ng', '-v', voice, '-p', String(pitch), '-s', String(wordsPerMinute), '-w', raw, text)
	const presence = ['highpass', '150', 'equalizer', '2700', '1q', String(presenceDb), 'equalizer', '280', '1q', String(-0.6 * presenceDb)]
	const samples = trimmed(sox(raw, '-t', 'f32', '-', 'gain', '-12', 'rate', String(RATE), ...presence))
	const lufs = Object.keys(FORMATS).map((format) => encode(work, format, samples, `${target}.${format}`))
	return { seconds: samples.length / RATE + PAD_S[0] + PAD_S[1], lufs }
}

/** A codec takes away some of a short word; so the clip is encoded, heard, and encoded again louder by what was lost. */
function encode(work, format, samples, file) {
	const made = (aim) => {
		writeWav(join(work, 'level.wav'), levelled(samples, aim))
		FORMATS[format].encode(join(work, 'level.wav'), file)
		FORMATS[format].decode(file, join(work, 'heard.wav'))
		return loudnessOfClip(sox(join(work, 'heard.wav'), '-t', 'f32', '-'), RATE)
	}
	let aim = LOUDNESS
	let best = { aim, off: Infinity }
	for (let pass = 0; pass < PASSES && best.off > NEAR; pass++) {
		const off = LOUDNESS - made(aim)
		if (Math.abs(off) < best.off) best = { aim, off: Math.abs(off) }
		aim += off * 0.7
	}
	return made(best.aim)
}

function trimmed(samples) {
	const from = samples.findIndex((x) => Math.abs(x) > AUDIBLE)
	const to = samples.findLastIndex((x) => Math.abs(x) > AUDIBLE)
	return samples.subarray(from, to + 1)
}

/** Peaks that would be cut are bent, which costs loudness; so it is done more than once. */
function levelled(samples, aim) {
	let out = samples
	for (let pass = 0; pass < 4; pass++) {
		const gain = 10 ** ((aim - loudnessOfClip(out, RATE)) / 20)
		out = out.map((x) => bent(x * gain))
	}
	return out
}

/** Linear up to two thirds of the peak, then bent so that the peak is never passed. */
function bent(x) {
	const knee = (PEAK * 2) / 3
	const size = Math.abs(x)
	return size <= knee ? x : Math.sign(x) * (knee + (PEAK - knee) * Math.tanh((size - knee) / (PEAK - knee)))
}

const floats = (bytes) => new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))

/** 16-bit mono, faded at both edges and set between the quiet of a pad. */
function writeWav(file, samples) {
	const [before, after] = PAD_S.map((s) => Math.round(s * RATE))
	const [rise, fall] = FADE_S.map((s) => Math.round(s * RATE))
	const data = Buffer.alloc(2 * (before + samples.length + after))
	for (const [i, x] of samples.entries()) {
		const edge = Math.min(1, i / rise, (samples.length - 1 - i) / fall)
		data.writeInt16LE(Math.round(x * edge * 32767), 2 * (before + i))
	}
	writeFileSync(file, Buffer.concat([wavHead(data.length), data]))
}

function wavHead(bytes) {
	const head = Buffer.alloc(44)
	head.write('RIFF', 0)
	head.writeUInt32LE(36 + bytes, 4)
	head.write('WAVEfmt ', 8)
	head.writeUInt32LE(16, 16)
	head.writeUInt16LE(1, 20)
	head.writeUInt16LE(1, 22)
	head.writeUInt32LE(RATE, 24)
	head.writeUInt32LE(2 * RATE, 28)
	head.writeUInt16LE(2, 32)
	head.writeUInt16LE(16, 34)
	head.write('data', 36)
	head.writeUInt32LE(bytes, 40)
	return head
}
