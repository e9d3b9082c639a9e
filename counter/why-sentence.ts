import type { Why } from '../contract/facts.ts'
import type { VisitCard } from '../contract/views.ts'

/** Why a number has its place, short enough for a row of the list. */
export function whyShort(why: Why, { transferredFrom }: Pick<VisitCard, 'transferredFrom'>): string {
	switch (why.rule) {
		case 'priority':
			return why.before ? `Ưu tiên: trước ${why.before}` : 'Ưu tiên'
		case 'appointment':
			return why.before ? `Có hẹn: trước ${why.before}` : 'Có hẹn'
		case 'yield-limit':
			return `Đã nhường ${why.passed} lượt`
		case 'chosen':
			return 'Cán bộ chọn gọi'
		case 'recall':
			return 'Gọi lại'
		case 'arrival':
			return transferredFrom === undefined ? 'Đến trước' : `Chuyển từ quầy ${transferredFrom}`
	}
}

/** The same as one whole sentence, for the number that is next or at the desk. `yieldLimit` as the set-up has it. */
export function whySentence(why: Why, { transferredFrom }: Pick<VisitCard, 'transferredFrom'>, yieldLimit: number): string {
	const yields = why.before && yieldLimit > 0 ? `; ${why.before} nhường lượt ${why.passed} trên ${yieldLimit}` : ''
	switch (why.rule) {
		case 'priority':
			return `Phục vụ ưu tiên${yields}`
		case 'appointment':
			return `Có hẹn${yields}`
		case 'yield-limit':
			return `Đến trước nhất; đã nhường ${why.passed} lượt`
		case 'chosen':
			return why.before ? `Cán bộ chọn gọi, trước ${why.before}` : 'Cán bộ chọn gọi'
		case 'recall':
			return 'Gọi lại số vừa gọi'
		case 'arrival':
			return transferredFrom === undefined ? 'Đến trước nhất' : `Đến trước nhất; chuyển từ quầy ${transferredFrom}`
	}
}
