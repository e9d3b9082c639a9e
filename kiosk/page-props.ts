import type { Scan } from '../contract/devices.ts'
import type { Lane } from '../contract/ids.ts'
import type { KioskView } from '../contract/views.ts'
import type { Actions } from './actions.ts'
import type { Catalogue } from './catalogue.ts'
import type { Issuing } from './issue.svelte.ts'
import type { Visitor } from './visitor.svelte.ts'

/** What a visitor chose when pressing "Lấy số". */
export interface Choice {
	serviceId: string
	lane: Lane
	procedureId?: string
	documents?: number[]
}

/** Prints a ticket again, on another machine where one is named. @returns whether it was asked for */
export type Reprint = (visitId: string, printerId?: string) => Promise<boolean>

/** What every page is given: the picture of the centre, who stands here, and what can be done. */
export interface PageProps {
	view: KioskView
	catalogue: Catalogue
	visitor: Visitor
	issuing: Issuing
	actions: Actions
	/** As if a scanner had read it. */
	hear: (scan: Scan) => void
}
