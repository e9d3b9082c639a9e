/** Keys closer together than this are no person's, again and again. Milliseconds between two of them. */
const GAP_MS = 60
/** After so many of them it is a scanner, which may falter on a busy machine. */
const SURE = 8
const SURE_GAP_MS = 200
/** So many keys go through before the rest is held: two fingers do roll, three hardly. */
const PASSED = 2
/** A shorter burst is no code. */
const LEAST = 4
/** Held keys go back to their field this long after the gap, since a busy page reads its keys late. */
const LATE_MS = 90
/** What is longer is no code, and not worth keeping. */
const LONGEST = 4097
/** What scanners send after a code. */
const ENDS = ['Enter', 'Tab']
/** Keys with which a scanner makes a letter: they belong to the burst and say nothing. */
const SILENT = ['Shift', 'Alt', 'AltGraph', 'Control', 'CapsLock', 'Dead', 'Process', 'Unidentified']

interface Burst {
	text: string
	/** The part of `text` that the page did not get. */
	held: string
	lastAt: number
	/** The letter of a key let through, which comes once more as the field's input. */
	awaited: string | undefined
	field: { input: HTMLInputElement; value: string; caret: number | null } | undefined
}

/**
 * Tells codes that a scanner types from what people type, whatever has the focus: many keys in quick succession, and
 * an Enter. Nothing of a code stays in a field or presses a button; keys that were no code arrive, a moment late.
 *
 * @returns stops listening
 */
export function listenForBursts(target: Window, onCode: (text: string) => void): () => void {
	let burst: Burst | undefined
	let timer: ReturnType<typeof setTimeout> | undefined
	/** Keys that are down and whose release is no page's business. */
	const swallowed = new Set<string>()

	function swallow(event: Event): void {
		event.preventDefault()
		event.stopPropagation()
	}
	function add(letters: string, at: number, isHeld: boolean): void {
		burst ??= { text: '', held: '', lastAt: at, awaited: undefined, field: focusedField(target.document) }
		burst.lastAt = at
		if (burst.text.length < LONGEST) burst.text += letters
		if (isHeld && burst.held.length < LONGEST) burst.held += letters
		clearTimeout(timer)
		timer = setTimeout(end, gapOf(burst) + LATE_MS)
	}
	/** It was no code: what was held is typed after all. */
	function end(): void {
		const over = burst
		burst = undefined
		clearTimeout(timer)
		const input = over?.field?.input
		if (!over?.held || !input || target.document.activeElement !== input) return
		input.setRangeText(over.held, input.selectionStart ?? input.value.length, input.selectionEnd ?? input.value.length, 'end')
		input.dispatchEvent(new Event('input', { bubbles: true }))
	}
	/** It was a code: the field is as it was before. */
	function finish({ text, field }: Burst): void {
		burst = undefined
		clearTimeout(timer)
		if (field && field.input.value !== field.value) {
			field.input.value = field.value
			field.input.setSelectionRange(field.caret, field.caret)
			field.input.dispatchEvent(new Event('input', { bubbles: true }))
		}
		onCode(text)
	}

	function onkeydown(event: KeyboardEvent): void {
		const { key, timeStamp } = event
		if (burst && timeStamp - burst.lastAt >= gapOf(burst)) end()
		if (burst && ENDS.includes(key) && burst.text.length >= LEAST) {
			swallowed.add(key)
			swallow(event)
			return finish(burst)
		}
		if (event.isComposing || event.repeat) return end()
		if (isLetter(event)) {
			const isHeld = (burst?.text.length ?? 0) >= PASSED
			add(key, timeStamp, isHeld)
			if (burst) burst.awaited = isHeld ? undefined : key
			if (!isHeld) return
		} else if (burst && (SILENT.includes(key) || event.altKey)) add('', timeStamp, true)
		else return end()
		if (!burst?.held) return
		swallowed.add(key)
		swallow(event)
	}
	function onkeyup(event: KeyboardEvent): void {
		if (swallowed.delete(event.key)) swallow(event)
	}
	/** Letters no key stands for, such as ễ, reach a field without a key. */
	function onbeforeinput(event: InputEvent): void {
		if (!burst || !event.data || event.isComposing) return
		if (event.data === burst.awaited) return void (burst.awaited = undefined)
		add(event.data, event.timeStamp, true)
		swallow(event)
	}

	target.addEventListener('keydown', onkeydown, true)
	target.addEventListener('keyup', onkeyup, true)
	target.addEventListener('beforeinput', onbeforeinput, true)
	return () => {
		end()
		target.removeEventListener('keydown', onkeydown, true)
		target.removeEventListener('keyup', onkeyup, true)
		target.removeEventListener('beforeinput', onbeforeinput, true)
	}
}

const gapOf = ({ text }: Burst): number => (text.length >= SURE ? SURE_GAP_MS : GAP_MS)

/** One character, typed as such: with Alt Graph too, which some keyboards need for `|`. Digits with Alt spell the number of a letter. */
function isLetter(event: KeyboardEvent): boolean {
	if ([...event.key].length !== 1) return false
	if (!event.ctrlKey && !event.altKey && !event.metaKey) return true
	return event.getModifierState('AltGraph') && !/\d/.test(event.key)
}

function focusedField({ activeElement }: Document): Burst['field'] {
	if (!(activeElement instanceof HTMLInputElement) || activeElement.type !== 'text') return undefined
	return { input: activeElement, value: activeElement.value, caret: activeElement.selectionStart }
}
