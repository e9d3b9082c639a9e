import type { AlertCause, FloorAlert } from '../../contract/floor-view.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import { formatClock, formatPercent, minutesOf } from '../../ui/format.ts'
import { counterNumber } from '../places.ts'
import { inputWords, printerWords, slipWords } from './device-words.ts'
import type { Sentence, Told } from './sentence.ts'
import { voiceWords } from './voice-words.ts'

type Of<K extends AlertCause['kind']> = Extract<AlertCause, { kind: K }>

export function sentenceOf(cause: AlertCause, told: Told): Sentence {
	switch (cause.kind) {
		case 'help':
			return helpWords(cause, told)
		case 'unserved':
		case 'wait':
			return queueWords(cause, told)
		case 'idle':
		case 'stalled':
		case 'long':
			return counterWords(cause, told)
		case 'low-rating':
			return ratingWords(cause, told)
		case 'printer':
			return printerWords(cause.device, told)
		case 'input':
			return inputWords(cause, told)
		case 'slips':
			return slipWords(cause, told)
		case 'voice':
			return voiceWords(cause.voice, told)
		case 'screen':
			return screenWords(cause, told)
		case 'disk':
			return {
				title: `Ổ đĩa dữ liệu còn trống ${formatPercent(cause.freeShare * 100)}`,
				detail: 'Mọi việc vẫn được ghi cho đến khi ổ đầy.',
				action: 'Báo quản trị dọn ổ đĩa hoặc chuyển bản sao lưu đi nơi khác.',
			}
		case 'calendar':
			return {
				title: `Lịch nghỉ năm ${cause.year} chưa chốt`,
				detail: 'Ngày trả kết quả rơi vào năm này chưa báo được cho người dân.',
				action: 'Nhờ quản trị chốt ở phần Lịch làm việc.',
			}
	}
}

function helpWords({ counterId }: Of<'help'>, { centre }: Told): Sentence {
	const counter = centre.counters.find((c) => c.id === counterId)
	return { title: `Quầy ${counterNumber(centre, counterId)} gọi hỗ trợ`, detail: `Khu ${letterOf(centre, counter?.zoneId)}.` }
}

function queueWords(cause: Of<'unserved'> | Of<'wait'>, { centre, now }: Told): Sentence {
	const service = centre.services.find((s) => s.id === cause.serviceId)
	const name = service?.name.vi ?? cause.serviceId
	if (cause.kind === 'unserved')
		return {
			title: `Không quầy nào đang mở phục vụ ${name}: ${cause.waiting} người chờ`,
			detail: `Khu ${letterOf(centre, service?.zoneId)}. Số đã lấy vẫn có hiệu lực.`,
			action: 'Mở một quầy có dịch vụ này.',
		}
	const letter = letterOf(centre, cause.zoneId)
	return {
		title: `Khu ${letter}: chờ ${minutesOf(now - cause.sinceAt)} phút, mục tiêu ${minutesOf(cause.targetMs)}`,
		detail: `${name}.`,
		action: `Báo lại thời gian chờ cho người đang đợi ở khu ${letter}.`,
	}
}

function counterWords(cause: Of<'idle'> | Of<'stalled'> | Of<'long'>, { centre, now }: Told): Sentence {
	const n = counterNumber(centre, cause.counterId)
	const minutes = minutesOf(now - cause.sinceAt)
	if (cause.kind === 'idle')
		return {
			title: `Quầy ${n} chưa gọi ai đã ${minutes} phút`,
			detail: `${cause.waiting} người đang chờ dịch vụ của quầy này.`,
			action: `Nhắc cán bộ quầy ${n} gọi số tiếp theo.`,
		}
	if (cause.kind === 'stalled')
		return {
			title: `Quầy ${n} gọi ${cause.number} đã ${minutes} phút`,
			detail: 'Chưa bắt đầu phục vụ.',
			action: `Hỏi cán bộ quầy ${n} công dân đã đến chưa.`,
		}
	return {
		title: `Quầy ${n} phục vụ ${cause.number} đã ${minutes} phút`,
		detail: 'Lâu hơn thường lệ; có thể là hồ sơ khó.',
		action: `Hỏi cán bộ quầy ${n} có cần hỗ trợ không.`,
	}
}

function ratingWords({ zoneId, ratedAt, count }: Of<'low-rating'>, { centre }: Told): Sentence {
	const where = zoneId === undefined ? '' : ` · khu ${letterOf(centre, zoneId)}`
	return {
		title: count === 1 ? 'Đánh giá không hài lòng' : `${count} đánh giá không hài lòng`,
		detail: `Khoảng ${formatClock(ratedAt)}${where}. Không nêu quầy, để giữ kín người đánh giá.`,
		action: 'Ra sảnh hỏi thăm người đang chờ.',
	}
}

function screenWords({ screen, screenId, sinceAt }: Of<'screen'>, { centre }: Told): Sentence {
	const label = [...centre.displays, ...centre.kiosks].find(({ id }) => id === screenId)?.label ?? screenId
	return {
		title: `${label} mất kết nối`,
		detail: `Từ ${formatClock(sinceAt)}. ${screen === 'kiosk' ? 'Máy khác vẫn cấp số.' : 'Số gọi vẫn hiện ở màn hình khác và bảng quầy.'}`,
		action: 'Kiểm tra nguồn điện và dây mạng của màn hình.',
	}
}

const letterOf = (centre: CentreSetup, zoneId: string | undefined): string => centre.zones.find((z) => z.id === zoneId)?.letter ?? ''

/** What the step would do to the wait, where it is known. */
export function effectOf({ action }: Pick<FloorAlert, 'action'>, centre: CentreSetup): string | undefined {
	if (!action?.effect) return undefined
	const n = counterNumber(centre, action.counterId)
	const { nowMs, thenMs } = action.effect
	const then = Math.max(1, Math.round(thenMs / 60_000))
	if (nowMs === null) return `Mở quầy ${n} thì chờ khoảng ${then} phút.`
	const now = Math.max(1, Math.round(nowMs / 60_000))
	return then < now
		? `Người lấy số bây giờ chờ khoảng ${now} phút; mở quầy ${n} thì còn khoảng ${then} phút.`
		: `Mở quầy ${n} chưa làm ngắn thời gian chờ (khoảng ${now} phút).`
}
