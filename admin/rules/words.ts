import type { RatingSetup } from '../../contract/centre.ts'
import { lengthInWords } from '../draft/change-words.ts'
import type { Lane } from '../../contract/ids.ts'

export const RULE_WORDS = {
	edit: 'Sửa',
	editOne: (title: string) => `Sửa: ${title.toLowerCase()}`,
	saved: (title: string) => `Sửa ${title.toLowerCase()}`,
	calling: 'Cách gọi số',
	tickets: 'Lấy số',
	appointments: 'Hẹn trước',
	seating: 'Cách ngồi quầy',
	rating: 'Thang đánh giá',
	reasons: 'Lý do không hài lòng',
	voice: 'Giọng đọc',
	targets: 'Mục tiêu',
	notices: 'Thông báo thường trực',
	pauseReasons: 'Lý do tạm nghỉ',
	holdReasons: 'Lý do tạm giữ',
	outcomes: 'Kết quả lượt',
	quotas: 'Giới hạn số phiếu',
	quotasHow: 'Đặt ở từng dịch vụ.',
	noQuotas: 'Chưa dịch vụ nào giới hạn số phiếu.',
	toServices: 'Đến danh sách dịch vụ',
	none: 'Chưa có mục nào.',
	times: 'lần',
	people: 'người',
	years: 'tuổi',
	percent: '%',
	needNumber: (label: string) => `“${label}” chưa có số hợp lệ.`,
	needName: 'Có dòng chưa đặt tên.',
} as const

export const CALLING_WORDS = {
	maxCalls: 'Gọi nhiều nhất',
	noShowAfterCalls: 'Ghi vắng mặt được sau',
	recallAfterMs: 'Giữa hai lần gọi',
	noShowAfterMs: 'Chờ thêm trước khi ghi vắng mặt',
	yieldLimit: 'Nhường nhiều nhất',
	preferenceLimit: 'Nhường theo thứ tự gọi, nhiều nhất',
	autoCallMs: 'Quầy trống thì tự gọi sau',
	holdMs: 'Giữ số vừa gọi trên màn hình',
	noShowTooLarge: 'Số lần gọi trước khi ghi vắng mặt không được lớn hơn số lần gọi nhiều nhất.',
} as const

/** What each rule of calling means, for whoever has to decide it. `null`: not set. */
export const CALLING_MEANS = {
	maxCalls: (n: number | null) => `Mỗi số được gọi nhiều nhất ${n ?? '–'} lần.`,
	noShowAfterCalls: (n: number | null) => `Sau ${n ?? '–'} lần gọi mà không đến, cán bộ được ghi vắng mặt.`,
	recallAfterMs: (ms: number | null) => (ms ? `Gọi lại một số sau ít nhất ${lengthInWords(ms)}.` : 'Gọi lại được ngay.'),
	noShowAfterMs: (ms: number | null) =>
		ms ? `Từ lần gọi đầu phải qua ${lengthInWords(ms)} mới ghi vắng mặt được.` : 'Không phải chờ thêm trước khi ghi vắng mặt.',
	yieldLimit: (n: number | null) =>
		n === 0
			? 'Không ai bị người lấy số sau vượt trước, kể cả ưu tiên.'
			: `Ở một quầy, không ai bị vượt quá ${n ?? '–'} lần bởi người lấy số sau (ưu tiên, có hẹn).`,
	preferenceLimit: (n: number | null) => `Ở quầy có thứ tự gọi riêng: không quá ${n ?? '–'} lần.`,
	autoCallMs: (ms: number | null) =>
		ms ? `Quầy trống ${lengthInWords(ms)} thì tự gọi số tiếp theo.` : 'Để trống: cán bộ bấm nút thì mới gọi.',
	holdMs: (ms: number | null) => `Số vừa gọi hiện nổi bật ${ms === null ? '–' : lengthInWords(ms)}.`,
} as const

export const TICKET_WORDS = {
	lanes: 'Diện chọn được ở máy lấy số',
	needLane: 'Cần ít nhất một diện.',
	priorityFromAge: 'Gợi ý ưu tiên từ',
	priorityHow: 'Khi quét căn cước. Luật Người cao tuổi: từ 60 tuổi khi dùng dịch vụ.',
	waiting: 'Hỏi lại khi đã có quá',
	waitMs: 'Hỏi lại khi phải chờ quá',
	longHow: 'Để trống là không hỏi.',
	lanesAre: (names: string) => `Người dân chọn: ${names}.`,
	priorityIs: (age: number) => `Quét thẻ từ ${age} tuổi thì máy gợi ý nút Ưu tiên.`,
	longIs: (parts: string) => `Hàng dài ${parts} thì máy hỏi trước khi cấp số.`,
	longWaiting: (n: number) => `quá ${n} người`,
	longWait: (ms: number) => `quá ${lengthInWords(ms)}`,
	or: ' hoặc ',
	noLong: 'Không hỏi lại khi hàng dài.',
} as const
export const LANE_NAMES: Record<Lane, string> = { regular: 'Thường', priority: 'Ưu tiên', appointment: 'Có hẹn' }

export const APPOINTMENT_WORDS = {
	earlyMs: 'Đến sớm nhất trước giờ hẹn',
	leadMs: 'Tính là có hẹn từ trước giờ hẹn',
	lateMs: 'Giữ chỗ sau giờ hẹn',
	earlyIs: (ms: number | null) => `Đến sớm hơn ${ms === null ? '–' : lengthInWords(ms)} thì được mời quay lại sau.`,
	leadIs: (ms: number | null) => `Từ ${ms === null ? '–' : lengthInWords(ms)} trước giờ hẹn, lượt hẹn được gọi như có hẹn.`,
	lateIs: (ms: number | null) => `Đến muộn hơn ${ms === null ? '–' : lengthInWords(ms)} thì chờ như người thường, chỗ hẹn được trả lại.`,
} as const

export const SEATING_WORDS = {
	own: 'Mỗi cán bộ mở quầy được giao, hoặc quầy được phân trực thay.',
	any: 'Cán bộ mở quầy nào đang trống.',
} as const

export const RATING_WORDS = {
	levelsHow: 'Từ 3 đến 5 mức, mức cao nhất đứng đầu.',
	level: (n: number) => `Mức ${n}`,
	row: (n: number) => `dòng ${n}`,
	name: 'Tên mức',
	counts: 'Tính là',
	addLevel: 'Thêm mức',
	windowMs: 'Còn đánh giá được sau khi xong',
	unansweredMs: 'Không chạm thì coi là không đánh giá sau',
	levelIs: (name: string, counts: string) => `${name}: tính là ${counts}.`,
	windowIs: (ms: number | null) => `Sau khi xong việc, đánh giá được trong ${ms === null ? '–' : lengthInWords(ms)}.`,
	unansweredIs: (ms: number | null) =>
		`Không chạm trong ${ms === null ? '–' : lengthInWords(ms)} thì ghi là không đánh giá, không tính là hài lòng.`,
	badCount: 'Thang đánh giá phải có từ 3 đến 5 mức.',
	badSides: 'Cần ít nhất một mức tính là hài lòng và một mức tính là không hài lòng.',
	reason: 'Lý do',
	reasonRow: (n: number) => `lý do ${n}`,
	addReason: 'Thêm lý do',
	confidential: 'Gửi kín cho lãnh đạo',
	confidentialHow: 'Không hiện cho cán bộ.',
	readers: 'Ai được đọc góp ý gửi kín',
	readersHow: 'Tên tài khoản, cách nhau bằng dấu phẩy. Để trống thì không ai đọc được.',
	sealed: (name: string) => `${name} (gửi kín cho lãnh đạo)`,
	reasonsHow: 'Hiện khi chọn mức không hài lòng. Chọn được nhiều lý do, hoặc không.',
} as const
export const COUNTS_WORDS: Record<RatingSetup['levels'][number]['counts'], string> = {
	positive: 'hài lòng',
	neutral: 'bình thường',
	negative: 'không hài lòng',
}

export const LIST_WORDS = {
	row: (n: number) => `dòng ${n}`,
	name: 'Tên',
	add: 'Thêm dòng',
	notice: 'Thông báo',
	noticeRow: (n: number) => `thông báo ${n}`,
	addNotice: 'Thêm thông báo',
	noticesHow: 'Lần lượt hiện trên bảng ở sảnh khi không gọi số.',
} as const
