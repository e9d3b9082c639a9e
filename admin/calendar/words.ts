import type { Calendar, Span } from '../../contract/calendar.ts'
import { startOfDay, weekdayOf } from '../../contract/local-time.ts'
import type { Limit } from '../../contract/catalogue.ts'
import { formatDate } from '../../ui/format.ts'
import { markOf, type Mark } from './days.ts'

export const WEEKDAYS = ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'] as const
/** Heads of columns. */
export const SHORT_DAYS = ['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'] as const

export const CALENDAR_WORDS = {
	whose: 'Lịch của',
	centre: 'Trung tâm',
	counter: (n: number) => `Quầy ${n}`,
	parts: { agencies: 'Cơ quan', counters: 'Quầy', services: 'Dịch vụ' },
	own: 'giờ riêng',
	hasOwn: 'Đang dùng giờ riêng. Ngày nghỉ của Trung tâm vẫn giữ, trừ ngày đặt khác ở đây.',
	byOthers: {
		agencies: 'Đang theo giờ của Trung tâm.',
		counters: 'Đang theo giờ của cơ quan, hoặc của Trung tâm.',
		services: 'Đang mở khi có quầy phục vụ dịch vụ này làm việc.',
	},
	makesOwn: 'Ghi ở đây là đặt giờ riêng, bắt đầu từ giờ của tuần hiện nay.',
	dropOwn: 'Bỏ giờ riêng',
	droppedOwn: (name: string) => `Bỏ giờ riêng: ${name}`,
	demo: 'Bản thử luôn mở cửa; lịch dùng để tính ngày trả kết quả.',
	year: (year: number) => `Năm ${year}`,
	yearBefore: 'Năm trước',
	yearAfter: 'Năm sau',
	month: (month: number) => `Tháng ${month}`,
	legend: 'Chú giải',
	marks: {
		open: 'làm việc như tuần thường',
		off: 'không làm việc',
		closed: 'nghỉ',
		worked: 'làm bù',
		part: 'giờ riêng trong ngày',
	} satisfies Record<Mark, string>,
	proposed: 'đề xuất nghỉ, chưa chốt',
	today: 'hôm nay',
	keys: 'Phím mũi tên đi từng ngày, Page Up và Page Down đi từng tháng, Enter để sửa.',
	settled: (year: number) => `Lịch nghỉ năm ${year} đã chốt.`,
	unsettled: (year: number) => `Lịch nghỉ năm ${year} chưa chốt.`,
	unsettledMeans: 'Ngày hẹn trả rơi vào năm này chưa báo được cho người dân.',
	settle: (year: number) => `Xem đề xuất và chốt năm ${year}`,
	settling: (year: number) => `Chốt lịch nghỉ năm ${year}`,
	reopen: 'Mở lại để sửa',
	reopening: (year: number) => `Mở lại lịch nghỉ năm ${year}`,
	saidAlready: (n: number) => (n === 0 ? 'Chưa có ngày nào của năm này trong lịch.' : `Đã có ${n} ngày của năm này trong lịch.`),
	proposals: 'Ngày nghỉ đề xuất',
	proposalsHow:
		'Theo Bộ luật Lao động và cách nghỉ các năm qua. Tết, ngày hoán đổi do Nhà nước quyết định hằng năm: xin đối chiếu rồi sửa ngày hoặc bỏ chọn.',
	noProposals: 'Không còn ngày nào để đề xuất.',
	dayOf: (reason: string) => `Ngày nghỉ ${reason}`,
	confirm: (year: number) => `Chốt: mọi ngày nghỉ, làm bù của năm ${year} đã đủ và đúng`,
	takingOver: (n: number, year: number) => `Thêm ${n} ngày nghỉ năm ${year}`,
	notThatYear: (day: string, year: number) => (day === '' ? 'Có ngày đề xuất chưa điền.' : `Ngày ${day} không thuộc năm ${year}.`),
	dayTwice: (day: string) => `Ngày ${day} đã có trong lịch hoặc có hai lần.`,
	special: (year: number) => `Ngày khác thường năm ${year}`,
	noSpecial: 'Không có ngày nào.',
	addDay: 'Thêm ngày',
	ofCentre: 'của Trung tâm',
	week: 'Giờ hằng tuần',
	editWeek: 'Sửa giờ hằng tuần',
	editWeekOf: (name: string) => `Sửa giờ hằng tuần: ${name}`,
	sameAsMonday: 'Dùng giờ thứ Hai cho thứ Ba đến thứ Sáu',
	from: 'Từ giờ',
	to: 'Đến giờ',
	addPart: 'Thêm buổi',
	partRow: (n: number) => `buổi ${n}`,
	partOf: (name: string, n: number) => `Buổi ${n}, ${name}`,
	noHours: 'không làm việc',
	thisWeek: 'Tuần này',
	openNow: (until: string) => `Đang trong giờ làm việc, đến ${until}.`,
	closedNow: 'Đang ngoài giờ làm việc.',
	opensToday: (at: string) => `Đang ngoài giờ làm việc, mở lúc ${at}.`,
	fromDay: 'Từ ngày',
	toDay: 'Đến hết ngày',
	kind: 'Những ngày này',
	kinds: { usual: 'như tuần thường', closed: 'nghỉ', worked: 'làm bù, theo giờ của một ngày khác', part: 'giờ riêng' },
	asWeekday: 'Theo giờ của',
	reason: 'Lý do, như báo cho người dân',
	partReason: 'Lý do, không bắt buộc',
	centreSays: (what: string) => `Lịch Trung tâm ngày này: ${what}.`,
	saveDay: (days: string, what: string, name: string) => `${days}: ${what} (${name})`,
	halfFilled: (name: string) => `${capital(name)}: có buổi chưa điền đủ giờ.`,
	backwards: (name: string) => `${capital(name)}: giờ kết thúc phải sau giờ bắt đầu.`,
	overlap: (name: string) => `${capital(name)}: các buổi chồng lên nhau.`,
	badDays: 'Ngày kết thúc phải bằng hoặc sau ngày bắt đầu.',
	tooManyDays: (n: number) => `Mỗi lần sửa nhiều nhất ${n} ngày.`,
	noReason: 'Chưa có lý do nghỉ.',
	noParts: 'Chưa có buổi nào; nếu nghỉ cả ngày xin chọn “nghỉ”.',
	thatDay: 'ngày này',
} as const

export const DUE_WORDS = {
	title: 'Tính ngày hẹn trả',
	received: 'Nhận hồ sơ ngày',
	at: 'lúc',
	value: 'Thời hạn',
	unit: 'Tính theo',
	cutoff: 'Nhận sau giờ này: hôm sau',
	units: {
		working_day: 'ngày làm việc',
		calendar_day: 'ngày (kể cả ngày nghỉ)',
		hour: 'giờ làm việc',
		same_day: 'trong ngày',
	} satisfies Record<Limit['unit'], string>,
	due: 'Hẹn trả',
	unknown: 'Không tính được: lịch này không có ngày làm việc, hoặc thời hạn quá mười năm.',
	incomplete: 'Xin điền ngày, giờ và thời hạn.',
	uncertain: 'Có thể thay đổi: lịch nghỉ của năm liên quan chưa chốt.',
	how: 'Đếm từ ngày sau ngày nhận; rơi vào ngày nghỉ thì chuyển sang ngày làm việc kế tiếp.',
} as const

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `24/11/2026`. */
export const dateInWords = (day: string): string => formatDate(startOfDay(day))
/** `Thứ Ba 24/11/2026`. */
export const dayInWords = (day: string): string => `${capital(WEEKDAYS[weekdayOf(day) - 1] ?? '')} ${dateInWords(day)}`
/** Ms after midnight as `07:00`; the end of the day is `24:00`. */
export const clockInWords = (ms: number): string =>
	`${String(Math.floor(ms / 3_600_000)).padStart(2, '0')}:${String((ms / 60_000) % 60).padStart(2, '0')}`
/** `07:00–11:30, 13:30–17:00`. */
export const spansInWords = (spans: readonly Span[]): string =>
	spans.length === 0 ? CALENDAR_WORDS.noHours : spans.map(({ open, close }) => `${clockInWords(open)}–${clockInWords(close)}`).join(', ')

/** `nghỉ, Quốc khánh`, `làm bù theo thứ Hai, 07:00–11:30`, `07:00–11:30, 13:30–17:00`. */
export function whatIsOn(calendar: Calendar, day: string): string {
	const special = calendar.specialOn(day)
	const mark = markOf(calendar, day)
	const hours = spansInWords(calendar.spansOn(day))
	if (mark === 'closed' && special?.kind === 'closed') return `${CALENDAR_WORDS.marks.closed}, ${special.reason.vi}`
	if (special?.kind === 'worked') return `${CALENDAR_WORDS.marks.worked} theo ${WEEKDAYS[special.asWeekday - 1] ?? ''}, ${hours}`
	return special?.kind === 'part' && special.reason ? `${hours}, ${special.reason.vi}` : hours
}
