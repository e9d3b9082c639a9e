import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Call, DisplayView, LobbyBoard } from '../../contract/views.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
export const MINUTE_MS = 60_000
export const text = (vi: string, en = vi) => ({ vi, en })

const NAMES = [
	'Hộ tịch, chứng thực',
	'Đất đai, xây dựng và quản lý đô thị, nông thôn',
	'Ặ Ẵ Ỗ Ữ Ỹ Đ: căn cước, cư trú',
	'Kinh doanh, thuế, bảo hiểm xã hội, bảo hiểm y tế, việc làm',
	'Nhận kết quả',
	'Hướng dẫn, việc khác',
	'Nông nghiệp và môi trường',
	'Y tế, giáo dục, văn hóa, thể thao và du lịch',
]
export const zonesOf = (n: number): CentreSetup['zones'] =>
	NAMES.slice(0, n).map((name, i) => ({
		id: `z${i}`,
		letter: 'ABCDEFGH'.charAt(i),
		name: text(name, `Zone ${i}`),
		where: text('Tầng 1'),
		turn: 'left' as const,
	}))

export const procedure = (id: string, over: Partial<Procedure> = {}): Procedure => ({
	id,
	agencyId: 'UBX',
	fieldId: 'ho-tich',
	serviceId: 's0',
	short: text(`Thủ tục ${id}`),
	legal: `Thủ tục ${id}`,
	documents: ['Tờ khai', 'Giấy chứng sinh'],
	level: 'full',
	aliases: [],
	status: 'verified',
	...over,
})

/** A set-up as far as a display reads it. */
export const hallSetup = (zones = 2, procedures: Procedure[] = []): CentreSetup =>
	({
		name: text('Trung tâm Phục vụ hành chính công tỉnh Sơn La', 'Sơn La Public Administration Service Centre'),
		hotline: '0212 300 0000',
		zones: zonesOf(zones),
		services: zonesOf(zones).map(({ id }, i) => ({ id: `s${i}`, zoneId: id, name: text(`Dịch vụ ${i}`) })),
		counters: zonesOf(zones).map(({ id }, i) => ({ id: `c${i}`, number: i + 1, zoneId: id, services: [`s${i}`], agencyId: `A${i % 2}` })),
		agencies: [{ id: 'UBX', name: text('UBND xã'), short: text('UBND xã'), level: 'commune' }],
		fields: [
			{ id: 'ho-tich', name: text('Hộ tịch'), group: 'family', serviceId: 's0' },
			{ id: 'dat-dai', name: text('Đất đai'), group: 'home', serviceId: 's1' },
		],
		procedures,
		displays: [{ id: 'wall-1', label: 'Sảnh', layout: 'wall', zoneIds: [] }],
		pauseReasons: [],
	}) as unknown as CentreSetup

export const call = (callId: number, over: Partial<Call> = {}): Call => ({
	callId,
	number: `A${String(callId).padStart(3, '0')}`,
	counterId: 'c0',
	counterNumber: 1,
	zoneId: 'z0',
	attempt: 1,
	calledAt: NOW - MINUTE_MS,
	language: 'vi',
	...over,
})

export const board = (over: Partial<LobbyBoard> = {}): LobbyBoard => ({
	sessions: [
		{ openAt: NOW - 132 * MINUTE_MS, closeAt: NOW + 138 * MINUTE_MS },
		{ openAt: NOW + 258 * MINUTE_MS, closeAt: NOW + 468 * MINUTE_MS },
	],
	services: [],
	desks: [],
	...over,
})

export const hallView = (over: Partial<DisplayView> = {}, zones = 2): DisplayView => ({
	rev: 1,
	at: NOW,
	day: '2026-11-23',
	setupRev: 1,
	displayId: 'wall-1',
	layout: 'wall',
	calls: [],
	zones: zonesOf(zones).map(({ id }, i) => ({ zoneId: id, waiting: 10 * i, waitMs: { p50: 115 * MINUTE_MS, p90: 160 * MINUTE_MS } })),
	satisfied: { count: 1204, n: 1249, unanswered: 12, percent: 96.4 },
	open: true,
	notices: [],
	voice: { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1 },
	holdMs: 12_000,
	...over,
})

export const wallProps = (view: Partial<DisplayView> = {}, setup = hallSetup(), zones = 2) => ({
	view: hallView(view, zones),
	setup,
	now: NOW,
	fresh: true,
	sound: 'ready' as const,
	speaking: undefined as number | undefined,
	onunlock: () => {},
})
