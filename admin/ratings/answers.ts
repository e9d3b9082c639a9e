import type { QuestionAnswer } from '../../contract/integrity.ts'

/** In the order they are offered. */
export const QUESTION_ANSWERS = ['explained', 'looking', 'mended'] as const satisfies readonly QuestionAnswer[]
