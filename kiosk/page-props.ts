import type { Scan } from '../contract/devices.ts'
import type { KioskView } from '../contract/views.ts'
import type { Actions } from './actions.ts'
import type { Catalogue } from './catalogue.ts'
import type { Issuing } from './issue.svelte.ts'
import type { Visitor } from './visitor.svelte.ts'

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
