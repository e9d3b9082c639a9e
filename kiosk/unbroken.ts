import type { CentreSetup } from '../contract/centre.ts'
import type { Text } from '../contract/ids.ts'

/** Words of two and three syllables that stand in names and labels; a line never ends inside one. */
const COMPOUNDS = [
	'hành chính công',
	'quyền sử dụng đất',
	'bàn Hướng dẫn',
	'có yếu tố nước ngoài',
	'tạm ngừng phục vụ',
	'bảo hiểm',
	'bản chính',
	'bản sao',
	'căn cước',
	'cấp xã',
	'chứng nhận',
	'chứng thực',
	'có công',
	'có thai',
	'con nhỏ',
	'con nuôi',
	'công nghệ',
	'cơ sở',
	'du lịch',
	'đào tạo',
	'đất đai',
	'giáo dục',
	'giấy tờ',
	'hành nghề',
	'hộ tịch',
	'hôm nay',
	'hợp tác xã',
	'hôn nhân',
	'hướng dẫn',
	'kết hôn',
	'khai sinh',
	'khu công nghiệp',
	'khuyết tật',
	'kinh doanh',
	'kinh tế',
	'lao động',
	'liên thông',
	'lĩnh vực',
	'môi trường',
	'nghỉ lễ',
	'nông nghiệp',
	'nông thôn',
	'quân sự',
	'rẽ phải',
	'rẽ trái',
	'sử dụng',
	'tạm trú',
	'thể thao',
	'thường trú',
	'tôn giáo',
	'tổ chức',
	'trợ cấp',
	'trung tâm',
	'văn hóa',
	'xã hội',
	'xây dựng',
]
const INSIDE = new RegExp(`(?<!\\p{L})(?:${COMPOUNDS.join('|')})(?!\\p{L})`, 'giu')

/** The same Vietnamese text with no-break spaces inside its compound words. Same length, same words to a search. */
export const unbroken = (text: string): string => text.normalize('NFC').replace(INSIDE, (word) => word.replace(/ /g, '\u00a0'))

const unbrokenText = ({ vi, en }: Text): Text => ({ vi: unbroken(vi), en })

/** The set-up with its names ready for narrow buttons. */
export const unbrokenNames = (setup: CentreSetup): CentreSetup => ({
	...setup,
	name: unbrokenText(setup.name),
	zones: setup.zones.map((z) => ({ ...z, name: unbrokenText(z.name), where: unbrokenText(z.where) })),
	services: setup.services.map((s) => ({ ...s, name: unbrokenText(s.name) })),
	agencies: setup.agencies.map((a) => ({ ...a, short: unbrokenText(a.short) })),
	fields: setup.fields.map((f) => ({ ...f, name: unbrokenText(f.name) })),
	procedures: setup.procedures.map((p) => ({ ...p, short: unbrokenText(p.short) })),
})
