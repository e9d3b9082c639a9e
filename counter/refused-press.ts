import { PROBLEMS } from '../contract/refusals.ts'
import type { CounterView } from '../contract/views.ts'
import { REFUSED_PRESS_MS } from './timing.ts'
import { KEYPAD_WORDS } from './words.ts'

type RefusedPress = NonNullable<CounterView['refusedPress']>

/** What became of a press at this desk that was refused a moment ago. Never which level: the rater stays unknown. */
export function refusedPressSentence(refused: RefusedPress | undefined, now: number): string | undefined {
	if (!refused || Math.abs(now - refused.at) > REFUSED_PRESS_MS) return undefined
	const { means, code } = refused
	const what = typeof means === 'number' ? 'Nút đánh giá vừa bấm' : `Phím “${KEYPAD_WORDS[means]}”`
	const why = code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS].vi : code
	return `${what} không được nhận: ${why.charAt(0).toLowerCase()}${why.slice(1)}`
}
