import type { DeviceState, PrinterState } from '../../contract/printing.ts'
import { minutesOf } from '../../ui/format.ts'
import { nameByPlace, placeOf } from '../places.ts'
import { formatMoment, HARDWARE_KINDS } from '../words.ts'
import type { Alert, Hardware, Seen } from './seen.ts'

/** A counter's number stays on the line of its word. */
const NO_BREAK = '\u00a0'
type Trouble = { is: string; detail: string; action: string }

const STILL = 'Máy vẫn cấp số trên màn hình.'
const PRINTER: Record<Exclude<PrinterState, 'ready'>, Trouble> = {
	'near-end': { is: 'sắp hết giấy', detail: 'Máy vẫn in.', action: 'Mang sẵn cuộn giấy mới đến máy.' },
	'paper-out': { is: 'hết giấy', detail: STILL, action: 'Thay cuộn giấy.' },
	'cover-open': { is: 'đang mở nắp', detail: STILL, action: 'Đóng nắp máy in.' },
	'cutter-error': { is: 'kẹt dao cắt', detail: STILL, action: 'Mở nắp, gỡ giấy kẹt ở dao cắt.' },
	offline: { is: 'mất kết nối', detail: STILL, action: 'Kiểm tra nguồn và dây của máy in.' },
	error: { is: 'chưa in được', detail: STILL, action: 'Tắt máy in, đợi 10 giây rồi bật lại.' },
}

/** What visitors or officers can do meanwhile. */
const MEANWHILE: Record<Exclude<Hardware['kind'], 'printer'>, string> = {
	'rating-pad': 'Công dân vẫn đánh giá được bằng mã trên phiếu.',
	keypad: 'Cán bộ vẫn gọi số trên màn hình.',
	scanner: 'Vẫn lấy số được bằng cách chạm màn hình.',
}
const INPUT: Partial<Record<DeviceState, Omit<Trouble, 'detail'>>> = {
	offline: { is: 'mất kết nối', action: 'Kiểm tra dây và cổng cắm của thiết bị.' },
	stuck: { is: 'có nút bị kẹt', action: 'Bỏ vật đè lên nút, bấm nhả từng nút.' },
}
const UNREAD: Omit<Trouble, 'detail'> = { is: 'chưa đọc được', action: 'Rút ra cắm lại; vẫn lỗi thì báo quản trị xem mục Thiết bị.' }

/** Printers: those that cannot print before those that soon cannot. A printer no agent reports is as its kiosk says. */
export function printerAlerts({ centre, kiosks, hardware, now }: Seen): Alert[] {
	const reported = hardware.filter(({ kind }) => kind === 'printer')
	const told = kiosks.flatMap(({ kioskId, printer }) => {
		const deviceId = centre.kiosks.find((k) => k.id === kioskId)?.printerId ?? kioskId
		return reported.some((d) => d.deviceId === deviceId) ? [] : { kind: 'printer' as const, deviceId, kioskId, ...printer }
	})
	return [...reported, ...told]
		.flatMap((printer) => {
			const trouble = PRINTER[printer.state as Exclude<PrinterState, 'ready'>] as Trouble | undefined
			if (!trouble) return []
			return {
				key: `printer-${printer.deviceId}`,
				kind: 'printer' as const,
				title: `${nameByPlace(centre, printer)} ${trouble.is}`,
				detail: `${howLong(printer.since, now)} ${trouble.detail}`,
				action: trouble.action,
				soft: printer.state === 'near-end',
			}
		})
		.sort((a, b) => Number(a.soft) - Number(b.soft))
}

/** Pads, keypads and scanners. Many with one trouble are one alert: a machine that is off takes all its devices with it. */
export function inputAlerts({ centre, hardware, now }: Seen): Alert[] {
	const groups = new Map<string, Hardware[]>()
	for (const device of hardware) {
		if (device.kind === 'printer' || device.state === 'ready') continue
		const key = `${device.kind}-${device.state}`
		groups.set(key, [...(groups.get(key) ?? []), device])
	}
	return [...groups].flatMap(([key, devices]) => {
		const [first] = devices
		if (!first || first.kind === 'printer') return []
		const { is, action } = INPUT[first.state] ?? UNREAD
		const places = devices.map((device) => placeOf(centre, device) ?? device.deviceId)
		const title = devices.length === 1 ? nameByPlace(centre, first) : `${devices.length} ${HARDWARE_KINDS[first.kind].toLowerCase()}`
		const where = devices.length === 1 ? '' : `${places.join(', ')}. `
		return {
			key,
			kind: first.kind,
			title: `${title.replace(/ (?=\d+$)/, NO_BREAK)} ${is}`,
			detail: `${where.charAt(0).toUpperCase()}${where.slice(1)}${howLong(Math.min(...devices.map((d) => d.since)), now)} ${MEANWHILE[first.kind]}`,
			action,
		}
	})
}

/** Slips of which nobody knows whether they came out, as far as kiosks still show them; a reprint settles it. */
export function doubtfulSlips({ centre, kiosks }: Seen): Alert[] {
	return kiosks.flatMap(({ kioskId, slips }) => {
		const settled = new Set(slips.filter(({ state, reprint }) => reprint && state === 'printed').map(({ visitId }) => visitId))
		const doubtful = new Set(
			slips.filter(({ state, visitId }) => state === 'doubtful' && !settled.has(visitId)).map(({ visitId }) => visitId),
		)
		if (doubtful.size === 0) return []
		const label = centre.kiosks.find((k) => k.id === kioskId)?.label ?? kioskId
		return {
			key: `doubtful-${kioskId}`,
			kind: 'printer' as const,
			title: `${label}: ${doubtful.size} phiếu có thể chưa in`,
			detail: 'Máy in mất kết nối đúng lúc in. Số vẫn có hiệu lực.',
			action: `Xem khe giấy ở ${label}; công dân chưa có phiếu thì in lại.`,
		}
	})
}

function howLong(since: number, now: number): string {
	const minutes = minutesOf(now - since)
	return `Từ ${formatMoment(since, now)}${minutes > 0 ? `, đã ${minutes} phút` : ''}.`
}
