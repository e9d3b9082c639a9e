import type { Voice } from '../../contract/centre.ts'
import type { Call } from '../../contract/views.ts'
import type { CallOutcome } from '../../contract/voice-pack.ts'
import { createAnnouncer, type Announcer } from '../../display/announcer.ts'
import { advance, EMPTY_STAGE, keyOf, recentCalls, type Stage } from '../../display/call-stage.ts'
import { createWebPlayer } from '../../display/player.ts'
import { createMemory } from '../../display/voice/memory.ts'
import { partsOf } from '../../display/voice/pack.ts'
import type { Sentence } from '../../display/voice/playing.ts'
import { sayCall } from '../../display/voice/sentence.ts'
import { VIETNAMESE } from '../../display/voice/vietnamese.ts'
import { asBuffer, FakeContext, type FakeSound } from './fake-audio.ts'
import type { VirtualTime } from './virtual-time.ts'

export const VOICE: Voice = { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 }
/** About what the shipped clips take. */
const CLIP_S: Record<string, number> = { 'Mời công dân có số': 1.5, 'đến quầy số': 0.9 }
const WORD_S = 0.4

/** A call's sentence with a sound for each word. */
export function spokenSentence(call: Call): Sentence<AudioBuffer> {
	const words = sayCall(VIETNAMESE, call, VOICE)
	const parts = partsOf({ addresses: new Map() }, words)
	const sound = (word: string): FakeSound => ({ word, duration: CLIP_S[word] ?? WORD_S })
	return {
		words: words.filter((word) => word !== ','),
		pieces: parts.map((part) => ('clip' in part ? asBuffer(sound(part.clip)) : part.breathS)),
	}
}

/** One wall with its loudspeaker, and everything that can befall it: a lost line, a reload, sleep, sound held back. */
export function createWall(time: VirtualTime) {
	const shelf = new Map<string, string>()
	const contexts: FakeContext[] = []
	const outcomes: { call: Call; outcome: CallOutcome; at: number }[] = []
	const shown = new Set<string>()
	const reached = new Set<string>()
	const seenAt: number[] = []
	let online = true
	let asleepUntil = 0
	/** Stops while the machine sleeps; `awake` is when it last woke, and how much it had slept by then. */
	let slept = 0
	let page:
		| { announcer: Announcer; stage: Stage; calls: readonly Call[]; speaking: number | undefined; open: boolean; player: { stop(): void } }
		| undefined

	const asleep = () => time.now() < asleepUntil
	/** Milliseconds that the machine has been awake. */
	const awakeMs = () => (asleep() ? fellAsleepAt : time.now()) - slept
	let fellAsleepAt = 0

	function open(): void {
		const mine = { open: true, stage: EMPTY_STAGE, calls: [] as readonly Call[], speaking: undefined as number | undefined }
		const later = (at: number, done: () => void): void =>
			time.at(at, () => {
				if (!mine.open) return
				if (asleep()) later(asleepUntil, done)
				else done()
			})
		const clock = {
			now: time.now,
			elapsed: time.now,
			wait: (ms: number) => new Promise<void>((done) => later(time.now() + ms, done)),
		}
		const player = createWebPlayer({
			open: () => {
				const context = new FakeContext(awakeMs)
				contexts.push(context)
				return context as unknown as AudioContext
			},
			clock,
			onState: () => undefined,
			onSaid: () => undefined,
		})
		const announcer = createAnnouncer({
			player,
			clock,
			memory: createMemory({ getItem: (key) => shelf.get(key) ?? null, setItem: (key, value) => void shelf.set(key, value) }),
			sentences: async (call) => [spokenSentence(call)],
			isSilent: () => false,
			onSpeaking: (call) => (mine.speaking = call?.callId),
			onOutcome: (call, outcome) => {
				if (mine.open) outcomes.push({ call, outcome, at: time.now() })
			},
		})
		page = Object.assign(mine, { announcer, player })
	}

	/** What `Wall.svelte` does with every view, every change of what is spoken, and every tick of its clock. */
	function look(): void {
		if (!page || asleep()) return
		page.stage = advance(page.stage, page.calls, { now: time.now(), speaking: page.speaking })
		const leader = page.stage.leader?.call
		const rows = recentCalls(page.stage, page.calls, { now: time.now(), holdMs: 12_000 })
		for (const call of [...(leader ? [leader] : []), ...rows.map((row) => row.call)]) shown.add(keyOf(call))
	}

	function shut(): void {
		if (!page) return
		page.open = false
		page.player.stop()
		page = undefined
	}
	open()

	return {
		look,
		contexts,
		outcomes,
		shown,
		reached,
		/** When views came. */
		seenAt,
		/** The view as the server sends it. */
		see(calls: readonly Call[]): void {
			if (!page || !online || asleep()) return
			seenAt.push(time.now())
			for (const call of calls) reached.add(keyOf(call))
			page.announcer.hear(calls, VOICE)
			page.calls = calls
			look()
		},
		lose: () => (online = false),
		find: () => (online = true),
		shut,
		open,
		sleep(ms: number): void {
			if (asleep()) return
			fellAsleepAt = time.now()
			asleepUntil = time.now() + ms
			time.at(asleepUntil, () => (slept += ms))
		},
		hold: (state: 'suspended' | 'running') => contexts.at(-1)?.turn(state),
		stall: () => {
			const context = contexts.at(-1)
			if (context) context.stalled = true
		},
	}
}
export type Wall = ReturnType<typeof createWall>
