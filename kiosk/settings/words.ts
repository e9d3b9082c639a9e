import type { PrinterState } from '../../contract/printing.ts'
import type { DeviceTest } from '../../contract/screens.ts'
import type { Refusal } from '../../ui/send.ts'
import { formatClock } from '../../ui/format.ts'
import type { SlotSide } from './look.svelte.ts'

/** What the kiosk's own settings say. For who looks after the machine, so in Vietnamese alone. */
export const SETTINGS_WORDS = {
	title: 'Thiết lập của máy này',
	forStaff: 'Dành cho người phụ trách máy',
	close: 'Đóng',
	closesIn: (s: number) => `Tự đóng sau ${s} giây`,
	about: 'Máy này',
	machine: 'Tên máy',
	id: 'Mã',
	address: 'Địa chỉ',
	version: 'Phiên bản',
	link: 'Máy chủ',
	linked: 'đang nối',
	notLinked: 'chưa nối được',
	notEnrolled: 'chưa đăng ký',
	offlineNote: 'Khi chưa nối được máy chủ, ở đây chỉ xem được thông tin của máy.',
	pinTitle: 'Nhập mã PIN',
	pinAgain: 'Nhập lại mã PIN để quên máy này',
	digits: (n: number) => `đã nhập ${n} chữ số`,
	erase: 'Xóa',
	enter: 'Mở',
	wrongPin: 'Mã PIN chưa đúng.',
	noPin: 'Chưa đặt mã PIN. Người quản trị đặt ở trang quản trị, phần Màn hình và thiết bị.',
	waitUntil: (at: number) => `Nhập sai nhiều lần. Xin thử lại từ ${formatClock(at + 59_999)}.`,
	printer: 'Máy in',
	since: (at: number) => `từ ${formatClock(at)}`,
	testSlip: 'In phiếu thử',
	printing: 'Đang in phiếu thử…',
	newRoll: 'Đã thay giấy',
	rollNoted: 'Đã ghi: cuộn giấy mới, tính giấy từ bây giờ.',
	sound: 'Âm lượng',
	less: 'Nhỏ hơn',
	more: 'Lớn hơn',
	trySound: 'Nghe thử',
	brightness: 'Độ sáng',
	darker: 'Tối hơn',
	brighter: 'Sáng hơn',
	contrast: 'Tương phản cao từ đầu cho mọi người',
	yes: 'Có',
	no: 'Không',
	slot: 'Khe quét và khe phiếu ở phía',
	restart: 'Mở lại trang',
	forget: 'Quên máy này',
	forgetNote: 'Máy sẽ hiện lại mã sáu số để đăng ký. Số đã lấy vẫn có hiệu lực.',
	forgetYes: 'Quên máy',
} as const

export const SIDES: Record<SlotSide, string> = { left: 'Trái', middle: 'Giữa', right: 'Phải' }

export const PRINTER_STATES: Record<PrinterState, string> = {
	ready: 'sẵn sàng',
	'near-end': 'sắp hết giấy',
	'paper-out': 'hết giấy',
	'cover-open': 'nắp đang mở',
	'cutter-error': 'kẹt dao cắt',
	offline: 'mất kết nối',
	error: 'chưa in được',
}

/** How a slip on trial ended. */
export function slipOutcome(test: DeviceTest): string {
	if (test.outcome === 'printed')
		return test.confirmed === 'by-status' ? 'Phiếu thử đã in xong; máy in báo đã ra giấy.' : 'Đã gửi hết cho máy in; máy in không báo lại.'
	if (test.outcome === 'doubtful') return 'Có thể phiếu thử đã ra. Xin xem ở khe lấy phiếu.'
	return `Chưa in được: ${PRINTER_STATES[test.fault ?? 'error']}.`
}

export function pinRefused({ code, vi, retryAt }: Refusal): string {
	if (code === 'wrong-credentials' || code === 'invalid-command') return SETTINGS_WORDS.wrongPin
	if (code === 'not-found') return SETTINGS_WORDS.noPin
	return retryAt === undefined ? vi : SETTINGS_WORDS.waitUntil(retryAt)
}
