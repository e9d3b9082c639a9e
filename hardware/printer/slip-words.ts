import type { Language } from '../../contract/ids.ts'

/** What the slip says besides its data. House rules: no capitals for emphasis, no exclamation marks. */
export type SlipWords = {
	yourNumber: string
	reprint: string
	zone: (letter: string) => string
	counters: (one: boolean) => string
	ahead: string
	people: (count: number) => string
	wait: string
	waitTime: string
	under: string
	minutes: string
	waitUnknown: string
	/** The first words are printed bold. */
	scan: [bold: string, rest: string]
	documents: string
	takenAt: string
	machine: string
	validity: string
	hotline: string
}

const vi: SlipWords = {
	yourNumber: 'Số của ông/bà',
	reprint: 'In lại',
	zone: (letter) => `Khu ${letter}`,
	counters: () => 'quầy',
	ahead: 'Còn trước',
	people: () => 'người',
	wait: 'Chờ khoảng',
	waitTime: 'Thời gian chờ',
	under: 'dưới',
	minutes: 'phút',
	waitUnknown: 'Chưa tính được',
	scan: ['Quét mã', 'để xem lượt trên điện thoại, không cần cài ứng dụng.'],
	documents: 'Chuẩn bị giấy tờ',
	takenAt: 'Lấy lúc',
	machine: 'máy',
	validity: 'Số có giá trị trong ngày',
	hotline: 'Đường dây nóng',
}

const en: SlipWords = {
	yourNumber: 'Your number',
	reprint: 'Reprint',
	zone: (letter) => `Zone ${letter}`,
	counters: (one) => (one ? 'counter' : 'counters'),
	ahead: 'Ahead of you',
	people: (count) => (count === 1 ? 'person' : 'people'),
	wait: 'Wait about',
	waitTime: 'Waiting time',
	under: 'under',
	minutes: 'minutes',
	waitUnknown: 'Not known yet',
	scan: ['Scan', 'to follow your turn on your phone, no app needed.'],
	documents: 'Papers to have ready',
	takenAt: 'Taken at',
	machine: 'kiosk',
	validity: 'Valid today only',
	hotline: 'Hotline',
}

/** Of a slip on trial. */
export const TEST_WORDS: Record<Language, { title: string; noNumber: string; printedAt: string; machine: string }> = {
	vi: { title: 'Phiếu thử', noNumber: 'Không phải số thứ tự', printedAt: 'In lúc', machine: 'Máy' },
	en: { title: 'Test slip', noNumber: 'Not a ticket number', printedAt: 'Printed at', machine: 'Machine' },
}
/** Every tone, every letter that English has not. */
export const LETTERS_ON_TRIAL = 'Ắ Ặ Ẫ Ệ Ỗ Ợ Ữ Ỵ ằ ẩ ễ ộ ử ỹ đ ơ ư'

export const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })

export const SLIP_WORDS: Record<Language, SlipWords> = { vi, en }

/** Words of two or more syllables that must not part at the end of a line; those that citizens meet on these slips. */
const COMPOUNDS = [
	'trung tâm|phục vụ|hành chính công|hành chính|đăng ký|khai sinh|khai tử|kết hôn|hộ tịch|chứng thực|chứng sinh|căn cước|công dân',
	'cư trú|thường trú|tạm trú|hồ sơ|giấy tờ|tờ khai|kết quả|thủ tục|đất đai|xây dựng|kinh doanh|bảo hiểm|xã hội|sử dụng|lao động',
	'ứng dụng|điện thoại|ông/bà|có thai|thể thao|văn hóa|môi trường|nông nghiệp|giấy phép|chứng nhận|bản sao|bản chính|trích lục',
].join('|')
const KEEP_TOGETHER = new RegExp(`(?<!\\p{L})(?:${COMPOUNDS}|(?:tầng|quầy|khu|phòng) (?:\\d+|\\p{Lu}))(?!\\p{L})`, 'giu')

/**
 * Puts no-break spaces inside Vietnamese compounds ("hộ tịch", "tầng 1"), so that lines break between words and not
 * between syllables.
 */
export const keepTogether = (text: string): string => text.replace(KEEP_TOGETHER, (words) => words.replaceAll(' ', '\u00a0'))
