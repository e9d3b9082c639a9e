import type { AlertCause, TroubledDevice } from '../../contract/floor-view.ts'
import type { DeviceState, PrinterState } from '../../contract/printing.ts'
import { minutesOf } from '../../ui/format.ts'
import { nameByPlace, placeOf } from '../places.ts'
import { formatMoment, HARDWARE_KINDS } from '../words.ts'
import type { Sentence, Told } from './sentence.ts'

/** A counter's number stays on the line of its word. */
const NO_BREAK = '\u00a0'
type Trouble = { is: string; action: string }

const STILL = 'Máy vẫn cấp số trên màn hình.'
const PRINTER: Record<Exclude<PrinterState, 'ready'>, Trouble & { detail: string }> = {
	'near-end': { is: 'sắp hết giấy', detail: 'Máy vẫn in.', action: 'Mang sẵn cuộn giấy mới đến máy.' },
	'paper-out': { is: 'hết giấy', detail: STILL, action: 'Thay cuộn giấy.' },
	'cover-open': { is: 'đang mở nắp', detail: STILL, action: 'Đóng nắp máy in.' },
	'cutter-error': { is: 'kẹt dao cắt', detail: STILL, action: 'Mở nắp, gỡ giấy kẹt ở dao cắt.' },
	offline: { is: 'mất kết nối', detail: STILL, action: 'Kiểm tra nguồn và dây của máy in.' },
	error: { is: 'chưa in được', detail: STILL, action: 'Tắt máy in, đợi 10 giây rồi bật lại.' },
}

/** What visitors or officers can do meanwhile. */
const MEANWHILE: Record<Exclude<TroubledDevice['kind'], 'printer'>, string> = {
	'rating-pad': 'Công dân vẫn đánh giá được bằng mã trên phiếu.',
	keypad: 'Cán bộ vẫn gọi số trên màn hình.',
	scanner: 'Vẫn lấy số được bằng cách chạm màn hình.',
}
const INPUT: Partial<Record<DeviceState, Trouble>> = {
	offline: { is: 'mất kết nối', action: 'Kiểm tra dây và cổng cắm của thiết bị.' },
	stuck: { is: 'có nút bị kẹt', action: 'Bỏ vật đè lên nút, bấm nhả từng nút.' },
}
const UNREAD: Trouble = { is: 'chưa đọc được', action: 'Rút ra cắm lại; vẫn lỗi thì báo quản trị xem mục Thiết bị.' }

export function printerWords(printer: TroubledDevice, { centre, now }: Told): Sentence {
	const { is, detail, action } = PRINTER[printer.state as Exclude<PrinterState, 'ready'>] ?? PRINTER.error
	return { title: `${nameByPlace(centre, printer)} ${is}`, detail: `${howLong(printer.since, now)} ${detail}`, action }
}

/** Pads, keypads and scanners with one trouble. */
export function inputWords({ devices, count }: Extract<AlertCause, { kind: 'input' }>, { centre, now }: Told): Sentence {
	const [first] = devices
	if (!first || first.kind === 'printer') return { title: '', detail: '' }
	const { is, action } = INPUT[first.state] ?? UNREAD
	const places = devices.map((device) => placeOf(centre, device) ?? device.deviceId)
	const title = count === 1 ? nameByPlace(centre, first) : `${count} ${HARDWARE_KINDS[first.kind].toLowerCase()}`
	const where = count === 1 ? '' : `${places.join(', ')}${count > places.length ? '…' : '.'} `
	return {
		title: `${title.replace(/ (?=\d+$)/, NO_BREAK)} ${is}`,
		detail: `${where.charAt(0).toUpperCase()}${where.slice(1)}${howLong(Math.min(...devices.map((d) => d.since)), now)} ${MEANWHILE[first.kind]}`,
		action,
	}
}

/** Slips of which nobody knows whether they came out; a reprint settles it. */
export function slipWords({ kioskId, count }: Extract<AlertCause, { kind: 'slips' }>, { centre }: Told): Sentence {
	const label = centre.kiosks.find((k) => k.id === kioskId)?.label ?? kioskId
	return {
		title: `${label}: ${count} phiếu có thể chưa in`,
		detail: 'Máy in mất kết nối đúng lúc in. Số vẫn có hiệu lực.',
		action: `Xem khe giấy ở ${label}; công dân chưa có phiếu thì in lại.`,
	}
}

function howLong(since: number, now: number): string {
	const minutes = minutesOf(now - since)
	return `Từ ${formatMoment(since, now)}${minutes > 0 ? `, đã ${minutes} phút` : ''}.`
}
