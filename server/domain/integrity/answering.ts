import type { CommandOf } from '../../../contract/commands.ts'
import { accept, refuse, type Day, type Decision } from '../day.ts'

/** What a supervisor found out; of a month that has begun. */
export function answerQuestion(day: Day, { questionId, answer, note }: CommandOf<'AnswerQuestion'>): Decision {
	const month = questionId.slice(questionId.lastIndexOf(':') + 1)
	if (month > day.date.slice(0, 7)) return refuse('invalid-command', 'questionId: of a month that is still to come')
	return accept({ type: 'QuestionAnswered', questionId, answer, ...(note !== undefined && { note }) })
}
