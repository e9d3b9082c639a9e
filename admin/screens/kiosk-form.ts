import type { Centre, Kiosk } from '../../contract/centre.ts'
import { idFrom } from '../learn/make-binding.ts'
import { FORM_WORDS as W } from './form-words.ts'

/** An id, as the set-up takes it. */
const ID = /^[A-Za-z0-9._-]{1,64}$/
const LONGEST_LABEL = 20

/** @param kiosk absent: a new one, named and printing after those there are */
export function kioskForm(kiosk: Kiosk | undefined, kiosks: readonly Kiosk[]) {
	const next = kiosks.length + 1
	return {
		label: kiosk?.label ?? `K-${String(next).padStart(2, '0')}`,
		printerId: kiosk?.printerId ?? firstFree('printer', new Set(kiosks.map(({ printerId }) => printerId))),
		/** Empty: none. */
		backupPrinterId: kiosk?.backupPrinterId ?? '',
		scanner: kiosk?.scanner ?? false,
		zoneIds: [...(kiosk?.zoneIds ?? [])],
		coolDownMs: (kiosk?.coolDownMs ?? 0) as number | null,
	}
}
export type KioskForm = ReturnType<typeof kioskForm>

export function kioskProblems({ label, printerId, backupPrinterId }: KioskForm, others: readonly Kiosk[]): string[] {
	const name = label.trim()
	return [
		...(name && name.length <= LONGEST_LABEL ? [] : [W.badKioskLabel]),
		...(others.some((kiosk) => kiosk.label === name) ? [W.labelTaken(name)] : []),
		...(ID.test(printerId) && (backupPrinterId === '' || ID.test(backupPrinterId)) ? [] : [W.badPrinter]),
		...(backupPrinterId !== '' && backupPrinterId === printerId ? [W.sameBackup] : []),
	]
}

/** The id of a new one comes from its name and never changes afterwards. */
export function kioskOf(form: KioskForm, kiosk: Kiosk | undefined, kiosks: Centre['kiosks']): Kiosk {
	return {
		id: kiosk?.id ?? idFrom(`kiosk ${form.label}`, new Set(kiosks.map(({ id }) => id))),
		label: form.label.trim(),
		printerId: form.printerId,
		...(form.backupPrinterId && { backupPrinterId: form.backupPrinterId }),
		coolDownMs: form.coolDownMs ?? 0,
		...(form.scanner && { scanner: true }),
		zoneIds: [...form.zoneIds],
	}
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
	let n = 1
	while (taken.has(`${name}-${n}`)) n++
	return `${name}-${n}`
}
