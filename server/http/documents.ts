import { z } from '@hono/zod-openapi'
import { Problem } from '../../contract/problems.ts'

/** Short forms for the OpenAPI description, so that a route reads as what it does. */

const PROBLEM = Problem.meta({ id: 'Problem' })

export const json = <S extends z.ZodType>(schema: S, description: string) => ({
	description,
	content: { 'application/json': { schema } },
})
export const png = (description: string) => ({
	description,
	content: { 'image/png': { schema: z.string().meta({ format: 'binary' }) } },
})
export const nothing = (description: string) => ({ description })
export const body = <S extends z.ZodType>(schema: S) => ({ required: true, content: { 'application/json': { schema } } })
/** Any refusal: the catalogue is in `contract/problems.ts`. */
export const refusals = {
	default: { description: 'A refusal, RFC 9457', content: { 'application/problem+json': { schema: PROBLEM } } },
} as const
