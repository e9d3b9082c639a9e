import type { Procedure } from '../../contract/catalogue.ts'
import type { Language } from '../../contract/ids.ts'
import type { LobbyBoard } from '../../contract/views.ts'
import { formatClock, formatCount } from '../../ui/format.ts'

const VI = {
	limit: 'Thời hạn',
	fee: 'Lệ phí',
	level: 'Cách nộp',
	papers: 'Giấy tờ cần có',
	unknown: 'không rõ',
	free: 'Miễn phí',
	dong: 'đồng',
	hours: 'Giờ phục vụ hôm nay',
	dayOff: 'Hôm nay nghỉ',
	allDay: 'Cả ngày',
	openNow: 'Đang mở cửa',
	closedNow: 'Đang ngoài giờ',
	desks: 'Cán bộ đang làm việc',
	counter: 'Quầy',
	zone: 'Khu',
	listen: 'Trung tâm lắng nghe',
	hotline: 'Đường dây nóng',
	satisfied: 'Hài lòng hôm nay',
	picture: 'Hình của Trung tâm',
}
const EN: Record<keyof typeof VI, string> = {
	limit: 'Time',
	fee: 'Fee',
	level: 'How to file',
	papers: 'Papers you need',
	unknown: 'not known',
	free: 'Free',
	dong: 'dong',
	hours: 'Opening hours today',
	dayOff: 'Closed today',
	allDay: 'All day',
	openNow: 'Open now',
	closedNow: 'Closed now',
	desks: 'Officers at work',
	counter: 'Counter',
	zone: 'Zone',
	listen: 'Your view counts',
	hotline: 'Hotline',
	satisfied: 'Satisfied today',
	picture: 'Picture of the centre',
}
export const BOARD_WORDS: Record<Language, Record<keyof typeof VI, string>> = { vi: VI, en: EN }

const UNITS: Record<Language, Record<'working_day' | 'calendar_day' | 'hour', string>> = {
	vi: { working_day: 'ngày làm việc', calendar_day: 'ngày', hour: 'giờ' },
	en: { working_day: 'working days', calendar_day: 'days', hour: 'hours' },
}
const LEVELS: Record<Language, Record<Procedure['level'], string>> = {
	vi: {
		full: 'Trực tuyến toàn trình',
		partial: 'Trực tuyến một phần',
		in_person: 'Nộp trực tiếp',
		online_unspecified: 'Trực tuyến, không rõ mức độ',
	},
	en: { full: 'Wholly online', partial: 'Partly online', in_person: 'In person', online_unspecified: 'Online, extent not known' },
}

/** "3 ngày làm việc"; what the catalogue does not say is not known, and never nothing. */
export function limitInWords({ limit }: Pick<Procedure, 'limit'>, language: Language): string {
	if (!limit) return BOARD_WORDS[language].unknown
	if (limit.unit !== 'same_day') return `${limit.value} ${UNITS[language][limit.unit]}`
	const after = limit.cutoff && (language === 'vi' ? `, nhận trước ${limit.cutoff}` : `, if filed before ${limit.cutoff}`)
	return `${language === 'vi' ? 'Trong ngày' : 'Same day'}${after ?? ''}`
}

export function feeInWords({ feeVnd }: Pick<Procedure, 'feeVnd'>, language: Language): string {
	const words = BOARD_WORDS[language]
	if (feeVnd === undefined) return words.unknown
	return feeVnd === 0 ? words.free : `${formatCount(feeVnd)} ${words.dong}`
}

export const levelInWords = ({ level }: Pick<Procedure, 'level'>, language: Language): string => LEVELS[language][level]

/** "và 3 giấy tờ khác". */
export const morePapers = (n: number, language: Language): string => (language === 'vi' ? `và ${n} giấy tờ khác` : `and ${n} more`)

/** "07:00–11:30 · 13:30–17:00"; `undefined` when nothing is open that day. */
export function sessionsInWords(sessions: LobbyBoard['sessions'], language: Language): string | undefined {
	if (sessions.some(({ openAt, closeAt }) => closeAt - openAt >= 86_400_000)) return BOARD_WORDS[language].allDay
	return sessions.map(({ openAt, closeAt }) => `${formatClock(openAt)}–${formatClock(closeAt)}`).join(' · ') || undefined
}
