import { waitTargetOf, type Context } from '../../../contract/figures/context.ts'
import { namesOf } from '../../../contract/figures/names.ts'
import { inWords, type Period } from '../../../contract/figures/periods.ts'
import type { Answers, Scope } from '../../../contract/figures/questions.ts'
import { SECTIONS } from '../../../contract/figures/sections.ts'
import { summaryOf } from '../../../contract/figures/summary.ts'
import type { Table } from '../../../contract/figures/table.ts'
import { tableOf } from '../../../contract/figures/tables.ts'
import { FIGURE_WORDS as W } from '../../../contract/figures/words.ts'
import type { Centre } from '../../../contract/centre.ts'
import type { ReportOptions } from '../../../contract/reports.ts'

/** What a report's file is made from: the same answers as the page shows. */
export interface ReportTask {
	format: FileFormat
	centre: Pick<Centre, 'name' | 'zones' | 'services'>
	period: Period
	compare: Period | undefined
	/** What all figures are narrowed by. */
	scope: readonly Scope[]
	options: ReportOptions
	answers: Answers
	/** Epoch ms of the answers. */
	at: number
	/** One table alone, by its id. */
	only?: string | undefined
	/** For the monthly meeting: what is put before the figures. */
	meeting?: Meeting | undefined
}
export type FileFormat = 'xlsx' | 'csv' | 'pdf'
/** Trouble of devices in the month, told by the alerts. */
export interface Meeting {
	alerts: readonly { kind: string; times: number; ms: number }[]
}

/** A report before it is written as any file. */
export interface Book {
	title: string
	centre: string
	/** `BC-20261123-0912`. */
	number: string
	/** `23/11/2026`. */
	date: string
	facts: { name: string; value: string }[]
	tables: Table[]
	context: Context
}

const clock = new Intl.DateTimeFormat('en-GB', {
	...{ timeZone: 'Asia/Ho_Chi_Minh', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
	...{ hour: '2-digit', minute: '2-digit' },
})

export function contextOf({ options, centre }: ReportTask): Context {
	const zones = new Map(centre.services.map(({ id, zoneId }) => [id, zoneId]))
	const nameOf = namesOf(options, centre.zones)
	return { nameOf, options, waitTarget: waitTargetOf(options.targets, (id) => zones.get(id)) }
}

export function bookOf(task: ReportTask, meeting: readonly Table[]): Book {
	const context = contextOf(task)
	const { answers, centre, period, compare, scope, at } = task
	const tables = [summaryOf(answers.hours), ...meeting, ...SECTIONS.map(({ id, from }) => tableOf(id, answers[from], context))]
	const [date = '', time = ''] = clock.format(at).split(', ')
	const number = `BC-${date.split('/').reverse().join('')}-${time.replace(':', '')}`
	return {
		title: task.meeting ? `Báo cáo giao ban tháng ${period.from.slice(5, 7)}/${period.from.slice(0, 4)}` : 'Báo cáo phục vụ',
		...{ centre: centre.name.vi, number, date, context },
		facts: [
			{ name: 'Đơn vị', value: centre.name.vi },
			{ name: 'Kỳ báo cáo', value: inWords(period) },
			...(compare ? [{ name: 'So với', value: inWords(compare) }] : []),
			{ name: 'Phạm vi', value: scope.map(({ dimension, key }) => context.nameOf(dimension, key)).join(', ') || W.whole },
			{ name: 'Số liệu đến', value: `${time} ngày ${date}` },
			{ name: 'Mã báo cáo', value: number },
			...incomplete(task),
		],
		tables: task.only === undefined ? tables : tables.filter(({ id }) => id === task.only),
	}
}

function incomplete({ answers }: ReportTask): { name: string; value: string }[] {
	const building = Object.values(answers).find((answer) => answer.building)?.building
	return building ? [{ name: 'Lưu ý', value: `Chưa đủ: mới đếm ${building.done}/${building.total} sự kiện của nhật ký.` }] : []
}
