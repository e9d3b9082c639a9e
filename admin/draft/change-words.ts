import type { CentrePart, PartChange } from '../../contract/draft.ts'
import { idsInWords, type NameOf } from './names.ts'
import { DRAFT_WORDS as W } from './words.ts'

/** What the fields of a set-up are called; a field that has no name here keeps its own. */
const FIELDS: Readonly<Record<string, string>> = {
	id: 'mã',
	order: 'thứ tự',
	username: 'tài khoản',
	name: 'tên',
	vi: 'tiếng Việt',
	en: 'tiếng Anh',
	letter: 'chữ',
	where: 'chỉ đường',
	turn: 'hướng rẽ',
	prefix: 'chữ đầu của số',
	zoneId: 'khu',
	zoneIds: 'khu',
	kind: 'loại việc',
	numbers: 'dãy số',
	sequence: 'dãy',
	first: 'số đầu',
	last: 'số cuối',
	width: 'số chữ số',
	quotaPerDay: 'số phiếu mỗi ngày',
	quotas: 'số phiếu theo buổi',
	hours: 'giờ riêng',
	usualMs: 'thời gian một lượt',
	number: 'số quầy',
	services: 'dịch vụ',
	serviceId: 'dịch vụ',
	serviceIds: 'dịch vụ',
	profileId: 'thứ tự gọi',
	agencyId: 'cơ quan',
	fieldId: 'lĩnh vực',
	counterId: 'quầy',
	short: 'tên ngắn',
	legal: 'tên đầy đủ',
	level: 'cấp',
	levels: 'các mức',
	counts: 'tính là',
	reasons: 'lý do',
	confidential: 'gửi kín',
	confidentialReaders: 'người đọc góp ý gửi kín',
	windowMs: 'còn đánh giá được trong',
	unansweredMs: 'coi là không trả lời sau',
	group: 'nhóm nhu cầu',
	maxCalls: 'gọi nhiều nhất',
	noShowAfterCalls: 'ghi vắng mặt sau số lần gọi',
	noShowAfterMs: 'ghi vắng mặt sau',
	recallAfterMs: 'gọi lại được sau',
	yieldLimit: 'nhường nhiều nhất',
	preferenceLimit: 'nhường nhiều nhất theo thứ tự gọi',
	autoCallMs: 'tự gọi sau',
	holdMs: 'giữ số trên màn hình',
	region: 'vùng giọng',
	leadingZeros: 'số 0 đầu',
	english: 'tiếng Anh',
	repeat: 'số lần đọc',
	volume: 'âm lượng',
	quiet: 'giờ nhỏ tiếng',
	packs: 'giọng',
	silent: 'màn hình không đọc',
	places: 'quầy đọc theo tên',
	sayZone: 'đọc cả khu',
	earlyMs: 'đến sớm nhất',
	leadMs: 'tính hẹn từ trước',
	lateMs: 'muộn nhất',
	waiting: 'số người chờ',
	waitMs: 'thời gian chờ',
	weekly: 'giờ trong tuần',
	closed: 'ngày nghỉ',
	worked: 'ngày làm bù',
	partDays: 'ngày giờ khác',
	days: 'các ngày',
	day: 'ngày',
	open: 'mở',
	close: 'đóng',
	reason: 'lý do',
	from: 'từ',
	to: 'đến',
	count: 'số phiếu',
	role: 'vai trò',
	title: 'chức danh',
	label: 'tên gọi',
	layout: 'kiểu',
	documents: 'giấy tờ',
	forms: 'mẫu đơn',
	limit: 'thời hạn',
	feeVnd: 'lệ phí',
	fees: 'lệ phí',
	aliases: 'tên thường gọi',
	status: 'tình trạng',
	steps: 'các bước',
	languages: 'ngôn ngữ',
	skills: 'kỹ năng',
	suspended: 'tạm khóa',
	keys: 'phím',
}

const VALUES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
	turn: { left: 'rẽ trái', right: 'rẽ phải', ahead: 'đi thẳng' },
	kind: { file: 'nộp hồ sơ', collect: 'nhận kết quả', guidance: 'hướng dẫn' },
	counts: { positive: 'hài lòng', neutral: 'bình thường', negative: 'không hài lòng' },
	region: { bac: 'miền Bắc', nam: 'miền Nam' },
	english: { never: 'không đọc', 'when-asked': 'khi người dân chọn', always: 'luôn đọc' },
	seating: { own: 'quầy được giao', any: 'quầy nào trống' },
}

/** `numbers.first` → `dãy số · số đầu`; places in lists count from 1 already. */
export function pathInWords(path: string): string {
	const parts = partsOf(path)
	return parts.length > 0 ? parts.map((part) => FIELDS[part] ?? part).join(' · ') : W.whole
}

/** A value as people read it: lengths of time in minutes or seconds, choices and items by their names. */
export function valueInWords({ part, path, value }: { part: CentrePart; path: string; value: string }, nameOf: NameOf): string {
	const field = partsOf(path).findLast((one) => !/^\d+$/.test(one)) ?? part
	if (value === '') return W.empty
	if (value === 'true') return W.yes
	if (value === 'false') return W.no
	if (field.endsWith('Ms') && /^\d+$/.test(value)) return lengthInWords(Number(value))
	return VALUES[field]?.[value] ?? idsInWords({ part, field, value }, nameOf)
}

const partsOf = (path: string): string[] => path.split(/[.[\]]+/).filter((part) => part !== '')

/** `15 phút`, `90 giây`: whole minutes from two minutes on. */
export function lengthInWords(ms: number): string {
	const minutes = ms / 60_000
	return Number.isInteger(minutes) && minutes > 0 ? `${minutes} phút` : `${(ms / 1000).toLocaleString('vi-VN')} giây`
}

/** `thêm 2, sửa 1`. */
export const countsInWords = ({ added, changed, removed }: PartChange['counts']): string =>
	[added > 0 && `thêm ${added}`, changed > 0 && `sửa ${changed}`, removed > 0 && `bỏ ${removed}`].filter((one) => one !== false).join(', ')
