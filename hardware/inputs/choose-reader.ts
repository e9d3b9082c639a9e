import type { HidBinding } from './claim.ts'
import type { InputEvent } from './input-device.ts'
import { createKeyReader, decodeKeyboard, decodeLearnt, decodeVendor } from './key-reader.ts'
import type { Decode, ReportReader } from './key-reader.ts'
import { findProfile, PROFILES } from './profiles.ts'
import type { Profile } from './profiles.ts'
import { scanEvent } from './scan-event.ts'
import { createPosScanReader, createTypingScanReader } from './scan-readers.ts'
import { isPosScanner } from './units.ts'
import type { Unit } from './units.ts'

/** The profile that is known to fit a device, by its numbers; scanners in POS mode also by what they say they are. */
export function profileOf(unit: Unit): Profile | undefined {
	const byNumber = PROFILES.find(({ usb }) => usb.some((id) => id.vendorId === unit.vendorId && id.productId === unit.productId))
	return byNumber ?? (isPosScanner(unit) ? findProfile('scanner-pos') : undefined)
}

/** The profile a binding is read by; `undefined` when its learnt keys say all. */
export function profileFor({ kind, profile, keys }: HidBinding, unit: Unit): Profile | undefined {
	if (kind !== 'scanner' && keys && keys.length > 0) return undefined
	if (profile !== undefined) return findProfile(profile)
	return kind === 'scanner' ? (profileOf(unit) ?? findProfile('scanner-keyboard')) : undefined
}

/** Which interfaces of a device a binding reads: those of the profile, or all where keys were learnt. */
export function nodesFor(binding: HidBinding, unit: Unit): Unit['nodes'] {
	const open = profileFor(binding, unit)?.open
	if (!open) return unit.nodes
	return unit.nodes.filter(({ usages }) => usages.some(({ usagePage, usage }) => usagePage === open.usagePage && usage === open.usage))
}

/** `now` in epoch ms. */
export function readerFor(binding: HidBinding, unit: Unit, now: () => number, on: (event: InputEvent) => void): ReportReader {
	const profile = profileFor(binding, unit)
	const onText = (text: string) => on(scanEvent(text, now()))
	const { release = true } = binding
	const byKeys = (decode: Decode, reported: boolean) => createKeyReader({ decode, release: reported, now, on })
	switch (profile?.report.form) {
		case 'keyboard-scanner':
			return createTypingScanReader({ onText })
		case 'pos-scanner':
			return createPosScanReader({ onText, ...profile.report })
		case 'keyboard':
			return byKeys(decodeKeyboard(profile.report), profile.release && release)
		case 'vendor':
			return byKeys(decodeVendor(profile.report), profile.release && release)
		case undefined:
			return byKeys(decodeLearnt(binding.keys ?? []), release)
	}
}
