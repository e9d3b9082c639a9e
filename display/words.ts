import type { Language, Text } from '../contract/ids.ts'
import { formatClock, formatDate, formatWeekday } from '../ui/format.ts'

/** What the walls and signs say. Vietnamese; where a display is set to English too, the two take turns. */
export const WORDS = {
	calling: 'Mời số',
	counter: 'Quầy',
	zone: 'Khu',
	recent: 'Vừa gọi',
	waiting: 'Đang chờ',
	people: 'người',
	minutes: 'phút',
	unknown: 'chưa biết',
	satisfied: 'Hài lòng',
	ofRatings: 'lượt đánh giá',
	tooFew: 'chưa đủ lượt đánh giá',
	today: 'Hôm nay',
	notice: 'Thông báo',
	hotline: 'Đường dây nóng',
	lost: 'Mất kết nối, nghe gọi số tại quầy',
	figuresOf: 'số liệu lúc',
	connecting: 'Đang kết nối với máy chủ',
	restarting: 'Màn hình đang mở lại',
	soundReady: 'Tiếng đã sẵn sàng',
	soundLoading: 'Đang tải tiếng',
	unlockSound: 'Chạm để bật tiếng',
	pleaseWait: 'Xin chờ gọi số',
	outOfHours: 'Ngoài giờ phục vụ',
	opensAgain: 'Mở cửa lại',
	serving: 'Đang phục vụ',
	lastServed: 'Số vừa phục vụ',
	paused: 'Tạm nghỉ',
	closed: 'Quầy đóng',
	emergency: 'Thông báo khẩn',
	onTrial: 'Đây là cuộc gọi thử',
	onlyWatched: 'Xin đăng nhập trang quản trị để xem màn hình này',
	noId: 'Địa chỉ của màn hình này thiếu mã, ví dụ /display?id=wall-1',
	unknownScreen: 'Màn hình này chưa có trong thiết lập của Trung tâm',
} as const
export type Words = Readonly<Record<keyof typeof WORDS, string>>

const ENGLISH: Words = {
	calling: 'Now calling',
	counter: 'Counter',
	zone: 'Zone',
	recent: 'Recent',
	waiting: 'Waiting',
	people: 'people',
	minutes: 'min',
	unknown: 'not known',
	satisfied: 'Satisfied',
	ofRatings: 'ratings',
	tooFew: 'not enough ratings yet',
	today: 'Today',
	notice: 'Notice',
	hotline: 'Hotline',
	lost: 'No connection; listen at the counters',
	figuresOf: 'figures of',
	connecting: 'Connecting to the server',
	restarting: 'This screen is opening again',
	soundReady: 'Sound is ready',
	soundLoading: 'Sound is loading',
	unlockSound: 'Touch for sound',
	pleaseWait: 'Please wait for your number',
	outOfHours: 'Outside opening hours',
	opensAgain: 'Open again',
	serving: 'Serving',
	lastServed: 'Last served',
	paused: 'Away for a moment',
	closed: 'Counter closed',
	emergency: 'Emergency notice',
	onTrial: 'This is a test call',
	onlyWatched: 'Please sign in to the administration to watch this screen',
	noId: 'The address lacks an id, for example /display?id=wall-1',
	unknownScreen: 'This screen is not part of the set-up',
}
const IN: Readonly<Record<Language, Words>> = { vi: WORDS, en: ENGLISH }

/** The words of one language, and its side of any text of the set-up. */
export interface Tongue {
	language: Language
	words: Words
	say: (text: Text) => string
}
export const tongueOf = (language: Language): Tongue => ({ language, words: IN[language], say: (text) => text[language] })
export const VIETNAMESE = tongueOf('vi')

/** How long each language has the words. */
const TURN_MS = 10_000
export const languageAt = (languages: readonly Language[] | undefined, now: number): Language =>
	languages?.[Math.floor(now / TURN_MS) % languages.length] ?? 'vi'

/** "Gọi lần 2", from the second call on. */
export const callAgain = (attempt: number, language: Language = 'vi'): string | undefined =>
	attempt > 1 ? `${language === 'vi' ? 'Gọi lần' : 'Call'} ${attempt}` : undefined

/** "Mở cửa lại 07:00 thứ Tư 25/11"; the day is left out when it is today. */
export function opensAgain(opensAt: number, now: number, language: Language = 'vi'): string {
	const time = `${IN[language].opensAgain} ${formatClock(opensAt)}`
	if (formatDate(opensAt) === formatDate(now)) return time
	const weekday = formatWeekday(opensAt, language)
	const day = language === 'vi' ? `${weekday.charAt(0).toLowerCase()}${weekday.slice(1)}` : weekday
	return `${time} ${day} ${formatDate(opensAt).slice(0, 5)}`
}

/** "Mời theo dõi quầy 1, 2 và 4". */
export function watchInstead(counters: readonly number[], language: Language = 'vi'): string | undefined {
	const last = counters[counters.length - 1]
	if (last === undefined) return undefined
	const before = counters.slice(0, -1).join(', ')
	const [ask, and] = language === 'vi' ? ['Mời theo dõi quầy', 'và'] : ['Please watch counter', 'and']
	return `${ask} ${before ? `${before} ${and} ${last}` : last}`
}

/** "Mời số A 0 4 7 đến quầy 3, khu A", spelled so that a screen reader says it as the voice does. */
export const spelledCall = (number: string, counter: number, zone: string | undefined): string =>
	`Mời số ${[...number].join(' ')} đến quầy ${counter}${zone ? `, khu ${zone}` : ''}`
