import type { CentreSetup } from '../contract/centre.ts'
import type { CounterView } from '../contract/views.ts'

/** Where a call of this counter is shown: the walls of its zone, and its own sign where it is connected. */
export function sentTo({ zoneId, number, devices }: Pick<CounterView, 'zoneId' | 'number' | 'devices'>, setup: CentreSetup): string {
	const walls = setup.displays.filter((d) => d.layout === 'wall' && (d.zoneIds.length === 0 || d.zoneIds.includes(zoneId))).length
	const sign = devices.find((d) => d.kind === 'sign')
	const board = `bảng quầy ${number}`
	const shown = [walls > 0 && `${walls} màn hình`, sign?.state === 'ok' && board].filter(Boolean).join(' và ')
	const missing = sign && sign.state !== 'ok' ? `${board} chưa nối` : ''
	return [shown ? `Đã gửi tới ${shown}` : 'Không có màn hình nào nhận lượt gọi', missing].filter(Boolean).join('; ')
}
