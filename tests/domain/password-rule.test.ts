import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weaknessOf } from '../../server/domain/password-rule.ts'

const known = ['lan.do', 'Đỗ Thị Lan', 'Trung tâm Phục vụ hành chính công xã Ví Dụ', '0212 300 0001']

describe('a password is too weak when it is', () => {
	it.each([
		['', 'short'],
		['Xk9#qLw2z', 'short'],
		// ten code units, five letters: marks typed apart are no characters
		['ạạạạạ'.normalize('NFD'), 'short'],
		['aaaaaaaaaaaa', 'repeated'],
		['abababababab', 'repeated'],
		['x7Kx7Kx7Kx7K', 'repeated'],
		['0123456789', 'repeated'],
		['9876543210', 'repeated'],
		['abcdefghijkl', 'repeated'],
		['abcdef12345', 'repeated'],
		['qwertyuiop', 'repeated'],
		['1qaz2wsx3edc', 'repeated'],
		['matkhau123', 'common'],
		['Mật Khẩu 2026', 'common'],
		['MậtKhẩu@2026', 'common'],
		['Password2026', 'common'],
		['P@ssw0rd!!2026', 'common'],
		['admin@motcua', 'common'],
		['AnhYeuEm1990', 'common'],
		['vietnam30041975', 'common'],
		['0912345678', 'repeated'],
		['0912837465', 'common'],
		['014089001234', 'common'],
		['lan.do.2026', 'personal'],
		['DoThiLan1990', 'personal'],
		['đỗthịlan!!!', 'personal'],
		['xavidu#2026!', 'personal'],
		['trungtamphucvuhanhchinhcong', 'personal'],
	])('%s: %s', (password, weakness) => expect(weaknessOf(password, known)).toBe(weakness))
})

describe('a password is good enough when it', () => {
	it.each([
		['is drawn by a machine', 'kq7mzt4wxc'],
		['has words that nobody would join', 'trâu xanh bơi qua cầu'],
		['holds a common word among others', 'admin của tôi thích ăn phở'],
		['has marks typed apart', 'trâu xanh bơi'.normalize('NFD')],
		['is in another alphabet', 'пароль и чайник'],
		['is long digits', '8264 1937 5502 7746'],
	])('%s', (_, password) => expect(weaknessOf(password, known)).toBeUndefined())
	it('and the same typed composed or apart', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 30 }),
				(p) => weaknessOf(p.normalize('NFD'), known) === weaknessOf(p.normalize('NFC'), known),
			),
		)
	})
	it('never one below ten characters, whatever they are', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'grapheme', maxLength: 9 }),
				(p) => [...p.normalize('NFC')].length >= 10 || weaknessOf(p, known) === 'short',
			),
		)
	})
})
