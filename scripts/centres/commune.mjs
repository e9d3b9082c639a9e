import { catalogueOf } from './catalogue.mjs'
import { CALLING, CHOICES, countersOf, HOURS, NOTICES, numbersOf, peopleOf, POLICE_HOURS, RATING, signsOf, VOICE } from './common.mjs'

const MINUTE_MS = 60_000

const ZONES = [
	{
		id: 'a',
		letter: 'A',
		name: { vi: 'Hộ tịch, chứng thực, nhận kết quả', en: 'Civil status, certification, results' },
		where: { vi: 'Bên trái sảnh', en: 'Left side of the hall' },
		turn: 'left',
	},
	{
		id: 'b',
		letter: 'B',
		name: { vi: 'Kinh tế, đất đai, xã hội, cư trú', en: 'Economy, land, society, residence' },
		where: { vi: 'Bên phải sảnh', en: 'Right side of the hall' },
		turn: 'right',
	},
]

/** `[id, prefix, zone, kind, vi, en, usual minutes, more]` */
const SERVICES = [
	['ho-tich', 'A', 'a', 'file', 'Hộ tịch', 'Civil status', 9, {}],
	['chung-thuc', 'A', 'a', 'file', 'Chứng thực', 'Certification', 6, { quotaPerDay: 80 }],
	['kinh-te', 'B', 'b', 'file', 'Đất đai, xây dựng, kinh doanh', 'Land, building, business', 14, { quotaPerDay: 40 }],
	['xa-hoi', 'B', 'b', 'file', 'Văn hóa, xã hội, quân sự', 'Culture, society, military service', 12, {}],
	['cu-tru', 'C', 'b', 'file', 'Căn cước, cư trú', 'Identity, residence', 8, { quotaPerDay: 60, hours: POLICE_HOURS }],
	['nhan-ket-qua', 'E', 'a', 'collect', 'Nhận kết quả', 'Collect a result', 3, {}],
	['huong-dan', 'H', 'a', 'guidance', 'Hướng dẫn', 'Guidance', 5, {}],
]

const SERVICE_OF = {
	family: 'ho-tich',
	identity: 'cu-tru',
	home: 'kinh-te',
	business: 'kinh-te',
	farming: 'kinh-te',
	work: 'xa-hoi',
	health: 'xa-hoi',
	other: 'xa-hoi',
}

const counters = countersOf([
	['a', ['ho-tich', 'chung-thuc', 'nhan-ket-qua'], 'UBX-TP'],
	['a', ['chung-thuc', 'nhan-ket-qua', 'huong-dan'], 'UBX-TP'],
	['b', ['kinh-te', 'xa-hoi'], 'UBX-KT'],
	['b', ['cu-tru'], 'CAX'],
])

const people = peopleOf(
	['Bùi Văn Long', 'Lường Thị Phương', 'Đỗ Thị Hạnh'],
	[
		['Hà Thị Bích', 'clerk'],
		['Lò Văn Hoan', 'clerk'],
		['Sồng A Dơ', 'clerk'],
		['Nguyễn Thị Kim Oanh', 'police'],
	],
)

/** A commune's centre with four counters: real hours, quotas, and time between two calls. */
export function commune() {
	return {
		schema: 'centre/1',
		id: 'commune',
		name: {
			vi: 'Trung tâm Phục vụ hành chính công xã Ví Dụ, tỉnh Sơn La',
			en: 'Ví Dụ Commune Public Administration Service Centre, Sơn La',
		},
		hotline: '0212 300 0001',
		timeZone: 'Asia/Ho_Chi_Minh',
		demo: false,
		zones: ZONES,
		services: SERVICES.map(([id, prefix, zoneId, kind, vi, en, minutes, more]) => ({
			id,
			prefix,
			zoneId,
			name: { vi, en },
			kind,
			numbers: numbersOf(prefix),
			usualMs: minutes * MINUTE_MS,
			...more,
		})),
		counters,
		...catalogueOf(['commune'], (field) => (field.id === 'chung-thuc' ? 'chung-thuc' : SERVICE_OF[field.group])),
		quickPicks: ['2.000815', '1.001193', '1.014063', '1.004222', '1.013225', '1.001612'],
		hours: HOURS,
		lanes: ['regular', 'priority'],
		calling: CALLING,
		voice: VOICE,
		rating: RATING,
		kiosks: [{ id: 'kiosk-1', label: 'K-01', printerId: 'printer-1', zoneIds: [] }],
		displays: [{ id: 'wall-1', label: 'Màn hình sảnh', layout: 'wall', zoneIds: [] }, ...signsOf(counters)],
		people,
		...CHOICES,
		notices: NOTICES,
	}
}
