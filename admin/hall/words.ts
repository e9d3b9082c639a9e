import type { NeedGroup } from '../../contract/catalogue.ts'
import type { Service, Zone } from '../../contract/centre.ts'

export const HALL_WORDS = {
	tabs: 'Các danh sách',
	edit: 'Sửa',
	editOne: (name: string) => `Sửa ${name}`,
	find: 'Tìm',
	allZones: 'Mọi khu',
	zone: 'Khu',
	shown: (n: number, of: number) => (n === of ? `${of} mục` : `${n} trên ${of} mục`),
	nothingFound: 'Không có mục nào như vậy.',
	none: 'Chưa có mục nào.',
	gone: 'Mục này không còn trong bản nháp.',
	order: 'Đổi thứ tự',
	ownHours: 'giờ riêng',
	hoursHow: 'Giờ riêng, nếu có, đặt ở phần Lịch làm việc.',
	noName: 'Chưa có tên.',
	notUsed: 'Không nơi nào khác trong thiết lập đang dùng.',
	used: (where: string) => `Đang dùng ở: ${where}. Xóa xong, những chỗ này phải sửa trước khi áp dụng.`,
	andMore: (n: number) => `và ${n} nữa`,
	remove: 'Xóa',
	removeSure: (name: string) => `Xóa ${name}?`,
	noneOf: 'không có',
} as const

export const ZONE_WORDS = {
	one: (letter: string) => `khu ${letter}`,
	add: 'Thêm khu',
	letter: 'Chữ của khu',
	letterHow: 'Một chữ A–Z, hiện trên biển và màn hình.',
	name: 'Tên khu',
	where: 'Chỉ đường, như nói với người dân',
	whereHow: 'Ví dụ: Tầng 1, rẽ trái.',
	turn: 'Từ máy lấy số đi',
	services: 'Dịch vụ',
	counters: 'Quầy',
	badLetter: 'Chữ của khu phải là một chữ cái A–Z.',
	letterTaken: (letter: string) => `Đã có khu ${letter}.`,
	noWhere: 'Chưa có câu chỉ đường.',
} as const

export const TURN_WORDS: Record<Zone['turn'], string> = { left: 'rẽ trái', right: 'rẽ phải', ahead: 'đi thẳng' }
export const KIND_WORDS: Record<Service['kind'], string> = { file: 'nộp hồ sơ', collect: 'nhận kết quả', guidance: 'hướng dẫn' }

export const SERVICE_WORDS = {
	one: (name: string) => `dịch vụ ${name}`,
	add: 'Thêm dịch vụ',
	name: 'Tên dịch vụ',
	kind: 'Loại việc',
	numbers: 'Số',
	sequence: 'Dãy số',
	own: 'Dãy số riêng',
	sharedWith: (names: string, range: string) => `Chung với ${names} (${range})`,
	alsoChanges: (names: string) => `Đổi ở đây là đổi cả cho: ${names}.`,
	prefix: 'Chữ đầu',
	prefixHow: 'Không hoặc 1–3 chữ; không dùng I, O, Q.',
	first: 'Số đầu',
	last: 'Số cuối',
	width: 'Số chữ số',
	sample: (first: string, last: string, count: string) => `Số đầu tiên ${first}, số cuối cùng ${last}; ${count} số mỗi ngày.`,
	clash: (names: string) => `Có thể trùng số với: ${names}. Đổi chữ đầu hoặc khoảng số.`,
	quota: 'Nhiều nhất mỗi ngày',
	quotaUnit: 'phiếu',
	quotaHow: 'Để trống là không giới hạn.',
	quotas: 'Giới hạn theo buổi',
	quotaRow: (n: number) => `buổi ${n}`,
	addQuota: 'Thêm buổi',
	from: 'Từ giờ',
	to: 'Đến giờ',
	count: 'Số phiếu',
	usual: 'Một lượt thường mất',
	usualHow: 'Dùng để báo giờ chờ cho đến khi có số liệu của chính dịch vụ này.',
	fields: 'Lĩnh vực',
	counters: 'Quầy',
	minutes: (n: number) => `${n.toLocaleString('vi-VN')} phút`,
	perDay: (n: number) => `${n} phiếu mỗi ngày`,
	perPart: (from: string, to: string, n: number) => `${from}–${to}: ${n} phiếu`,
	badPrefix: 'Chữ đầu gồm nhiều nhất 3 chữ A–Z, trừ I, O, Q.',
	badRange: 'Số đầu phải nhỏ hơn hoặc bằng số cuối, đều từ 0 trở lên.',
	badWidth: 'Số chữ số từ 1 đến 6 và đủ để viết số cuối.',
	badQuota: 'Giới hạn phải là số nguyên từ 0.',
	badQuotas: 'Mỗi buổi cần giờ bắt đầu trước giờ kết thúc và số phiếu từ 0.',
	noUsual: 'Chưa có thời gian một lượt.',
} as const

export const COUNTER_WORDS = {
	one: (n: number | string) => `quầy ${n}`,
	number: 'Số quầy',
	add: 'Thêm quầy',
	addMany: 'Thêm nhiều quầy',
	manyTitle: 'Thêm nhiều quầy giống nhau',
	from: 'Từ quầy số',
	to: 'Đến quầy số',
	services: 'Phục vụ',
	agency: 'Cơ quan',
	profile: 'Thứ tự gọi',
	alike: 'không có',
	added: (from: number, to: number) => `Thêm quầy ${from}–${to}`,
	willAdd: (n: number) => `Sẽ thêm ${n} quầy.`,
	badNumber: 'Số quầy phải từ 1 đến 999.',
	numberTaken: (numbers: string) => `Đã có quầy ${numbers}.`,
	badRange: 'Quầy đầu phải nhỏ hơn hoặc bằng quầy cuối, nhiều nhất 100 quầy một lần.',
	noServices: 'Chưa chọn dịch vụ nào.',
} as const

export const AGENCY_WORDS = {
	one: (name: string) => `cơ quan ${name}`,
	add: 'Thêm cơ quan',
	name: 'Tên đầy đủ',
	short: 'Tên ngắn, hiện trên nút',
	level: 'Cấp',
	counters: 'Quầy',
	noShort: 'Chưa có tên ngắn.',
} as const
export const LEVEL_WORDS = { province: 'tỉnh', commune: 'xã' } as const

export const FIELD_WORDS = {
	one: (name: string) => `lĩnh vực ${name}`,
	add: 'Thêm lĩnh vực',
	name: 'Tên lĩnh vực',
	group: 'Nhóm nhu cầu trên máy lấy số',
	service: 'Do dịch vụ',
} as const
export const GROUP_WORDS: Record<NeedGroup, string> = {
	family: 'Gia đình, hộ tịch',
	identity: 'Căn cước, cư trú, xe',
	home: 'Nhà, đất, xây dựng',
	business: 'Kinh doanh, thuế',
	work: 'Việc làm, bảo hiểm, trợ cấp',
	farming: 'Nông nghiệp, môi trường',
	health: 'Y tế, giáo dục, văn hóa',
	other: 'Việc khác',
}

/** Where something is used, kind by kind. */
export const USE_WORDS = {
	services: (n: number, names: string) => `${n} dịch vụ (${names})`,
	counters: (n: number, names: string) => `${n} quầy (${names})`,
	fields: (n: number, names: string) => `${n} lĩnh vực (${names})`,
	kiosks: (n: number, names: string) => `${n} máy lấy số (${names})`,
	displays: (n: number, names: string) => `${n} màn hình (${names})`,
	profiles: (n: number, names: string) => `${n} thứ tự gọi (${names})`,
	people: (n: number, names: string) => `${n} cán bộ (${names})`,
	devices: (n: number, names: string) => `${n} thiết bị (${names})`,
	procedures: (n: number) => `${n.toLocaleString('vi-VN')} thủ tục`,
} as const
