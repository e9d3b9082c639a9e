/** One sentence in one language: its words, and what to play for them. A number is a breath, in seconds. */
export interface Sentence<Sound> {
	words: readonly string[]
	pieces: readonly (Sound | number)[]
}

/** `short` where one call follows another: the hall listens already, and the queue is served sooner. */
export type Chime = 'full' | 'short' | 'none'

/** What makes the sound. */
export interface Player<Sound> {
	/** False while the browser holds sound back. */
	audible(): boolean
	/** Resolves once sound can be heard. */
	untilAudible(): Promise<void>
	/** Resolves when the sound is over, or was taken away before its end. */
	play(score: { chime: Chime; sentence: Sentence<Sound> }, gain: number): Promise<'heard' | 'cut'>
}

export interface Clock {
	/** The server's clock, epoch ms. */
	now(): number
	/** Milliseconds of this machine; never goes back. */
	elapsed(): number
	wait(ms: number): Promise<void>
}
