import type { CentreSetup } from '../../contract/centre.ts'
import type { InputKind, KeyMeaning } from '../../contract/devices.ts'
import { ACTION_WORDS } from '../words.ts'

export const LEARN_WORDS = {
	add: 'Thêm nút bấm, bàn phím, máy quét',
	back: 'Trở lại danh sách',
	steps: 'Các bước',
	step: { device: 'Thiết bị', use: 'Công dụng', keys: 'Các nút', name: 'Tên', trial: 'Bấm thử' },
	pressOne: 'Bấm một nút trên thiết bị rồi nhả ra',
	pressOneHow: 'Thiết bị vừa bấm sáng lên trong danh sách. Với máy quét: quét một phiếu số, đừng quét thẻ căn cước.',
	justPressed: 'vừa bấm',
	looking: 'Đang hỏi các máy nối thiết bị…',
	here: 'Máy chủ này',
	machine: (label: string) => `Máy ${label}`,
	nothingHere: 'Không có thiết bị nào trên máy này.',
	choose: 'Chọn thiết bị này',
	bound: (name: string) => `Đang dùng: ${name}. Chọn để gắn lại.`,
	listed: 'Đã khai trong tệp thiết bị của máy; sửa ở tệp đó.',
	unseen: 'Không thấy thiết bị?',
	unseenHow: [
		'Cắm thẳng vào máy chủ hoặc vào máy nối thiết bị; thử cổng USB khác.',
		'Thiết bị ở máy khác: xem máy nối thiết bị của nó có đang nối không.',
		'Máy Linux chưa cho phép đọc: chạy quy tắc udev, xem docs/devices.md.',
		'Máy quét cắm cổng nối tiếp thì khai trong tệp thiết bị, không thêm ở đây.',
	],
	useTitle: 'Thiết bị này dùng làm gì?',
	at: { 'rating-pad': 'Ở quầy', keypad: 'Ở quầy', scanner: 'Ở máy lấy số' } as Record<InputKind, string>,
	choosePlace: { 'rating-pad': 'Chọn quầy', keypad: 'Chọn quầy', scanner: 'Chọn máy lấy số' } as Record<InputKind, string>,
	counter: (number: number, zone: string) => `Quầy ${number}${zone ? ` · khu ${zone}` : ''}`,
	how: 'Các nút có ý nghĩa gì',
	howScanner: 'Cách đọc',
	fits: 'hợp với thiết bị này',
	teach: 'Bấm từng nút để chỉ',
	teachHow: 'Cho mọi thiết bị: bấm nút nào, nút đó mang ý nghĩa đang hỏi.',
	auto: 'Để máy tự nhận',
	autoHow: 'Theo mã của thiết bị; không biết thì đọc như bàn phím.',
	next: 'Tiếp tục',
	previous: 'Quay lại',
	keysTitle: 'Bấm từng nút, theo ý nghĩa đang hỏi',
	keysHow: 'Bấm rồi nhả. Chạm vào một ý nghĩa để chỉ lại nút của nó; ý nghĩa nào không có nút thì để trống.',
	waiting: 'đang chờ bấm',
	noKey: 'chưa có nút',
	hasKey: 'đã có nút',
	askFor: (meaning: string) => `Mời bấm nút: ${meaning}`,
	allTaught: 'Mọi ý nghĩa đã có nút. Bấm thử lại, hoặc tiếp tục.',
	taken: (meaning: string) => `Nút vừa bấm đã là “${meaning}”. Mời bấm nút khác.`,
	forget: 'Bỏ nút',
	release: 'Thiết bị báo cả khi nhả nút.',
	noRelease: 'Thiết bị chỉ báo khi bấm.',
	nameTitle: 'Đặt tên',
	name: 'Tên',
	id: (id: string) => `Mã: ${id}`,
	summary: 'Tóm tắt',
	device: 'Thiết bị',
	onMachine: 'Trên máy',
	use: 'Công dụng',
	keys: 'Các nút',
	keysTaught: (n: number) => `${n} nút vừa chỉ`,
	save: 'Lưu và dùng ngay',
	saving: 'Đang lưu…',
	refused: 'Máy chủ không nhận. Thiết lập đang dùng giữ nguyên.',
	saved: (name: string) => `Đã lưu: ${name}.`,
	trialTitle: 'Bấm thử',
	trialHow: {
		'rating-pad': 'Bấm từng nút và xem máy chủ trả lời. Quầy chưa phục vụ ai thì máy chủ báo chưa có lượt nào, thế là nút đã thông.',
		keypad: 'Phím làm việc thật tại quầy: nên thử khi quầy đang đóng. Máy chủ báo quầy chưa mở, thế là phím đã thông.',
		scanner: 'Quét một phiếu số; số mã đã đọc tăng lên và máy lấy số hiện phiếu đó.',
	} as Record<InputKind, string>,
	waitingForAgent: 'Đang chờ máy nối thiết bị nhận…',
	pressed: (n: number) => `Đã bấm ${n} lần`,
	scanned: (n: number) => `Đã đọc ${n} mã`,
	lastPressed: (meaning: string) => `Vừa bấm: ${meaning}`,
	noAnswer: 'Chưa có trả lời nào.',
	answers: 'Máy chủ trả lời',
	accepted: 'Đã nhận',
	notTaken: 'Không nhận',
	times: (n: number) => `${n} lần`,
	done: 'Xong',
	another: 'Thêm thiết bị nữa',
} as const

export type Step = keyof typeof LEARN_WORDS.step
export const STEPS = Object.keys(LEARN_WORDS.step) as Step[]

/** Uses, as they are chosen. */
export const USE_WORDS: Record<InputKind, { name: string; what: string }> = {
	'rating-pad': { name: 'Nút đánh giá', what: 'Công dân bấm mức hài lòng ở quầy.' },
	keypad: { name: 'Bàn phím cán bộ', what: 'Cán bộ gọi số, bắt đầu, hoàn thành bằng phím.' },
	scanner: { name: 'Máy quét', what: 'Máy lấy số đọc phiếu, mã hồ sơ, mã hẹn.' },
}

/** A level by its name in this centre, or what an officer's key does. */
export function meaningInWords(means: KeyMeaning, centre: Pick<CentreSetup, 'rating'> | undefined): string {
	if (typeof means !== 'number') return ACTION_WORDS[means]
	return centre?.rating.levels.find(({ level }) => level === means)?.name.vi ?? `Mức ${means}`
}

/** What hinders an agent from reading a device, and what to do. Agents say it in English. */
export function problemInWords(problem: string): string {
	if (/permission|EACCES/i.test(problem)) return 'Máy chưa được phép đọc thiết bị này: chạy quy tắc udev, xem docs/devices.md.'
	if (/another program|busy/i.test(problem)) return 'Chương trình khác đang giữ thiết bị này. Tắt chương trình đó.'
	if (/keyboard for typing/i.test(problem)) return 'Đây là bàn phím gõ chữ; các phím của nó không được xem ở đây.'
	return `Chưa đọc được (${problem}).`
}
