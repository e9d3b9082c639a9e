import type { Procedure } from '../contract/centre.ts'
import type { Scan } from '../contract/devices.ts'
import { readScan } from '../contract/scans.ts'
import { listenForBursts } from './burst.ts'
import type { Catalogue } from './catalogue.ts'
import type ScanDialog from './scans/ScanDialog.svelte'

/** Calls back with what the scanner at this kiosk reads, from elsewhere than its keyboard. @returns stops */
export type OnScan = (take: (scan: Scan) => void) => () => void

/** A code that lies under the scanner is read again and again: within this long it is the same. */
const REPEAT_MS = 3000

/**
 * Hears every code: those a scanner types into the page, and those that `onScan` brings. One that was heard less than
 * three seconds ago is no news. Typed codes are read here and kept nowhere. `day` is the centre's, `YYYY-MM-DD`.
 *
 * @returns stops listening
 */
export function hearScans(day: () => string, take: (scan: Scan) => void, onScan?: OnScan): () => void {
	const isNew = createRepeatGuard()
	const hear = (scan: Scan) => void (isNew(scan) && take(scan))
	const stopTyped = listenForBursts(window, (text) => hear(readScan(text, { day: day() })))
	const stopSent = onScan?.(hear)
	return () => (stopTyped(), stopSent?.())
}

/** Lets a scan through unless it is the one before, less than three seconds ago. Forgets it after that. */
function createRepeatGuard(): (scan: Scan) => boolean {
	let last: string | undefined
	let timer: ReturnType<typeof setTimeout> | undefined
	return (scan) => {
		const seen = JSON.stringify(scan)
		const isNew = seen !== last
		last = seen
		clearTimeout(timer)
		timer = setTimeout(() => (last = undefined), REPEAT_MS)
		return isNew
	}
}

/** The procedure of a scanned code: by its whole code, else without the tail that names an agency (`2.000488.000.00.00.H40`). */
export const procedureOf = ({ procedure }: Pick<Catalogue, 'procedure'>, code: string): Procedure | undefined =>
	procedure(code) ?? procedure(/^\d\.\d{6}(?=\.)/.exec(code)?.[0] ?? '')

/** What shows a scan's meaning. Fetched once the first page stands, so that the page comes sooner; `Dialog` is absent until then. */
export class LaterDialog {
	Dialog = $state.raw<typeof ScanDialog>()

	fetch = async (): Promise<void> => {
		// Without the server it is fetched with the next scan.
		this.Dialog ??= (await import('./scans/ScanDialog.svelte').catch(() => undefined))?.default
	}
}
