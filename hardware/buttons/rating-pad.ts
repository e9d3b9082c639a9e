/** A row of buttons at one desk, real or simulated. */
export type RatingPad = {
	readonly id: string
	readonly counterId: string
	/** As written on the device. */
	readonly model: string
	/** Begins to pass on presses, each once, with its level 1–5; the answer ends it. */
	start(onPress: (level: number) => void): () => void
	/** `error` while a button is stuck. */
	state(): 'ready' | 'error'
}
