/** What a function key can do at the desk. `primary` is always the one green button. */
export const KEY_ACTIONS = ['primary', 'recall', 'no-show', 'hold', 'transfer', 'call-number', 'walk-up', 'pause'] as const
export type KeyAction = (typeof KEY_ACTIONS)[number]
type Bindings = Record<KeyAction, string>

/** Function keys that a browser can give up; F5, F11 and F12 are its own. */
export const KEY_CHOICES = ['F1', 'F2', 'F3', 'F4', 'F6', 'F7', 'F8', 'F9', 'F10'] as const
const DEFAULTS: Bindings = {
	...{ primary: 'F2', recall: 'F4', 'no-show': 'F8', hold: 'F9', transfer: 'F7' },
	...{ 'call-number': 'F3', 'walk-up': 'F6', pause: 'F10' },
}
const STORED_AS = 'mot-cua:counter:keys'

/** The keys of this browser: which does what, and whether they do anything at all. Kept from day to day. */
export class KeyMap {
	enabled = $state(true)
	bindings = $state.raw<Bindings>(DEFAULTS)

	constructor() {
		const stored = read()
		this.enabled = stored.enabled !== false
		this.bindings = completed(stored.bindings)
	}

	/** The key of an action, for its button; `undefined` when keys are switched off. */
	keyOf(action: KeyAction): string | undefined {
		return this.enabled ? this.bindings[action] : undefined
	}

	/** What a pressed key asks for. */
	actionOf(event: KeyboardEvent): KeyAction | undefined {
		if (!this.enabled || event.isComposing || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return
		return this.#actionAt(event.key)
	}

	/** Gives an action another key. Whoever had that key takes the old one, so none is without. */
	bind(action: KeyAction, key: string): void {
		const before = this.#actionAt(key)
		this.bindings = { ...this.bindings, ...(before && { [before]: this.bindings[action] }), [action]: key }
		this.#save()
	}

	switchTo(enabled: boolean): void {
		this.enabled = enabled
		this.#save()
	}

	reset(): void {
		this.bindings = DEFAULTS
		this.#save()
	}

	#actionAt(key: string): KeyAction | undefined {
		return KEY_ACTIONS.find((action) => this.bindings[action] === key)
	}

	#save(): void {
		try {
			localStorage.setItem(STORED_AS, JSON.stringify({ enabled: this.enabled, bindings: this.bindings }))
		} catch {
			// A browser that keeps nothing still works, with the usual keys tomorrow.
		}
	}
}

/** Whether the keys pressed now belong to a field being filled in. */
export const isTyping = (target: EventTarget | null): boolean =>
	target instanceof Element && target.closest('input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]') !== null

function read(): { enabled?: unknown; bindings?: unknown } {
	try {
		const stored: unknown = JSON.parse(localStorage.getItem(STORED_AS) ?? '{}')
		return typeof stored === 'object' && stored !== null ? stored : {}
	} catch {
		return {}
	}
}

/** What was kept, and a key for every action that is newer than it; the usual keys where it makes no sense. */
function completed(stored: unknown): Bindings {
	if (typeof stored !== 'object' || stored === null) return DEFAULTS
	const kept = KEY_ACTIONS.filter((action) => action in stored).map((action) => [action, (stored as Bindings)[action]] as const)
	const used: string[] = kept.map(([, key]) => key)
	if (new Set(used).size < kept.length || kept.some(([, key]) => !KEY_CHOICES.some((choice) => choice === key))) return DEFAULTS
	const bindings: Bindings = { ...DEFAULTS, ...Object.fromEntries(kept) }
	for (const action of KEY_ACTIONS) {
		if (action in stored) continue
		const key = [DEFAULTS[action], ...KEY_CHOICES].find((choice) => !used.includes(choice)) ?? DEFAULTS[action]
		bindings[action] = key
		used.push(key)
	}
	return bindings
}
