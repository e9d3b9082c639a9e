import type { Fee, Limit } from '../../../contract/catalogue.ts'
import type { Column, Item, Reading } from '../columns.ts'
import { readDay } from '../dates.ts'
import { isReversed, readFees, writeFees, type Fees } from '../fees.ts'
import { readLimit, UNITS } from '../limits.ts'

/** How long a procedure takes and what it costs: each said in one column, or with the help of those beside it. */

/** A column that another one reads. */
const unread = (path: string, names: Column['names'], allowed: string, write: Column['write'] = () => ''): Column => ({
	...{ path, names, allowed, write },
	example: '',
})

export const limit: Column = {
	path: 'limit',
	names: ['Thời hạn', 'thời hạn giải quyết', 'thời gian giải quyết', 'limit', 'time limit'],
	allowed: 'số và đơn vị: 15 ngày làm việc; 8 giờ; trong ngày',
	example: '15',
	read: ({ text }, { say, beside }) => {
		const read = readLimit(text, beside('limit.unit'), beside('limit.cutoff'))
		if (typeof read !== 'string') return { limit: read }
		say({ code: read, value: [text, beside('limit.unit')].join(' ').trim() })
		return { limit: undefined }
	},
	write: (_, { limit: kept }) => (kept ? String((kept as { value: number }).value) : ''),
}

export const fee: Column = {
	path: 'feeVnd',
	names: ['Lệ phí', 'lệ phí (đồng)', 'phí', 'phí, lệ phí', 'mức phí', 'fee', 'fees', 'feeVnd'],
	allowed: '50.000; miễn phí; 50000 (đến 31/12/2026); 100000 (từ 01/01/2027)',
	example: '50.000 đồng',
	empty: { feeVnd: undefined, fees: undefined },
	read: ({ text }, reading) => {
		const found = withDates(
			readFees(text, (said) => reading.say(said)),
			reading,
		)
		return { feeVnd: found.feeVnd, fees: found.fees }
	},
	write: (_, item) => writeFees(item),
}

/** Two columns of dates hold for the one amount beside them. */
function withDates(found: Fees, { beside, say }: Reading): Fees {
	const words = { from: beside('fee.from'), until: beside('fee.until') }
	if (found.feeVnd === undefined || (words.from.trim() === '' && words.until.trim() === '')) return found
	const days = Object.entries(words).filter(([, day]) => day.trim() !== '')
	const read = days.map(([end, day]) => [end, readDay(day)] as const)
	const bad = read.findIndex(([, day]) => day === undefined)
	if (bad >= 0) say({ code: 'bad-date', value: days[bad]?.[1] ?? '' })
	const dated: Fee = { vnd: found.feeVnd, ...Object.fromEntries(read) }
	if (bad >= 0 || isReversed(dated)) {
		if (bad < 0) say({ code: 'fee-dates-reversed', value: `${words.from} – ${words.until}` })
		return found.fees ? { fees: found.fees } : {}
	}
	return { fees: [...(found.fees ?? []), dated] }
}

const limitOf = (item: Item) => item.limit as Limit | undefined
export const limitUnit = unread(
	'limit.unit',
	['Đơn vị', 'đơn vị thời hạn', 'unit', 'limit unit'],
	Object.values(UNITS)
		.map(([first]) => first)
		.join(', '),
	(_, item) => {
		const kept = limitOf(item)
		return kept ? (UNITS[kept.unit][0] ?? '') : ''
	},
)
export const limitCutoff = unread(
	'limit.cutoff',
	['Giờ chốt', 'nhận trước giờ', 'cutoff'],
	'giờ:phút, chỉ với “trong ngày”',
	(_, item) => limitOf(item)?.cutoff ?? '',
)
export const feeFrom = unread('fee.from', ['Phí từ ngày', 'áp dụng từ ngày', 'fee from'], 'ngày/tháng/năm')
export const feeUntil = unread('fee.until', ['Phí đến ngày', 'áp dụng đến ngày', 'fee until'], 'ngày/tháng/năm')
