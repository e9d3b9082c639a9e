/** One command of a slip, or one line of its text. `inks`: it leaves something on the paper that can be seen. */
type Step = { at: number; end: number; inks: boolean }

/** A slip in the pieces it is handed over in. */
export type Outline = {
	/** In order; joined they are the slip. Each ends between two commands. The slip is out only with the last. */
	parts: readonly Uint8Array[]
	/** Bytes of its longest command: so many zeros end any command that was broken off. */
	longest: number
}

/** Handed over at a time, so that a fault is noticed while most of the slip is still here. */
const PART_BYTES = 16_384
const [LF, ESC, FS, GS] = [0x0a, 0x1b, 0x1c, 0x1d]
const code = (letter: string): number => letter.charCodeAt(0)

/**
 * Where a slip can be parted. The last piece begins with the last command, or line, that leaves ink: a printer that never
 * got it cannot have printed the whole slip.
 *
 * @param bytes as `encodeSlip` or `encodeTextSlip` make them; anything else is one piece
 */
export function outline(bytes: Uint8Array): Outline {
	const steps = readSteps(bytes)
	const lastInk = steps.findLast((step) => step.inks)?.at ?? 0
	const cuts = [0]
	for (const { at, end } of steps) {
		const from = cuts.at(-1) ?? 0
		if (at > from && at <= lastInk && (at === lastInk || end - from > PART_BYTES)) cuts.push(at)
	}
	return {
		parts: cuts.map((at, i) => bytes.subarray(at, cuts[i + 1] ?? bytes.length)),
		longest: Math.max(0, ...steps.map(({ at, end }) => end - at)),
	}
}

function readSteps(bytes: Uint8Array): Step[] {
	const steps: Step[] = []
	for (let at = 0; at < bytes.length;) {
		const length = lengthOf(bytes, at)
		const end = Math.min(bytes.length, at + (length || bytes.length))
		steps.push({ at, end, inks: inks(bytes, at, end) })
		at = end
	}
	return steps
}

/** Bytes of the command at `at`; 0 when it is not known. */
function lengthOf(bytes: Uint8Array, at: number): number {
	const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
	const two = (offset: number) => (bytes[at + offset] ?? 0) + 256 * (bytes[at + offset + 1] ?? 0)
	if (first === LF) return 1
	if (first >= 0x20) {
		const end = bytes.subarray(at).findIndex((byte) => byte < 0x20)
		// A line goes with the end of it.
		return end < 0 ? bytes.length - at : end + (bytes[at + end] === LF ? 1 : 0)
	}
	if (first === ESC) return second === code('@') || second === code('2') ? 2 : 3
	if (first === FS) return 2
	if (first !== GS) return 0
	if (second === code('v')) return 8 + two(4) * two(6)
	if (second === code('(')) return 5 + two(3)
	if (second === code('V')) return third >= 65 ? 4 : 3
	return 3
}

function inks(bytes: Uint8Array, at: number, end: number): boolean {
	const [first = 0, second = 0] = bytes.subarray(at, at + 2)
	if (first === GS && second === code('v')) return bytes.subarray(at + 8, end).some((byte) => byte !== 0)
	if (first === GS && second === code('(')) return true
	return first >= 0x20 && bytes.subarray(at, end).some((byte) => byte > 0x20)
}
