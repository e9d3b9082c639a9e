import type { FoundVisit } from '../../contract/reception.ts'
import type { PrinterState } from '../../contract/printing.ts'
import type { Lane } from '../../contract/ids.ts'
import type { ServiceView, VisitState } from '../../contract/views.ts'
import { formatClock, formatCount, formatWait } from '../../ui/format.ts'

/** What the reception says, in Vietnamese. */
export const RECEPTION_WORDS = {
	title: 'Lễ tân',
	notForRole: 'Tài khoản này không làm việc ở bàn lễ tân',
	notForRoleHow: 'Trang này dành cho lễ tân, lãnh đạo và quản trị.',
	signOut: 'Đăng xuất',
	stale: 'Mất kết nối với máy chủ. Số đã lấy vẫn có hiệu lực; trang tự nối lại.',
	issue: 'Lấy số',
	what: 'Ông/bà cần làm gì?',
	whatHow: 'Gõ tên thủ tục, từ quen dùng, hoặc chọn dịch vụ. Phím F2.',
	services: 'Dịch vụ',
	procedures: 'Thủ tục',
	nothing: 'Không có thủ tục nào như vậy. Chọn dịch vụ bên dưới, hoặc Hướng dẫn.',
	ahead: 'người chờ',
	noWait: 'chưa tính được thời gian chờ',
	lanes: 'Diện',
	language: 'Ngôn ngữ',
	dossiers: 'Số hồ sơ',
	printer: 'In ở máy',
	take: 'Lấy số',
	taking: 'Đang lấy số…',
	given: 'Số vừa lấy',
	again: 'Lấy số khác',
	follow: 'Quét để theo dõi trên điện thoại',
	papers: 'Giấy tờ cần có',
	fee: 'Lệ phí',
	unknownFee: 'theo quy định',
	free: 'không thu',
	ready: 'Nộp hôm nay, dự kiến có kết quả',
	go: 'Mời đến',
	find: 'Tìm số',
	findHow: 'Gõ số (A012, 12), mã hẹn, hoặc quét mã trên phiếu. Phím F3.',
	notFound: 'Không có số này trong hôm nay.',
	more: (n: number) => `Còn ${n} số khác; gõ thêm cho rõ.`,
	noShows: 'Vắng mặt khi gọi',
	noNoShows: 'Không có ai.',
	takeBack: 'Nhận lại',
	reprint: 'In lại',
	cancel: 'Hủy số',
	cancelAsk: (number: string) => `Hủy số ${number}?`,
	cancelText: 'Số này sẽ không được gọi nữa. Chỉ hủy khi công dân yêu cầu.',
	cancelYes: 'Hủy số',
	checkIn: 'Có hẹn',
	checkInHow: 'Mã hẹn',
	checkInDo: 'Nhận hẹn',
	machines: 'Máy lấy số',
	screenLost: 'màn hình mất kết nối',
	opens: (at: number) => `mở ${formatClock(at)}`,
	since: (at: number) => `từ ${formatClock(at)}`,
	zone: (letter: string, where: string) => `khu ${letter}, ${where}`,
	counters: (numbers: readonly number[]) => `quầy ${numbers.join(', ')}`,
	takenAt: (at: number, kiosk: string | undefined) => `Lấy lúc ${formatClock(at)}${kiosk === undefined ? '' : `, máy ${kiosk}`}.`,
	done: { taken: 'Đã nhận lại', printed: 'Đã gửi lệnh in lại', cancelled: 'Đã hủy' },
} as const

export const LANES: Record<Exclude<Lane, 'appointment'>, string> = { regular: 'Thường', priority: 'Ưu tiên' }
export const LANGUAGES = { vi: 'Tiếng Việt', en: 'English' } as const

/** Why no number is given now. */
export const CLOSED: Record<NonNullable<ServiceView['closedBecause']>, string> = {
	hours: 'ngoài giờ',
	quota: 'hết số hôm nay',
	numbers: 'hết dải số',
}

export const STATES: Record<VisitState, string> = {
	waiting: 'đang chờ',
	called: 'đã gọi',
	serving: 'đang phục vụ',
	held: 'tạm giữ',
	'no-show': 'vắng mặt khi gọi',
	completed: 'đã xong',
	cancelled: 'đã hủy',
}

export const PAPER: Record<PrinterState, string> = {
	ready: 'in được',
	'near-end': 'sắp hết giấy: chuẩn bị cuộn mới',
	'paper-out': 'hết giấy: thay cuộn giấy',
	'cover-open': 'nắp mở: đóng nắp',
	'cutter-error': 'kẹt dao cắt: mở nắp, lấy giấy kẹt ra',
	offline: 'mất kết nối máy in: xem dây và nguồn',
	error: 'máy in báo lỗi: tắt, bật lại',
}

/** `khoảng 10–20 phút`. */
export const waitInWords = (wait: Parameters<typeof formatWait>[0]): string => {
	const told = formatWait(wait)
	return told === undefined ? RECEPTION_WORDS.noWait : `khoảng ${told} phút`
}

/** Where a ticket stands, in one sentence to say aloud. */
export function standingInWords(visit: FoundVisit): string {
	const { state, ahead, waitMs, counter, calledAt, attempt } = visit
	if (state === 'waiting') return `Còn trước ${ahead} người, ${waitInWords(waitMs)}.`
	if (state === 'called' && counter !== undefined)
		return `Mời đến quầy ${counter}: đã gọi${calledAt === undefined ? '' : ` lúc ${formatClock(calledAt)}`}, lần ${attempt}.`
	if (state === 'serving' && counter !== undefined) return `Đang được phục vụ ở quầy ${counter}.`
	if (state === 'held' && counter !== undefined)
		return `Quầy ${counter} đang giữ số; khi quay lại, bấm nhận lại ở máy lấy số hoặc đến quầy.`
	if (state === 'no-show')
		return `Đã gọi ${attempt} lần${counter === undefined ? '' : ` đến quầy ${counter}`} mà chưa thấy. Nhận lại thì được gọi tiếp.`
	return state === 'completed' ? 'Lượt này đã xong.' : 'Số này đã hủy.'
}

export const moneyOf = (vnd: number): string => (vnd === 0 ? RECEPTION_WORDS.free : `${formatCount(vnd)} đồng`)
