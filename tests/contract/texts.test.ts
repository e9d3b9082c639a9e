import { describe, expect, it } from 'vitest'
import { parseCentre } from '../../contract/centre.ts'
import { placesOf, read, textFields, wordyCentre, written } from '../support/texts.ts'

/** Short enough for the shortest label. */
const NASTY: [string, string][] = [
	['Vietnamese as one writes it', 'Đường Ắng Ỗ'],
	['Vietnamese with separate marks', 'Đường Ắng'.normalize('NFD')],
	['marks in another order', 'e\u0323\u0302'],
	['emoji', '👩‍⚕️🇻🇳'],
	['right to left', 'مرحبا'],
	['a turned direction', '\u202eabc\u202c'],
	['markup', '<b onclick=x>'],
	['a quote and a backslash', `"'\\;--`],
	['a formula', '=1+1'],
	['a template', '{{7*7}}<%=7%>'],
	['lines', 'a\r\nb\u2028c'],
	['nothing one sees', '\u200b\u0000\ufeff'],
	['half a character', '\ud800x'],
]
const centre = wordyCentre()
const FIELDS = textFields()
/** What a device calls itself is compared with what it says, sign by sign. */
const AS_IT_IS = ['devices[].usb.serial']

describe('the texts of a set-up', () => {
	it('are all written in the centre that these tests use', () => {
		expect(FIELDS.length).toBeGreaterThan(45)
		expect(FIELDS.filter((field) => placesOf(field, centre).length === 0)).toEqual([])
	})
})

describe.each(FIELDS)('%s', (field) => {
	const [path = []] = placesOf(field, centre)
	it.each(NASTY)('keeps %s, composed', (_, text) => {
		const parsed = parseCentre(written(centre, path, text))
		if (!parsed.ok) throw new Error(parsed.mistakes.join('; '))
		expect(read(parsed.centre, path)).toBe(AS_IT_IS.includes(field) ? text : text.normalize('NFC'))
		expect(written(parsed.centre, path, '')).toEqual(written(centre, path, ''))
	})
	it.each([
		['ten thousand characters', 'Ạ'.repeat(10_000)],
		['ten thousand with separate marks', 'Ạ'.normalize('NFD').repeat(10_000)],
		['nothing', ''],
	])('refuses %s, and says where', (_, text) => {
		const parsed = parseCentre(written(centre, path, text))
		expect(parsed.ok).toBe(false)
		const place = path
			.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))
			.join('')
			.slice(1)
		expect(parsed.ok ? [] : parsed.mistakes).toEqual([expect.stringMatching(new RegExp(`^${place.replace(/[[\].]/g, '\\$&')}: `))])
	})
})

describe('an address', () => {
	it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'máy chủ', ''])(
		'that leads no browser there is refused: %s',
		(url) => {
			expect(parseCentre({ ...centre, publicUrl: url }).ok).toBe(false)
			expect(parseCentre(written(centre, ['procedures', 0, 'forms', 0, 'url'], url)).ok).toBe(false)
		},
	)
})
