import { z } from 'zod'
import { EpochMs } from './ids.ts'
import { PROBLEMS } from './refusals.ts'

export { PROBLEMS }
export type ProblemCode = keyof typeof PROBLEMS
export const ProblemCode = z.enum(Object.keys(PROBLEMS) as [ProblemCode, ...ProblemCode[]])

/** RFC 9457. `type` is `/problems/<code>`; `vi` is the sentence for the screen. */
export const Problem = z.object({
	type: z.string().startsWith('/problems/'),
	title: z.string(),
	status: z.int(),
	vi: z.string(),
	instance: z.string(),
	detail: z.string().optional(),
	/** From when the same may be asked again, where that is known. */
	retryAt: EpochMs.optional(),
})
export type Problem = z.infer<typeof Problem>

/** The refusal code inside a problem's `type`. */
export const codeOf = (problem: Pick<Problem, 'type'>): ProblemCode => problem.type.slice('/problems/'.length) as ProblemCode
