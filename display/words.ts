import { formatClock, formatDate, formatWeekday } from '../ui/format.ts'

/** What the walls and signs say. Vietnamese alone, as the look has it: the English of a call is spoken. */
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
	today: 'Hôm nay',
	notice: 'Thông báo',
	hotline: 'Đường dây nóng',
	lost: 'Mất kết nối, nghe gọi số tại quầy',
	connecting: 'Đang kết nối với máy chủ',
	soundReady: 'Tiếng đã sẵn sàng',
	soundLoading: 'Đang tải tiếng',
	unlockSound: 'Chạm để bật tiếng',
	pleaseWait: 'Xin chờ gọi số',
	outOfHours: 'Ngoài giờ phục vụ',
	serving: 'Đang phục vụ',
	lastServed: 'Số vừa phục vụ',
	paused: 'Tạm nghỉ',
	closed: 'Quầy đóng',
	noId: 'Địa chỉ của màn hình này thiếu mã, ví dụ /display?id=wall-1',
	unknownScreen: 'Màn hình này chưa có trong thiết lập của Trung tâm',
} as const

/** "Gọi lần 2", from the second call on. */
export const callAgain = (attempt: number): string | undefined => (attempt > 1 ? `Gọi lần ${attempt}` : undefined)

/** "Mở cửa lại 07:00 thứ Tư 25/11"; the day is left out when it is today. */
export function opensAgain(opensAt: number, now: number): string {
	const time = `Mở cửa lại ${formatClock(opensAt)}`
	if (formatDate(opensAt) === formatDate(now)) return time
	const weekday = formatWeekday(opensAt)
	return `${time} ${weekday.charAt(0).toLowerCase()}${weekday.slice(1)} ${formatDate(opensAt).slice(0, 5)}`
}

/** "Mời theo dõi quầy 1, 2 và 4". */
export function watchInstead(counters: readonly number[]): string | undefined {
	const last = counters.at(-1)
	if (last === undefined) return undefined
	const before = counters.slice(0, -1).join(', ')
	return `Mời theo dõi quầy ${before ? `${before} và ${last}` : last}`
}

/** "Mời số A 0 4 7 đến quầy 3, khu A", spelled so that a screen reader says it as the voice does. */
export const spelledCall = (number: string, counter: number, zone: string | undefined): string =>
	`Mời số ${[...number].join(' ')} đến quầy ${counter}${zone ? `, khu ${zone}` : ''}`
