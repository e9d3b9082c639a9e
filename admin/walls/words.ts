import type { WallList } from '../../contract/walls.ts'
import { formatMoment } from '../words.ts'

export const WALL_WORDS = {
	write: 'Viết thông báo',
	change: 'Sửa thông báo',
	vi: 'Nội dung tiếng Việt',
	en: 'Nội dung tiếng Anh (để trống thì dùng tiếng Việt)',
	from: 'Hiện từ (để trống: ngay bây giờ)',
	until: 'Đến (để trống: đến khi gỡ)',
	on: 'Trên màn hình',
	onAll: 'Tất cả màn hình',
	post: 'Đăng thông báo',
	saveChange: 'Lưu thay đổi',
	posted: 'Đã đăng. Màn hình hiện ngay, hoặc khi đến giờ.',
	wrongTimes: 'Giờ kết thúc phải sau giờ bắt đầu.',
	notices: 'Thông báo',
	none: 'Chưa có thông báo nào. Màn hình chỉ hiện các dòng ghi trong thiết lập.',
	edit: 'Sửa',
	withdraw: 'Gỡ',
	withdrawn: 'Đã gỡ thông báo.',
	emergency: 'Thông báo khẩn',
	emergencyWhat: 'Phủ kín mọi màn hình chờ và bảng quầy, hiện một dải trên máy lấy số và máy ở quầy, cho đến khi kết thúc.',
	emergencyText: 'Nội dung, ví dụ: Mời rời khỏi tòa nhà theo lối cửa chính',
	raise: 'Phát thông báo khẩn',
	raiseSure: 'Phát thông báo khẩn?',
	raiseYes: 'Phát ngay',
	raised: 'Đang phát thông báo khẩn',
	end: 'Kết thúc thông báo khẩn',
	ended: 'Đã kết thúc thông báo khẩn.',
	shows: 'Màn hình đang hiện gì',
	screen: 'Màn hình',
	layout: 'Kiểu',
	link: 'Kết nối',
	content: 'Đang hiện',
	online: 'đang nối',
	offline: 'chưa nối',
	setupOnly: 'dòng trong thiết lập',
	ofCounter: 'số của quầy',
	media: 'Hình và phim',
	mediaHow: 'Chép tệp png, jpg, webp, mp4, webm vào thư mục media/<tên> trong thư mục dữ liệu của máy chủ.',
	mediaNone: 'Chưa có tệp nào.',
	broken: 'không phát được',
	ignored: 'không dùng được (sai loại tệp)',
} as const

export const LAYOUT_WORDS: Record<WallList['walls'][number]['layout'], string> = {
	wall: 'Sảnh, ngang',
	totem: 'Sảnh, đứng',
	zone: 'Một khu',
	sign: 'Bảng quầy',
}

type Notice = WallList['notices'][number]

/** "đang hiện", "hiện từ 24/11 07:00", "đã hết lúc 09:30"; and until when. */
export function timesInWords({ from, until }: Pick<Notice, 'from' | 'until'>, now: number): string {
	if (until !== undefined && until <= now) return `đã hết lúc ${formatMoment(until, now)}`
	const end = until === undefined ? 'đến khi gỡ' : `đến ${formatMoment(until, now)}`
	return from !== undefined && from > now ? `sẽ hiện từ ${formatMoment(from, now)}, ${end}` : `đang hiện, ${end}`
}

/** What a field for day and time holds, in the centre's time wherever the browser is. */
export const toMoment = (field: string): number | undefined => (field === '' ? undefined : Date.parse(`${field}:00+07:00`))
export const toField = (at: number | undefined): string => (at === undefined ? '' : new Date(at + 7 * 3_600_000).toISOString().slice(0, 16))
