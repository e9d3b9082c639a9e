import { addressOf, questionOf, QUESTIONS, type Answers, type Asked } from '../../contract/figures/questions.ts'
import type { ReportTask } from '../../server/exports/figures/book.ts'
import { testCentre } from '../support/centre.ts'
import { REPORT_OPTIONS, reportAnswer, type Amount } from '../visual/report-answers.ts'

export const NOVEMBER: Asked = { period: { from: '2026-11-01', to: '2026-11-30' }, compare: { from: '2026-10-01', to: '2026-10-31' } }
/** Monday 23 November 2026, 09:12 in the centre. */
export const AT = Date.UTC(2026, 10, 23, 2, 12)

/** What a report of November is written from, with so much in it. */
export function bookTask(amount: Amount, over: Partial<ReportTask> = {}): ReportTask {
	const addressed = (id: (typeof QUESTIONS)[number]) => new URLSearchParams(addressOf(questionOf(id, NOVEMBER, '2024-12-02')).split('?')[1])
	const answers = Object.fromEntries(QUESTIONS.map((id) => [id, reportAnswer(amount, addressed(id))])) as Answers
	const { name, zones, services } = testCentre()
	return {
		...{ format: 'csv', centre: { name, zones, services }, period: NOVEMBER.period, compare: NOVEMBER.compare, scope: [] },
		...{ options: REPORT_OPTIONS, answers, at: AT },
		...over,
	}
}
