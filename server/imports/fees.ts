import type { Fee } from '../../contract/catalogue.ts'
import { readDay, writeDay } from './dates.ts'
import type { Said } from './report.ts'
import { wordsKey } from './words-key.ts'

export interface Fees {
	feeVnd?: number
	fees?: Fee[]
}
type Amount = { vnd: number; basis?: string } | { code: 'fee-maybe-thousands' | 'fee-unclear' }

const FREE = ['miễn phí', 'không', 'không thu', 'không thu phí', 'không có', 'không mất phí', 'free', '0']
/** After these the amount is still what one visit costs. */
const PER_CASE = ['trường hợp', 'hồ sơ', 'lần', 'vụ việc', 'việc', 'case']
const ALWAYS = 'mọi ngày'
const SUSPICIOUS_BELOW = 1_000

/**
 * `50.000 đồng`, `miễn phí`, or one amount for each time: `50000 (đến 31/12/2026); 100000 (từ 01/01/2027)`.
 * What is not clear is said and left out.
 */
export function readFees(words: string, say: (said: Said) => void): Fees {
	const found: Fees = {}
	const parts = words.split(/[;\n]/).filter((part) => part.trim() !== '')
	const undated: number[] = []
	for (const part of parts) {
		const { amountWords, dates } = cut(part)
		const amount = readAmount(amountWords)
		if ('code' in amount) {
			say({ code: amount.code, value: part.trim() })
			continue
		}
		if (amount.basis !== undefined) say({ code: 'fee-basis', value: part.trim(), names: [amount.basis] })
		if (dates === undefined) undated.push(amount.vnd)
		else addDated(found, { part, vnd: amount.vnd, dates }, say)
	}
	// Two amounts without dates: which of them holds is not known.
	if (undated.length > 1) say({ code: 'fee-unclear', value: words })
	else if (undated[0] !== undefined) found.feeVnd = undated[0]
	if (found.fees && overlap(found.fees)) say({ code: 'fee-dates-overlap', value: words })
	return found
}

function cut(part: string): { amountWords: string; dates?: string } {
	const [, amountWords = part, dates] = /^(.*?)\(((?:từ|đến|from|until|mọi ngày)[^()]*)\)\s*$/i.exec(part.normalize('NFC').trim()) ?? []
	return { amountWords, ...(dates !== undefined && { dates }) }
}

function addDated(found: Fees, { part, vnd, dates }: { part: string; vnd: number; dates: string }, say: (said: Said) => void): void {
	const period = readPeriod(dates)
	if (!period) return say({ code: 'bad-date', value: part.trim() })
	if (isReversed(period)) return say({ code: 'fee-dates-reversed', value: part.trim() })
	found.fees = [...(found.fees ?? []), { vnd, ...period }]
}

export const isReversed = ({ from, until }: Omit<Fee, 'vnd'>): boolean => from !== undefined && until !== undefined && from > until

function readPeriod(dates: string): Omit<Fee, 'vnd'> | undefined {
	if (wordsKey(dates) === ALWAYS) return {}
	const [, fromWords, untilWords] = /^(?:(?:từ|from)\s+([\d/.-]+))?\s*(?:(?:đến|until)\s+([\d/.-]+))?\s*$/i.exec(dates) ?? []
	const [from, until] = [fromWords, untilWords].map((day) => (day === undefined ? undefined : readDay(day)))
	if ((fromWords === undefined) !== (from === undefined) || (untilWords === undefined) !== (until === undefined)) return undefined
	if (from === undefined && until === undefined) return undefined
	return { ...(from !== undefined && { from }), ...(until !== undefined && { until }) }
}

/** One amount. A bare number below 1,000 may mean thousands, so it is none; `50 đồng` and `50 nghìn đồng` are clear. */
export function readAmount(words: string): Amount {
	const key = wordsKey(words)
	if (FREE.includes(key)) return { vnd: 0 }
	const [, digits = '', times, unit, basis] =
		/^(\d{1,3}(?:[. ,]\d{3})+|\d+)\s*(nghìn|ngàn|k)?\s*(đồng|đ|₫|vnđ|vnd)?\s*(?:\/\s*(.+))?$/.exec(key) ?? []
	if (digits === '' || new Set(digits.match(/[., ]/g)).size > 1) return { code: 'fee-unclear' }
	if (basis !== undefined && !PER_CASE.includes(basis)) return { code: 'fee-unclear' }
	const vnd = Number(digits.replace(/[., ]/g, '')) * (times === undefined ? 1 : 1000)
	if (!Number.isSafeInteger(vnd)) return { code: 'fee-unclear' }
	if (vnd > 0 && vnd < SUSPICIOUS_BELOW && unit !== 'đồng') return { code: 'fee-maybe-thousands' }
	return { vnd, ...(basis !== undefined && { basis: `/${basis}` }) }
}

function overlap(fees: readonly Fee[]): boolean {
	const all = fees.map(({ from = '', until = '9999-99-99' }) => ({ from, until }))
	return all.some((a, i) => all.slice(i + 1).some((b) => a.from <= b.until && b.from <= a.until))
}

/** As `readFees` reads it back, to the same. */
export function writeFees({ feeVnd, fees = [] }: Fees): string {
	const amount = (vnd: number) => (vnd > 0 && vnd < SUSPICIOUS_BELOW ? `${vnd} đồng` : String(vnd))
	const dated = fees.map(({ vnd, from, until }) => {
		const period = [from && `từ ${writeDay(from)}`, until && `đến ${writeDay(until)}`].filter(Boolean).join(' ')
		return `${amount(vnd)} (${period || ALWAYS})`
	})
	return [...(feeVnd === undefined ? [] : [amount(feeVnd)]), ...dated].join('; ')
}
