import { Centre } from '../../contract/centre.ts'

const text = (vi: string) => ({ vi, en: vi })
const allWeek = [
	{ days: [1, 2, 3, 4, 5], open: '07:00', close: '11:30' },
	{ days: [1, 2, 3, 4, 5], open: '13:30', close: '17:00' },
]

/** A small centre for tests: two zones, three services (two share a sequence), three counters, one kiosk. */
export function testCentre(changes: Partial<Centre> = {}): Centre {
	return Centre.parse({
		schema: 'centre/1',
		id: 'test',
		name: text('Trung tâm thử'),
		hotline: '0212 300 0000',
		timeZone: 'Asia/Ho_Chi_Minh',
		zones: [
			{ id: 'zone-a', letter: 'A', name: text('Hộ tịch'), where: text('Tầng 1, rẽ trái'), turn: 'left' },
			{ id: 'zone-b', letter: 'B', name: text('Đất đai'), where: text('Tầng 1, rẽ phải'), turn: 'right' },
		],
		services: [
			{
				id: 'ho-tich',
				prefix: 'A',
				zoneId: 'zone-a',
				name: text('Hộ tịch'),
				kind: 'file',
				numbers: { sequence: 'a', first: 1, last: 999, width: 3 },
				usualMs: 600_000,
			},
			{
				id: 'chung-thuc',
				prefix: 'A',
				zoneId: 'zone-a',
				name: text('Chứng thực'),
				kind: 'file',
				numbers: { sequence: 'a', first: 1, last: 999, width: 3 },
				usualMs: 300_000,
			},
			{
				id: 'dat-dai',
				prefix: 'B',
				zoneId: 'zone-b',
				name: text('Đất đai'),
				kind: 'file',
				numbers: { sequence: 'b', first: 1, last: 999, width: 3 },
				usualMs: 900_000,
			},
		],
		counters: [
			{ id: 'counter-1', number: 1, zoneId: 'zone-a', services: ['ho-tich', 'chung-thuc'] },
			{ id: 'counter-2', number: 2, zoneId: 'zone-a', services: ['ho-tich'] },
			{ id: 'counter-3', number: 3, zoneId: 'zone-b', services: ['dat-dai'] },
		],
		agencies: [{ id: 'UBX', name: text('UBND xã'), short: text('UBND xã'), level: 'commune' }],
		fields: [{ id: 'ho-tich', name: text('Hộ tịch'), group: 'family', serviceId: 'ho-tich' }],
		procedures: [
			{
				id: '1.001193',
				agencyId: 'UBX',
				fieldId: 'ho-tich',
				serviceId: 'ho-tich',
				short: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
				legal: 'Thủ tục đăng ký khai sinh',
				limit: { value: 1, unit: 'same_day', cutoff: '15:00' },
				feeVnd: 0,
				documents: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh'],
				level: 'full',
				status: 'verified',
			},
		],
		quickPicks: ['1.001193'],
		hours: { weekly: allWeek, closed: [{ day: '2026-11-24', reason: text('Ngày Văn hóa Việt Nam') }] },
		rating: {
			levels: [
				{ level: 4, name: text('Rất hài lòng'), counts: 'positive' },
				{ level: 3, name: text('Hài lòng'), counts: 'positive' },
				{ level: 2, name: text('Bình thường'), counts: 'neutral' },
				{ level: 1, name: text('Không hài lòng'), counts: 'negative' },
			],
			reasons: [
				{ id: 'cho-lau', name: text('Chờ lâu') },
				{ id: 'goi-y-thu', name: text('Gợi ý thu ngoài quy định'), confidential: true },
			],
			windowMs: 600_000,
			unansweredMs: 60_000,
		},
		calling: { maxCalls: 3, noShowAfterCalls: 1, recallAfterMs: 0, yieldLimit: 3, holdMs: 12_000 },
		voice: { region: 'bac', leadingZeros: 'digits', english: 'when-asked', repeat: 2 },
		kiosks: [{ id: 'kiosk-1', label: 'K-01', printerId: 'printer-1' }],
		displays: [
			{ id: 'wall-1', label: 'Sảnh chính', layout: 'wall' },
			{ id: 'sign-1', label: 'Bảng quầy 1', layout: 'sign', counterId: 'counter-1' },
		],
		people: [
			{ username: 'admin', name: 'Quản trị', title: text('Quản trị viên'), role: 'administrator' },
			{ username: 'supervisor', name: 'Trần Thị Hoa', title: text('Phó giám đốc'), role: 'supervisor' },
			{ username: 'inspector', name: 'Lê Văn Bình', title: text('Thanh tra viên'), role: 'inspector' },
			{ username: 'officer1', name: 'Lò Thị Mai', title: text('Chuyên viên'), role: 'officer', counterId: 'counter-1' },
			{ username: 'officer2', name: 'Hoàng Văn Sơn', title: text('Chuyên viên'), role: 'officer', counterId: 'counter-2' },
			{ username: 'officer3', name: 'Đỗ Thị Lan', title: text('Chuyên viên'), role: 'officer', counterId: 'counter-3' },
		],
		pauseReasons: [{ id: 'hop', name: text('Họp') }],
		holdReasons: [{ id: 'photo', name: text('Đi photo giấy tờ') }],
		outcomes: [{ id: 'tiep-nhan', name: text('Tiếp nhận') }],
		notices: [],
		demo: true,
		...changes,
	})
}
