import { holds } from './key-reader.ts'
import type { ReportReader } from './key-reader.ts'
import { CTRL_ALT_GUI, readKeyboardReport, SHIFT } from './keyboard-report.ts'
import type { ReportForm } from './profiles.ts'
import { createScanLine } from './scan-line.ts'
import { characterOf, ENTER_USAGES } from './us-layout.ts'

type Options = { onText: (text: string) => void }

/**
 * Reads a scanner that types: each key that was not down before is a character of a US keyboard, Enter ends the code.
 * What such a scanner cannot type, Vietnamese letters among it, is missing from the text.
 */
export function createTypingScanReader({ onText }: Options): ReportReader {
	const line = createScanLine({ on: onText })
	let down: readonly number[] = []
	return {
		take: (report) => {
			const read = readKeyboardReport(report)
			if (!read) return
			const pressed = read.keys.filter((usage) => !down.includes(usage))
			down = read.keys
			// With Ctrl or Alt held, keys are codes of letters the layout lacks, not characters.
			if (read.modifiers & CTRL_ALT_GUI) return
			for (const usage of pressed) {
				if (ENTER_USAGES.includes(usage)) line.end()
				else line.add(Buffer.from(characterOf(usage, (read.modifiers & SHIFT) !== 0)))
			}
		},
		isStuck: () => false,
		stop: () => {
			down = []
			line.stop()
		},
	}
}

/** Reads a scanner of usage page 0x8C: a code is one report, or several of which all but the last say that more follow. */
export function createPosScanReader({
	onText,
	reportId,
	lengthAt,
	dataAt,
	more,
}: Options & Extract<ReportForm, { form: 'pos-scanner' }>): ReportReader {
	const line = createScanLine({ on: onText })
	return {
		take: (report) => {
			if (report[0] !== reportId) return
			line.add(report.subarray(dataAt, dataAt + (report[lengthAt] ?? 0)))
			// Without such a mark only silence tells.
			if (more && !holds(report, more)) line.end()
		},
		isStuck: () => false,
		stop: () => line.stop(),
	}
}
