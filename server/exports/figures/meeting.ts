import type { Context } from '../../../contract/figures/context.ts'
import { keyOf } from '../../../contract/figures/context.ts'
import { count, minutes, minutesIn, percent, text, type Cell, type Table } from '../../../contract/figures/table.ts'
import { FIGURE_WORDS as W } from '../../../contract/figures/words.ts'
import type { ReportAnswer, ReportRow } from '../../../contract/reports.ts'
import { contextOf, type Meeting, type ReportTask } from './book.ts'

/** So many of the longest waits are told. */
const WORST = 5
/** What fewer visits say is chance. */
const ENOUGH = 10

/** Alerts about devices, and what they are called. */
export const DEVICE_ALERTS: Readonly<Record<string, string>> = {
	printer: 'Máy in: hết giấy hoặc có lỗi',
	slips: 'Phiếu chưa in được',
	screen: 'Màn hình mất kết nối',
	voice: 'Loa, giọng đọc',
	input: 'Nút bấm, bàn phím, máy quét',
	disk: 'Ổ đĩa máy chủ',
}

/** What a month's meeting talks about first: targets, the longest waits, devices, and how good the figures are. */
export function meetingTables(task: ReportTask): Table[] {
	if (!task.meeting) return []
	const context = contextOf(task)
	const { hours, zones } = task.answers
	const of = (id: string, title: string) => ({ id, title, base: `trên các giờ và khu có từ ${ENOUGH} lượt đã gọi` })
	return [
		targetsTable(hours, context),
		{ ...of('worst-hours', 'Giờ chờ lâu nhất'), ...worst(hours.rows, W.hour, (row) => context.nameOf('hour', keyOf(row))) },
		{ ...of('worst-zones', 'Khu chờ lâu nhất'), ...worst(zones.rows, W.zone, (row) => context.nameOf('zone', keyOf(row))) },
		devicesTable(task.meeting),
		qualityTable(hours),
	]
}

function targetsTable({ total, before }: ReportAnswer, { options: { targets } }: Context): Table {
	const [wait, rated] = [total.wait, total.ratings?.satisfied]
	const met = (isMet: boolean | undefined) => text(isMet === undefined ? '–' : isMet ? 'đạt' : 'chưa đạt')
	const p90 = wait?.p90Ms ?? null
	const satisfied = rated?.percent ?? null
	return {
		...{ id: 'targets', title: 'So với mục tiêu và tháng trước', base: 'mục tiêu đặt trong thiết lập' },
		heads: [W.figure, 'Tháng này', 'Trên (n)', 'Tháng trước', 'Mục tiêu', 'Kết quả'],
		rows: [
			[
				...[text(W.waitP90), minutes(p90), count(wait?.n), minutes(before?.total.wait?.p90Ms)],
				...[minutes(targets.waitMs), met(p90 === null ? undefined : minutesIn(p90) <= minutesIn(targets.waitMs))],
			],
			[
				...[text(W.satisfied), percent(rated), count(rated?.n), percent(before?.total.ratings?.satisfied)],
				...[percent({ percent: targets.satisfied }), met(satisfied === null ? undefined : satisfied >= targets.satisfied)],
			],
		],
	}
}

/** Hours and zones are ranked; people never are. */
function worst(rows: readonly ReportRow[], head: string, nameOf: (row: ReportRow) => string): Pick<Table, 'heads' | 'rows'> {
	const p90 = (row: ReportRow) => row.figures.wait?.p90Ms ?? 0
	const enough = rows.filter(({ figures: { wait } }) => (wait?.n ?? 0) >= ENOUGH)
	const longest = [...enough].sort((a, b) => p90(b) - p90(a)).slice(0, WORST)
	return {
		heads: [head, W.called, W.waitMedian, W.waitP90, W.within],
		rows: longest.map((row): Cell[] => {
			const { wait } = row.figures
			return [text(nameOf(row)), count(wait?.n), minutes(wait?.medianMs), minutes(wait?.p90Ms), percent(wait?.within)]
		}),
	}
}

const devicesTable = ({ alerts }: Meeting): Table => ({
	...{ id: 'devices', title: 'Thiết bị và cảnh báo', base: 'theo cảnh báo ghi trong nhật ký' },
	heads: ['Cảnh báo', 'Số lần', 'Tổng thời gian (phút)'],
	rows: alerts.map(({ kind, times, ms }) => [text(DEVICE_ALERTS[kind] ?? kind), count(times), minutes(ms)]),
})

function qualityTable({ total: { volumes, ratings } }: ReportAnswer): Table {
	const line = (name: string, value: number | undefined): Cell[] => [text(name), count(value)]
	return {
		...{ id: 'quality', title: 'Chất lượng số liệu', base: 'những lượt làm số liệu kém chắc' },
		heads: ['Điều cần lưu ý', 'Lượt'],
		rows: [
			line('Hết ngày khi còn ở quầy: cán bộ chưa bấm xong', volumes?.dayEnd),
			line('Chưa kết thúc lúc lập báo cáo', volumes?.open),
			line('Đồng hồ chạy lùi: thời gian âm tính bằng 0', volumes?.clockBack),
			line('Không trả lời khi được mời đánh giá', ratings?.satisfied.unanswered),
			line('Không qua số: không có thời gian chờ', volumes?.walkUps),
		],
	}
}
