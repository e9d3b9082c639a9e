import type { Procedure } from '../contract/catalogue.ts'
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
 * three seconds ago is no news. Typed codes are read here and kept nowhere.
 *
 * @returns stops listening
 */
export function hearScans(where: Where, take: (scan: Scan) => void, onScan?: OnScan): () => void {
	const isNew = createRepeatGuard()
	const hear = (scan: Scan) => void (isNew(scan) && take(scan))
	const stopTyped = listenForBursts(window, (text) => hear(readTyped(text, where)))
	const stopSent = onScan?.(hear)
	return () => (stopTyped(), stopSent?.())
}

/** `day` is the centre's, `YYYY-MM-DD`; `asksForCode`: the page asks for a booking's code, which may then stand alone. */
interface Where {
	day: () => string
	asksForCode: () => boolean
}

function readTyped(text: string, { day, asksForCode }: Where): Scan {
	const scan = readScan(text, { day: day() })
	return scan.kind === 'unknown' && asksForCode() ? readScan(`hen:${text.trim()}`, { day: day() }) : scan
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
