import { describe, expect, it } from 'vitest'
import { addTone, erase, insert, type Tone } from '../../kiosk/typing.ts'

const at = (text: string) => ({ text, caret: text.length })
const tone = (text: string, t: Tone) => addTone(at(text), t).text

describe('tones', () => {
	it.each<[string, Tone, string]>([
		['do', 'hỏi', 'dỏ'],
		['đo', 'hỏi', 'đỏ'],
		['hoa', 'huyền', 'hòa'],
		['hoan', 'huyền', 'hoàn'],
		['hoai', 'huyền', 'hoài'],
		['xoay', 'nặng', 'xoạy'],
		['thuy', 'hỏi', 'thủy'],
		['huynh', 'huyền', 'huỳnh'],
		['khuyu', 'hỏi', 'khuỷu'],
		['quy', 'sắc', 'quý'],
		['qua', 'huyền', 'quà'],
		['quang', 'huyền', 'quàng'],
		['gia', 'huyền', 'già'],
		['gi', 'huyền', 'gì'],
		['giêng', 'sắc', 'giếng'],
		['giơ', 'huyền', 'giờ'],
		['tiên', 'sắc', 'tiến'],
		['nguyên', 'ngã', 'nguyễn'],
		['chưng', 'sắc', 'chứng'],
		['đươc', 'nặng', 'được'],
		['mươi', 'huyền', 'mười'],
		['cưu', 'sắc', 'cứu'],
		['thưa', 'hỏi', 'thửa'],
		['mua', 'huyền', 'mùa'],
		['cua', 'hỏi', 'của'],
		['tai', 'huyền', 'tài'],
		['khoe', 'hỏi', 'khỏe'],
		['quôc', 'sắc', 'quốc'],
		['đăng ky', 'sắc', 'đăng ký'],
		['y', 'sắc', 'ý'],
		['Â', 'sắc', 'Ấ'],
	])('%s + %s → %s', (typed, t, wanted) => expect(tone(typed, t)).toBe(wanted))

	it('replaces a tone by another, and takes the same away', () => {
		expect(tone('hòa', 'sắc')).toBe('hóa')
		expect(tone('hóa', 'sắc')).toBe('hoa')
	})
	it('changes nothing without a vowel before the caret', () => {
		for (const text of ['', 'đ', 'khai ', '12', 'ng']) expect(addTone(at(text), 'sắc')).toEqual(at(text))
	})
	it('moves a tone to where it belongs when the word has grown', () => expect(tone('hòan', 'sắc')).toBe('hoán'))
	it('touches only the word before the caret', () => {
		expect(addTone({ text: 'so do', caret: 2 }, 'hỏi')).toEqual({ text: 'sỏ do', caret: 2 })
	})
})

describe('letters', () => {
	it('are put in and taken out at the caret', () => {
		expect(insert({ text: 'kai', caret: 1 }, 'h')).toEqual({ text: 'khai', caret: 2 })
		expect(erase({ text: 'khhai', caret: 3 })).toEqual({ text: 'khai', caret: 2 })
		expect(erase({ text: 'khai', caret: 0 })).toEqual({ text: 'khai', caret: 0 })
	})
})
