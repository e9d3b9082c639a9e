import { z } from 'zod'
import { Id, Text } from './ids.ts'

/** Whole set-ups that a new centre may begin with. What is a centre's own (code, name, telephone, address, people, devices) is in none. */

export const TemplateCard = z.object({
	id: Id,
	name: Text,
	zones: z.int(),
	services: z.int(),
	counters: z.int(),
	agencies: z.int(),
	procedures: z.int(),
})
export type TemplateCard = z.infer<typeof TemplateCard>
export const TemplateList = z.object({ templates: z.array(TemplateCard) })
export type TemplateList = z.infer<typeof TemplateList>

/** `rev` is the draft as the sender saw it. */
export const TakeTemplate = z.strictObject({ rev: z.int().min(0) })
