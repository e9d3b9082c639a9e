import type { Why } from '../contract/facts.ts'
import type { VisitCard } from '../contract/views.ts'
import { formatClock } from '../ui/format.ts'

const booked = ({ appointmentAt }: Why): string => (appointmentAt === undefined ? 'Có hẹn' : `Hẹn ${formatClock(appointmentAt)}`)

/** Why a number has its place, short enough for a row of the list. */
export function whyShort(why: Why, { transferredFrom }: Pick<VisitCard, 'transferredFrom'>): string {
	switch (why.rule) {
		case 'priority':
			return why.before ? `Ưu tiên: trước ${why.before}` : 'Ưu tiên'
		case 'appointment':
			return why.before ? `${booked(why)}: trước ${why.before}` : booked(why)
		case 'preference':
			return why.before ? `Việc chính: trước ${why.before}` : 'Việc chính của quầy'
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
			return `${booked(why)}${yields}`
		case 'preference':
			return `Việc chính của quầy${why.before ? `, trước ${why.before}` : ''}`
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
