import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { listenForBursts } from '../../kiosk/burst.ts'

const CODE = '1.001193'
const FAST = 20
const onCode = vi.fn<(text: string) => void>()
let stop = () => {}
let at = 0

/** One key as a browser tells it: down, the letter into the field that has the focus, up. @returns whether the page got it */
function press(key: string, afterMs = FAST, over: KeyboardEventInit = {}): boolean {
	at += afterMs
	vi.advanceTimersByTime(afterMs)
	const target = document.activeElement ?? document.body
	const fire = (event: Event) => {
		Object.defineProperty(event, 'timeStamp', { value: at })
		return target.dispatchEvent(event)
	}
	const came = fire(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...over }))
	if (came && key.length === 1 && target instanceof HTMLInputElement) insert(target, key)
	if (came && (key === 'Enter' || key === ' ') && target instanceof HTMLButtonElement) target.click()
	fire(new KeyboardEvent('keyup', { key, bubbles: true, cancelable: true, ...over }))
	return came
}
function insert(field: HTMLInputElement, data: string): void {
	const before = new InputEvent('beforeinput', { data, bubbles: true, cancelable: true })
	Object.defineProperty(before, 'timeStamp', { value: at })
	if (!field.dispatchEvent(before)) return
	field.setRangeText(data, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
	field.dispatchEvent(new InputEvent('input', { data, bubbles: true }))
}
const type = (text: string, gapMs = FAST) => [...text].forEach((key) => press(key, gapMs))
function field(value = ''): HTMLInputElement {
	const input = document.createElement('input')
	input.value = value
	document.body.append(input)
	input.focus()
	input.setSelectionRange(value.length, value.length)
	return input
}

beforeEach(() => {
	vi.useFakeTimers()
	at += 10_000
	onCode.mockClear()
	stop = listenForBursts(window, onCode)
})
afterEach(() => {
	stop()
	document.body.innerHTML = ''
	vi.useRealTimers()
})

describe('a scanner that types', () => {
	it('is heard whatever has the focus', () => {
		type(CODE)
		press('Enter')
		expect(onCode).toHaveBeenCalledExactlyOnceWith(CODE)
	})

	it('may falter once it is plain that it is one', () => {
		type('01406000')
		press('1', 190)
		type('|x')
		press('Enter', 190)
		expect(onCode).toHaveBeenCalledExactlyOnceWith('014060001|x')
	})

	it('that stops for good has said nothing', () => {
		type('014060001')
		expect(press('Enter', 210)).toBe(true)
		expect(onCode).not.toHaveBeenCalled()
	})

	it('may end with a tab, and scan twice', () => {
		type(CODE)
		press('Tab')
		type('hen:AB12', FAST)
		press('Enter')
		expect(onCode.mock.calls).toEqual([[CODE], ['hen:AB12']])
	})

	it('leaves nothing in a field, and the field knows', () => {
		const input = field('khai sinh')
		const heard: string[] = []
		input.addEventListener('input', () => heard.push(input.value))
		type(CODE)
		press('Enter')
		vi.advanceTimersByTime(1000)
		expect(input.value).toBe('khai sinh')
		expect(heard.at(-1)).toBe('khai sinh')
		expect(input.selectionStart).toBe('khai sinh'.length)
		expect(onCode).toHaveBeenCalledExactlyOnceWith(CODE)
	})

	it('presses no button, with its spaces or its end', () => {
		const button = document.createElement('button')
		const clicked = vi.fn()
		button.addEventListener('click', clicked)
		document.body.append(button)
		button.focus()
		type('014060000000|0|Nguyen Thi An|23111960')
		press('Enter')
		expect(clicked).not.toHaveBeenCalled()
		expect(onCode).toHaveBeenCalledOnce()
		press('Enter', 500)
		expect(clicked).toHaveBeenCalledOnce()
	})

	it('is heard through the keys with which it makes its letters', () => {
		type('AB')
		press('Shift', 5, { shiftKey: true })
		press('|', 5, { shiftKey: true })
		press('Alt', 5, { altKey: true })
		for (const digit of '0273') press(digit, 5, { altKey: true })
		type('|9')
		press('Enter')
		expect(onCode).toHaveBeenCalledExactlyOnceWith('AB||9')
	})

	it('is read from the field where a letter has no key', () => {
		const input = field()
		type('01406')
		at += FAST
		insert(input, 'ễ')
		type('|7')
		press('Enter')
		expect(onCode).toHaveBeenCalledExactlyOnceWith('01406ễ|7')
		expect(input.value).toBe('')
	})

	it('of a million keys is not kept whole', () => {
		type('x'.repeat(6000), 1)
		press('Enter')
		expect(onCode.mock.calls[0]?.[0]).toHaveLength(4097)
	})
})

describe('a person who types', () => {
	it.each([61, 90, 200])('%i ms a key is left alone, Enter too', (gapMs) => {
		const input = field()
		type('khai sinh', gapMs)
		expect(press('Enter', gapMs)).toBe(true)
		expect(input.value).toBe('khai sinh')
		expect(onCode).not.toHaveBeenCalled()
	})

	it('with rolling fingers loses no letter and no order', () => {
		const input = field('x ')
		for (const [key, gap] of [...'khai sinh'].map((key, i) => [key, i % 4 === 0 ? 140 : 25] as const)) press(key, gap)
		vi.advanceTimersByTime(200)
		expect(input.value).toBe('x khai sinh')
		expect(onCode).not.toHaveBeenCalled()
	})

	it('who holds a key down repeats it', () => {
		const input = field()
		press('a', 100)
		for (let i = 0; i < 10; i++) press('a', 30, { repeat: true })
		expect(input.value).toBe('a'.repeat(11))
	})

	it('three quick letters and Enter are no code', () => {
		const input = field()
		type('abc')
		expect(press('Enter')).toBe(true)
		expect(input.value).toBe('abc')
		expect(onCode).not.toHaveBeenCalled()
	})

	it('composing letters is not looked into', () => {
		for (const key of 'duong') press(key, FAST, { isComposing: true })
		press('Enter', FAST, { isComposing: true })
		expect(onCode).not.toHaveBeenCalled()
	})

	it('in haste may still correct', () => {
		const input = field()
		type('abcd')
		press('Backspace')
		expect(input.value).toBe('abcd')
		expect(onCode).not.toHaveBeenCalled()
	})
})

it('hears nothing once stopped', () => {
	stop()
	type(CODE)
	press('Enter')
	expect(onCode).not.toHaveBeenCalled()
})
