/** What a keyboard's report says is down: modifiers as bits (HID 1.11, 8.3), keys as usages of page 0x07, in the order of the report. */
export type KeyboardReport = { modifiers: number; keys: readonly number[] }

/** Modifiers, byte 0 of the boot report. */
export const SHIFT = 0x22
export const CTRL_ALT_GUI = 0xdd

const BOOT_LENGTH = 8
/** Usages 1–3 say "too many keys", "self-test failed", "undefined error": nothing about keys. */
const LAST_ERROR_USAGE = 3

/**
 * Reads a keyboard's boot report: modifiers, a spare byte, up to six keys. A ninth byte in front is a report number.
 *
 * @returns `undefined` when the report says nothing about keys: rollover, or another length
 * @source USB HID 1.11, appendix B.1
 */
export function readKeyboardReport(report: Uint8Array): KeyboardReport | undefined {
	const boot = report.length === BOOT_LENGTH + 1 ? report.subarray(1) : report
	if (boot.length !== BOOT_LENGTH) return undefined
	const keys = [...boot.subarray(2)].filter((usage) => usage !== 0)
	if (keys.some((usage) => usage <= LAST_ERROR_USAGE)) return undefined
	return { modifiers: boot[0] ?? 0, keys }
}
