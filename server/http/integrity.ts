import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { IntegrityAnswer, Month } from '../../contract/integrity.ts'
import type { RemovalStore } from '../ports/facts.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

export interface IntegrityParts {
	look: (month: string) => Promise<IntegrityAnswer>
	store: Pick<RemovalStore, 'answers'>
}

const month = createRoute({
	method: 'get',
	path: '/integrity/{month}',
	summary: 'What the ratings of a month may make one ask: questions, not verdicts, each with its base and its chance',
	request: { params: z.object({ month: Month }) },
	responses: { 200: json(IntegrityAnswer, 'The least likely by chance first'), ...refusals },
})

export function integrityRoutes(app: OpenAPIHono<Env>, { look, store }: IntegrityParts): void {
	app.openapi(month, async (c) => {
		require(c.var.caller, 'read-reports')
		const found = await look(c.req.valid('param').month)
		const answers = store.answers()
		const questions = found.questions.map((question) => {
			const answered = answers.find(({ questionId }) => questionId === question.id)
			if (!answered) return question
			const { answer, note, at, actor } = answered
			return { ...question, answered: { answer, at, actor, ...(note !== undefined && { note }) } }
		})
		return c.json({ ...found, questions }, 200)
	})
}
