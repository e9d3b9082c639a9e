/** As in the contract's codes: capitals and digits, four to twelve. */
const WHOLE = /^[A-Z0-9]{4,12}$/
const MOST = 12

/** A booking's code out of what was typed: marks, spaces and dashes that people add are not part of it. */
export const cleanCode = (typed: string): string =>
	typed
		.normalize('NFD')
		.toUpperCase()
		.replace(/[^A-Z0-9]/g, '')
		.slice(0, MOST)

export const isWhole = (code: string): boolean => WHOLE.test(code)
