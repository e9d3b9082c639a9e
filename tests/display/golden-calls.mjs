/**
 * Makes `tests/fixtures/golden-calls.json`: what a person would read aloud, worked out digit by digit and on purpose not with the
 * grammar that it checks. Usage: `node tests/display/golden-calls.mjs`.
 */
import { writeFileSync } from 'node:fs'

const VI = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']
const EN = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
const EN_TEENS = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const EN_TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const PLACES = {
	vi: { guidance: 'đến bàn hướng dẫn', results: 'đến quầy trả kết quả', reception: 'đến quầy tiếp nhận', fees: 'đến quầy thu phí' },
	en: {
		guidance: 'please go to the guidance desk',
		results: 'please go to the results desk',
		reception: 'please go to the reception desk',
		fees: 'please go to the payment desk',
	},
}

/** Below ten thousand, as said in the north or the south. */
function vietnamese(n, isSouth) {
	const [thousands, hundreds, tens, ones] = String(n).padStart(4, '0').split('').map(Number)
	const words = []
	if (thousands) words.push(VI[thousands], isSouth ? 'ngàn' : 'nghìn')
	if (n % 1000 === 0 && thousands) return words
	if (thousands || hundreds) words.push(VI[hundreds], 'trăm')
	if ((thousands || hundreds) && n % 100 === 0) return words
	if (tens === 0) {
		if (words.length) words.push(isSouth ? 'lẻ' : 'linh')
		return [...words, VI[ones]]
	}
	words.push(...(tens === 1 ? ['mười'] : [VI[tens], 'mươi']))
	if (ones === 0) return words
	if (ones === 5) return [...words, 'lăm']
	if (ones === 1 && tens > 1) return [...words, 'mốt']
	if (ones === 4 && tens > 1 && !isSouth) return [...words, 'tư']
	return [...words, VI[ones]]
}

function english(n) {
	if (n < 10) return [EN[n]]
	if (n < 20) return [EN_TEENS[n - 10]]
	if (n < 100) return [EN_TENS[Math.floor(n / 10) - 2], ...(n % 10 ? [EN[n % 10]] : [])]
	if (n < 1000) return [EN[Math.floor(n / 100)], 'hundred', ...(n % 100 ? ['and', ...english(n % 100)] : [])]
	const rest = n % 1000
	return [...english(Math.floor(n / 1000)), 'thousand', ...(rest ? [...(rest < 100 ? ['and'] : []), ...english(rest)] : [])]
}

/** One by one; more than four in threes from the right, with a breath between. */
const spelled = (digits, names) =>
	digits.length <= 4
		? [...digits].map((d) => names[d])
		: [...digits].flatMap((d, i) => [...(i > 0 && (digits.length - i) % 3 === 0 ? [','] : []), names[d]])

function ticket({ number, zeros }, language) {
	const letters = number.match(/^[A-Z]*/)[0]
	const digits = number.slice(letters.length)
	if (language === 'en') return [...letters, ...spelled(digits, EN)]
	const value = Number(digits)
	const lead = digits.match(/^0*/)[0].length
	if (digits.length > 4 || (lead > 0 && zeros === 'digits')) return [...letters, ...spelled(digits, VI)]
	const spoken = value === 0 ? [] : vietnamese(value, language === 'nam')
	return [...letters, ...Array.from({ length: lead }, () => VI[0]), ...spoken]
}

function sentence(call, language) {
	const isEnglish = language === 'en'
	const desk = isEnglish
		? (PLACES.en[call.place] ?? ['please go to counter', ...english(call.counter)])
		: (PLACES.vi[call.place] ?? ['đến quầy số', ...vietnamese(call.counter, language === 'nam')])
	const zone = call.zone ? [',', isEnglish ? 'zone' : 'khu', call.zone] : []
	return [isEnglish ? 'Number' : 'Mời công dân có số', ...ticket(call, language), ',', ...[desk].flat(), ...zone]
}

const NUMBER_WORDS = new Set([
	...VI,
	...EN,
	...EN_TEENS,
	...EN_TENS,
	...'mười mươi trăm nghìn ngàn linh lẻ lăm mốt tư hundred thousand and'.split(' '),
])
/** A word of a number that another word follows at once has a faster clip, marked `~`. */
const clips = (words) =>
	words.map((word, i) => (NUMBER_WORDS.has(word) && words[i + 1] !== undefined && words[i + 1] !== ',' ? `${word}~` : word))

const SPECIAL = [
	...['A001', 'A004', 'A005', 'A010', 'A011', 'A014', 'A015', 'A020', 'A021', 'A024', 'A025', 'A044', 'A047', 'A055', 'A058', 'A099'],
	...['B100', 'B101', 'B104', 'B105', 'B110', 'B111', 'B114', 'B115', 'B120', 'B121', 'B124', 'B125', 'B154', 'B199', 'B200', 'B214'],
	...['C301', 'C405', 'C505', 'C515', 'C541', 'C555', 'C604', 'C710', 'C721', 'C824', 'C901', 'C990', 'C999', 'C000', 'C007', 'C070'],
	...['D0001', 'D0010', 'D0104', 'D0215', 'D1000', 'D1001', 'D1004', 'D1010', 'D1015', 'D1021', 'D1100', 'D1105', 'D1234', 'D2024'],
	...['D4044', 'D5055', 'D6005', 'D7500', 'D9014', 'D9999', '001', '012', '250', '9', '15', '1021', '12345', '054321', 'E10000', 'H999999'],
	...['AB012', 'XYZ105', 'K4', 'M21', 'Q0500', 'W007', 'F31', 'G64', 'R84', 'Y11'],
]
const COUNTERS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 20, 21, 22, 24, 25, 31, 34, 40, 44, 45, 51, 55, 60, 61, 70, 74, 75, 99]
const RARE_COUNTERS = [100, 101, 104, 105, 110, 111, 114, 115, 121, 124, 125, 204, 505, 1001]
const PLACE = ['guidance', 'results', 'reception', 'fees']
const CALLS = 200

/** Every hard number first, then what a day brings: one letter, three digits. */
const calls = Array.from({ length: CALLS }, (_, i) => ({
	number: SPECIAL[i] ?? `${'ABCDEH'[i % 6]}${String((i * 37) % 1000).padStart(3, '0')}`,
	counter: i % 9 === 8 ? RARE_COUNTERS[Math.floor(i / 9) % RARE_COUNTERS.length] : COUNTERS[(i * 5) % COUNTERS.length],
	zeros: i % 2 ? 'grouped' : 'digits',
	...(i % 10 === 7 && { place: PLACE[Math.floor(i / 10) % PLACE.length] }),
	...(i % 6 === 5 && { zone: 'ABCDEH'[i % 5] }),
}))
const golden = calls.map((call) => ({
	...call,
	...Object.fromEntries(['bac', 'nam', 'en'].map((language) => [language, clips(sentence(call, language)).join(' | ')])),
}))
writeFileSync(new URL('../fixtures/golden-calls.json', import.meta.url), `${JSON.stringify(golden, undefined, '\t')}\n`)
