import type { IntegrityQuestion, QuestionAnswer, QuestionKind } from '../../contract/integrity.ts'
import { formatCount, formatPercent } from '../../ui/format.ts'

export const RATING_QUESTION_WORDS = {
	what: 'Những điều ở phiếu đánh giá đáng hỏi thêm. Đây là câu hỏi, không phải kết luận: nhiều điều có lý do bình thường.',
	month: 'Tháng',
	base: (visits: number, ratings: number) => `Đã xem ${formatCount(visits)} lượt hoàn thành, ${formatCount(ratings)} đánh giá.`,
	none: 'Tháng này không có điều gì đáng hỏi.',
	noneOf: 'Chưa có lượt nào trong tháng này.',
	ask: 'Có gì giải thích được không?',
	visits: (n: number) => `Các lượt liên quan (${n})`,
	hidden: 'Không liệt kê từng lượt, vì như thế sẽ lộ ai trả lời gì.',
	note: 'Ghi chú (không ghi tên công dân)',
	save: 'Ghi câu trả lời',
	saving: 'Đang ghi…',
	answer: 'Trả lời',
	reopen: 'Trả lời lại',
	by: (who: string, when: string) => `${who}, ${when}`,
	number: 'Số',
	when: 'Lúc',
} as const

export const ANSWER_WORDS: Record<QuestionAnswer, string> = {
	explained: 'Có lý do bình thường',
	looking: 'Đang tìm hiểu',
	mended: 'Đã chấn chỉnh',
}

const KINDS: Record<QuestionKind, string> = {
	unanswered: 'Nhiều lượt không được đánh giá',
	refused: 'Nhiều lần bấm không tính cho lượt nào',
	bursts: 'Nhiều đánh giá cách nhau vài giây',
	idle: 'Đánh giá khi quầy đang nghỉ hoặc đã đóng',
	'same-delay': 'Đánh giá luôn đến cùng một lúc sau khi xong',
	uniform: 'Một chuỗi dài cùng một mức',
	change: 'Khác hẳn tháng trước của chính mình',
}
export const kindInWords = (kind: QuestionKind): string => KINDS[kind]

const share = (part: number): string => formatPercent(part * 100)
/** What was counted, of how many, and what would be expected. */
export function figureOf({ kind, count, n, expected }: IntegrityQuestion): string {
	if (kind === 'uniform') return `${formatCount(count)} đánh giá liền nhau cùng một mức, trong ${formatCount(n)} đánh giá.`
	const than = kind === 'change' ? 'tháng trước' : 'thường thấy không quá'
	const what = kind === 'change' ? ' hài lòng' : ''
	return `${formatCount(count)} trên ${formatCount(n)}${what} (${share(count / n)}); ${than} ${share(expected)}.`
}

/** `Ngẫu nhiên thì hiếm: khoảng 1 lần trong 2.000 tháng như vậy.` */
export function chanceInWords(chance: number): string {
	if (chance < 1e-6) return 'Nếu chỉ do ngẫu nhiên thì hầu như không gặp: chưa tới 1 lần trong 1.000.000.'
	const times = 10 ** Math.floor(Math.log10(1 / chance))
	return `Nếu chỉ do ngẫu nhiên thì hiếm gặp: không quá 1 lần trong ${formatCount(times)}.`
}
