import { z } from 'zod'
import { words } from './ids.ts'

/** The first sign-in to a new centre: whoever stands at the server's console has the link `/admin#first=TOKEN`, once. */

/** Whether a link waits to be used. */
export const FirstRunState = z.object({ open: z.boolean() })
export type FirstRunState = z.infer<typeof FirstRunState>

/** The administrator's own password and, where they give one, their name. */
export const FirstRun = z.strictObject({
	token: z.string().min(1).max(200),
	password: z.string().min(1).max(256),
	name: words(80).optional(),
})
export type FirstRun = z.infer<typeof FirstRun>
