import { catalogueOf } from './catalogue.mjs'
import {
	ADMINISTRATOR,
	CALLING,
	CHOICES,
	countersOf,
	HOURS,
	NOTICES,
	numbersOf,
	peopleOf,
	RATING,
	RECEPTIONIST,
	signsOf,
	VOICE,
} from './common.mjs'

const MINUTE_MS = 60_000

/** `[letter, vi, en, where vi, where en, turn]`; the letter is the id as well, in lower case. */
const ZONES = [
	['A', 'Hộ tịch, chứng thực', 'Civil status, certification', 'Tầng 1, rẽ trái', 'Floor 1, turn left', 'left'],
	['B', 'Đất đai, xây dựng', 'Land, building', 'Tầng 1, rẽ trái, phía trong', 'Floor 1, turn left, far end', 'left'],
	['C', 'Căn cước, cư trú, xe', 'Identity, residence, vehicles', 'Tầng 1, đi thẳng', 'Floor 1, straight ahead', 'ahead'],
	['D', 'Kinh doanh, thuế, bảo hiểm', 'Business, tax, insurance', 'Tầng 1, rẽ phải', 'Floor 1, turn right', 'right'],
	['E', 'Nhận kết quả', 'Collect a result', 'Tầng 1, rẽ phải, cạnh cửa ra', 'Floor 1, turn right, by the exit', 'right'],
	['H', 'Hướng dẫn, việc khác', 'Guidance, other', 'Tầng 1, ngay cửa vào', 'Floor 1, by the entrance', 'ahead'],
]

/** `[id, letter, kind, vi, en, usual minutes]`; services of one letter share one sequence of numbers. */
const SERVICES = [
	['ho-tich', 'A', 'file', 'Hộ tịch', 'Civil status', 9],
	['chung-thuc', 'A', 'file', 'Chứng thực', 'Certification', 6],
	['dat-dai', 'B', 'file', 'Đất đai', 'Land', 15],
	['xay-dung', 'B', 'file', 'Xây dựng, nhà ở', 'Building, housing', 14],
	['can-cuoc-cu-tru', 'C', 'file', 'Căn cước, cư trú, xe', 'Identity, residence, vehicles', 9],
	['kinh-doanh-thue', 'D', 'file', 'Kinh doanh, thuế', 'Business, tax', 10],
	['lao-dong-bao-hiem', 'D', 'file', 'Việc làm, bảo hiểm, trợ cấp', 'Work, insurance, benefits', 12],
	['nhan-ket-qua', 'E', 'collect', 'Nhận kết quả', 'Collect a result', 3],
	['huong-dan', 'H', 'guidance', 'Hướng dẫn', 'Guidance', 5],
	['linh-vuc-khac', 'H', 'file', 'Nông nghiệp, y tế, giáo dục, việc khác', 'Farming, health, education, other', 13],
]

const BY_NEED = {
	family: 'ho-tich',
	identity: 'can-cuoc-cu-tru',
	home: 'xay-dung',
	business: 'kinh-doanh-thue',
	work: 'lao-dong-bao-hiem',
	farming: 'linh-vuc-khac',
	health: 'linh-vuc-khac',
	other: 'linh-vuc-khac',
}
const BY_FIELD = {
	'chung-thuc': 'chung-thuc',
	'dat-dai': 'dat-dai',
	'bien-phap-bao-dam': 'dat-dai',
	'phong-chay': 'can-cuoc-cu-tru',
}

const counters = countersOf([
	['a', ['ho-tich', 'chung-thuc'], 'UBX-TP'],
	['a', ['chung-thuc', 'ho-tich'], 'UBX-TP'],
	['a', ['ho-tich', 'chung-thuc'], 'UBX-TP'],
	['b', ['dat-dai'], 'VPDK'],
	['b', ['dat-dai', 'xay-dung']],
	['c', ['can-cuoc-cu-tru'], 'CAX'],
	['c', ['can-cuoc-cu-tru'], 'CAT'],
	['d', ['kinh-doanh-thue', 'lao-dong-bao-hiem'], 'STC'],
	['d', ['lao-dong-bao-hiem', 'kinh-doanh-thue'], 'BHXH'],
	['e', ['nhan-ket-qua']],
	['h', ['huong-dan', 'linh-vuc-khac']],
	['h', ['linh-vuc-khac', 'huong-dan']],
])

const people = peopleOf(
	['Nguyễn Quang Huy', 'Hoàng Thị Thu Hà', 'Trần Đức Thắng'],
	[
		['Cầm Thị Hương', 'officer'],
		['Nguyễn Văn Bình', 'officer'],
		['Lò Thị Mai', 'officer'],
		['Quàng Văn Thành', 'senior'],
		['Trần Thị Ngọc', 'officer'],
		['Vì Văn Cường', 'police'],
		['Giàng A Páo', 'police'],
		['Phạm Minh Tuấn', 'senior'],
		['Lê Thị Thanh', 'officer'],
		['Tòng Thị Xuân', 'officer'],
		['Đinh Thị Lan', 'officer'],
		['Mùa A Sử', 'officer'],
	],
)

/** The demo: a province's centre with twelve counters, open at every hour, without quotas. */
export function demo() {
	return {
		schema: 'centre/1',
		id: 'demo-province',
		name: {
			vi: 'Trung tâm Phục vụ hành chính công tỉnh Sơn La',
			en: 'Sơn La Public Administration Service Centre',
		},
		hotline: '0212 300 0000',
		timeZone: 'Asia/Ho_Chi_Minh',
		demo: true,
		zones: ZONES.map(([letter, vi, en, whereVi, whereEn, turn]) => ({
			id: letter.toLowerCase(),
			letter,
			name: { vi, en },
			where: { vi: whereVi, en: whereEn },
			turn,
		})),
		services: SERVICES.map(([id, letter, kind, vi, en, minutes]) => ({
			id,
			prefix: letter,
			zoneId: letter.toLowerCase(),
			name: { vi, en },
			kind,
			numbers: numbersOf(letter),
			usualMs: minutes * MINUTE_MS,
		})),
		counters,
		...catalogueOf(['province', 'commune'], (field) => BY_FIELD[field.id] ?? BY_NEED[field.group]),
		quickPicks: ['2.000815', '1.001193', '1.014063', '1.004222', '1.012783', '1.001612'],
		hours: HOURS,
		lanes: ['regular', 'priority'],
		calling: { maxCalls: 3, noShowAfterCalls: 1, recallAfterMs: 0, yieldLimit: 3, holdMs: 12_000 },
		voice: VOICE,
		rating: RATING,
		kiosks: [
			{ id: 'kiosk-1', label: 'K-01', printerId: 'printer-1', backupPrinterId: 'printer-2', zoneIds: [] },
			{ id: 'kiosk-2', label: 'K-02', printerId: 'printer-2', backupPrinterId: 'printer-1', zoneIds: [] },
		],
		displays: [
			{ id: 'wall-1', label: 'Màn hình sảnh', layout: 'wall', zoneIds: [] },
			{ id: 'wall-2', label: 'Màn hình khu A, B', layout: 'wall', zoneIds: ['a', 'b'] },
			{ id: 'wall-agencies', label: 'Màn hình theo cơ quan', layout: 'wall', zoneIds: ['a', 'c'], columns: 'agency', board: false },
			{ id: 'zone-c', label: 'Màn hình khu C', layout: 'zone', zoneIds: ['c'] },
			{ id: 'totem-1', label: 'Màn hình lối vào', layout: 'totem', zoneIds: [], languages: ['vi', 'en'] },
			...signsOf(counters),
		],
		people: [...people, RECEPTIONIST],
		...CHOICES,
		notices: NOTICES,
	}
}

/** What a province's centre may begin with: the demo's hall as it would really work, and nobody in it yet. */
export function province() {
	return {
		...demo(),
		id: 'province',
		name: { vi: 'Trung tâm Phục vụ hành chính công tỉnh Ví Dụ', en: 'Ví Dụ Public Administration Service Centre' },
		demo: false,
		calling: CALLING,
		people: [ADMINISTRATOR],
	}
}
