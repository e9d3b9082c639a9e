import type { Procedure } from '../../contract/catalogue.ts'
import type { CentreSetup } from '../../contract/centre.ts'
import type { Call, DisplayView } from '../../contract/views.ts'

/** Monday 23 November 2026, 09:12 in the centre. */
export const NOW = Date.UTC(2026, 10, 23, 2, 12)
const MINUTE_MS = 60_000
export const DISPLAY = 'wall-1'
const text = (vi: string, en = vi) => ({ vi, en })

const ZONES = [
	['A', 'Hộ tịch, chứng thực', 'left', 10, 10, 20],
	['B', 'Đất đai, xây dựng', 'left', 14, 25, 40],
	['C', 'Căn cước, cư trú, xe', 'ahead', 9, 15, 25],
	['D', 'Kinh doanh, thuế, bảo hiểm', 'right', 6, 5, 15],
	['E', 'Nhận kết quả', 'right', 5, 5, 10],
] as const
/** `[number, counter]`, newest first. */
const CALLED = [
	['A047', 3],
	['B031', 9],
	['C022', 15],
	['E019', 23],
	['D012', 19],
	['A046', 1],
	['B030', 8],
] as const
const AGENCIES = [
	['UBX', 'UBND xã – Hộ tịch, chứng thực', [1, 3]],
	['CAX', 'Công an xã', [15]],
	['VPDK', 'Văn phòng Đăng ký đất đai', [8, 9]],
] as const

const procedure: Procedure = {
	id: '1.001193',
	agencyId: 'UBX',
	fieldId: 'ho-tich',
	serviceId: 's-a',
	short: text('Đăng ký khai sinh'),
	legal: 'Đăng ký khai sinh',
	documents: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh', 'Căn cước của cha hoặc mẹ'],
	level: 'full',
	aliases: [],
	status: 'verified',
	feeVnd: 0,
	limit: { value: 0, unit: 'same_day', cutoff: '15:00' },
}

/** As far as a display reads it. */
export const SETUP = {
	name: text('Trung tâm Phục vụ hành chính công tỉnh Sơn La', 'Sơn La Public Administration Service Centre'),
	hotline: '0212 300 0000',
	zones: ZONES.map(([letter, name, turn]) => ({ id: letter, letter, name: text(name), where: text('Tầng 1'), turn })),
	services: ZONES.map(([letter]) => ({ id: `s-${letter.toLowerCase()}`, zoneId: letter, name: text(letter) })),
	counters: [],
	agencies: AGENCIES.map(([id, short]) => ({ id, name: text(short), short: text(short), level: 'commune' })),
	fields: [{ id: 'ho-tich', name: text('Hộ tịch'), group: 'family', serviceId: 's-a' }],
	procedures: [procedure],
	displays: [{ id: DISPLAY, label: 'Màn hình sảnh', layout: 'wall', zoneIds: [] }],
	pauseReasons: [],
} as unknown as CentreSetup

const callTo = (number: string, counterNumber: number, calledAt: number, callId: number): Call => ({
	...{ callId, number, counterNumber, calledAt },
	...{ counterId: `c-${counterNumber}`, zoneId: number.charAt(0), attempt: 1, language: 'vi' },
})
const earlier = CALLED.map(([number, counter], i) => callTo(number, counter, NOW - (i + 1) * MINUTE_MS, CALLED.length - i))

const IDLE: DisplayView = {
	...{ rev: 1, at: NOW, day: '2026-11-23', setupRev: 1, displayId: DISPLAY, layout: 'wall', open: true, holdMs: 12_000 },
	calls: earlier,
	zones: ZONES.map(([zoneId, , , waiting, p50, p90]) => ({
		...{ zoneId, waiting },
		waitMs: { p50: p50 * MINUTE_MS, p90: p90 * MINUTE_MS },
	})),
	satisfied: { count: 1204, n: 1249, unanswered: 12, percent: 96.4 },
	notices: [
		text('Thứ Ba 24/11 nghỉ lễ Ngày Văn hóa Việt Nam. Mở cửa lại 07:00 thứ Tư 25/11.'),
		text('Mang bản chính để cán bộ đối chiếu, không cần công chứng trước.'),
	],
	// Nothing is fetched or held back by the browser: the picture is the same with and without a loudspeaker.
	voice: { region: 'bac', leadingZeros: 'digits', english: 'never', repeat: 1, silent: [DISPLAY] },
}
const board: DisplayView['board'] = {
	sessions: [
		{ openAt: NOW - 132 * MINUTE_MS, closeAt: NOW + 138 * MINUTE_MS },
		{ openAt: NOW + 258 * MINUTE_MS, closeAt: NOW + 468 * MINUTE_MS },
	],
	services: [],
	desks: [],
}
const oneZone = IDLE.zones.filter(({ zoneId }) => zoneId === 'A')

/** What a display may show for long, or when it matters most. */
export const STATES = {
	idle: IDLE,
	called: { ...IDLE, calls: [callTo('B032', 12, NOW, 20), ...earlier] },
	board: { ...IDLE, board },
	emergency: {
		...IDLE,
		emergency: {
			text: text(
				'Có báo cháy ở tầng 2. Mời mọi người bình tĩnh ra cửa chính, không dùng thang máy.',
				'Fire alarm on floor 2. Please leave calmly by the main door; do not use the lifts.',
			),
			raisedAt: NOW,
		},
	},
	closed: {
		...IDLE,
		...{ open: false, opensAt: NOW + 22 * 60 * MINUTE_MS - 12 * MINUTE_MS, calls: [] },
		zones: IDLE.zones.map((zone) => ({ ...zone, waiting: 0, waitMs: null })),
	},
} satisfies Record<string, DisplayView>

/** Other arrangements of the hall, at the size most walls have. */
export const ARRANGEMENTS = {
	agencies: {
		...IDLE,
		columnsBy: 'agency',
		columns: AGENCIES.map(([id, , desks], i) => ({
			...{ id, waiting: 10 - i, waitMs: { p50: 10 * MINUTE_MS, p90: 20 * MINUTE_MS } },
			counterIds: desks.map((n) => `c-${n}`),
		})),
	},
	zone: { ...IDLE, layout: 'zone', zones: oneZone, calls: earlier.filter(({ zoneId }) => zoneId === 'A') },
} satisfies Record<string, DisplayView>
