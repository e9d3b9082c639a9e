import { z } from 'zod'
import { Id, Language, words } from './ids.ts'

const anyDisplay = {
	id: Id,
	label: words(40),
	/** Languages of its words, which take turns every ten seconds; Vietnamese alone when absent. */
	languages: z.array(Language).min(1).max(2).optional(),
	contrast: z.enum(['normal', 'high']).optional(),
}
const hallDisplay = {
	...anyDisplay,
	/** none means all */ zoneIds: z.array(Id).default([]),
	/** Only visits of these services; absent means all of its zones. */
	serviceIds: z.array(Id).min(1).max(100).optional(),
	/** Beneath the call, one column for each zone or agency in place of one list. */
	columns: z.enum(['zone', 'agency']).optional(),
	/** Whether the lobby board is shown between calls; yes when absent. */
	board: z.boolean().optional(),
	/** The folder under `media` whose pictures and films the board plays; all of them when absent. */
	media: Id.optional(),
	/** Films may be heard, except while a call is spoken; silent when absent. */
	mediaSound: z.boolean().optional(),
}
/** `wall` the main hall, `totem` the same upright, `zone` one zone large, `sign` the board of one counter. */
export const Display = z.discriminatedUnion('layout', [
	z.strictObject({ ...hallDisplay, layout: z.literal('wall') }),
	z.strictObject({ ...hallDisplay, layout: z.literal('totem') }),
	z.strictObject({ ...hallDisplay, layout: z.literal('zone'), zoneIds: z.array(Id).length(1) }),
	z.strictObject({ ...anyDisplay, layout: z.literal('sign'), counterId: Id }),
])
export type Display = z.infer<typeof Display>
