export type Weakness = 'short' | 'common' | 'personal' | 'repeated'

/** Characters, after composition: "ạ" is one, however it was typed. */
export const PASSWORD_CHARACTERS = 10
/** Of a password built on a known word, this many other letters make it a good one. */
const OTHER_LETTERS = 4
/** Longest row of digits that reads as a telephone, an identity card or a date. */
const CARD_DIGITS = 12
/** Of all steps from one character to the next, those that anyone foresees. */
const FORESEEN = 0.75
const DIFFERENT = 5

const KEYBOARD = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn']
/** What people here and elsewhere choose first, folded. */
const COMMON = (
	'matkhau password passwd pass administrator admin quantrivien quantri hethong motcua hanhchinhcong hanhchinh dichvucong ' +
	'trungtam phucvu congchuc congdan canbo uyban ubnd tiepnhan vietnam hanoi saigon hochiminh danang haiphong cantho xinchao ' +
	'iloveyou anhyeuem emyeuanh yeuem yeuanh conyeume conyeubo giadinh hanhphuc maimai bongda mothaiba maytinh dienthoai ' +
	'qwertyuiop qwerty asdfgh zxcvbn welcome letmein dangnhap login user guest test demo secret default changeme master root ' +
	'monkey dragon sunshine football princess superman batman google facebook zalo abcdef abc'
).split(' ')
const SIGNS: Record<string, string> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' }

/**
 * Why a password is too easily guessed.
 *
 * @param known  names that belong to whoever will use it: username, their name, the centre's name and telephone
 * @returns      the first weakness found; `undefined` when it is good enough
 */
export function weaknessOf(password: string, known: readonly string[]): Weakness | undefined {
	const characters = [...password.normalize('NFC')]
	if (characters.length < PASSWORD_CHARACTERS) return 'short'
	if (isForeseen(characters)) return 'repeated'
	const names = known.flatMap(wordsOf)
	if (isBuiltOn(password, names)) return 'personal'
	const isNumber = /^\d+$/.test(password) && password.length <= CARD_DIGITS
	return isNumber || isBuiltOn(password, [...COMMON, ...names]) ? 'common' : undefined
}

/** Few different characters, one part again and again, or the order of an alphabet or of a keyboard. */
function isForeseen(characters: readonly string[]): boolean {
	const text = characters.join('').toLowerCase()
	if (new Set(text).size < DIFFERENT || /^(.{1,5})\1+.{0,5}$/su.test(text)) return true
	const steps = [...text].slice(1).filter((to, i) => isNear([...text][i] ?? '', to))
	return steps.length >= FORESEEN * (characters.length - 1)
}

function isNear(from: string, to: string): boolean {
	const apart = (to.codePointAt(0) ?? 0) - (from.codePointAt(0) ?? 0)
	return Math.abs(apart) <= 1 || KEYBOARD.some((row) => row.includes(from + to) || row.includes(to + from))
}

/** Whether little but these words is in it: "MậtKhẩu@2026", "P@ssw0rd!!", "nguyenvanan1990". */
function isBuiltOn(password: string, words: readonly string[]): boolean {
	const text = fold(password).replace(/[\s._-]/g, '')
	const longestFirst = [...new Set(words)].sort((a, b) => b.length - a.length)
	return [text, text.replace(/[^a-z]/g, (sign) => SIGNS[sign] ?? sign)].some((read) => {
		const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ' '.repeat(word.length)), read)
		return rest !== read && text.split('').filter((character, i) => rest[i] !== ' ' && /\p{L}/u.test(character)).length < OTHER_LETTERS
	})
}

/** The words of a name that are worth looking for, alone and joined to those beside them. */
function wordsOf(name: string): string[] {
	const words = fold(name)
		.split(/[^a-z0-9]+/)
		.filter(Boolean)
	const runs = words.flatMap((_, from) => words.slice(from).map((_, more) => words.slice(from, from + more + 1).join('')))
	return runs.filter((run) => run.length >= 3)
}

/** Small letters without marks: "Mật khẩu" and "mat khau" alike. */
const fold = (text: string): string => text.toLowerCase().replaceAll('đ', 'd').normalize('NFD').replace(/\p{M}/gu, '')
