import type { Why } from '../contract/facts.ts'
import type { VisitCard } from '../contract/views.ts'
import { formatClock } from '../ui/format.ts'
import { bookedFor, movedFrom, WORDS } from './words.ts'

type Place = Pick<VisitCard, 'transferredFrom' | 'appointmentAt' | 'returnedAt'>

/** Why a number has its place, short enough for a row of the list. */
export function whyShort(why: Why, { transferredFrom, appointmentAt, returnedAt }: Place): string {
	switch (why.rule) {
		case 'priority':
			return why.before ? `Ưu tiên: trước ${why.before}` : 'Ưu tiên'
		case 'appointment':
			return `${booked(why.appointmentAt ?? appointmentAt)}${why.before ? `: trước ${why.before}` : ''}`
		case 'preference':
			return why.before ? `Việc chính: trước ${why.before}` : 'Việc chính của quầy'
		case 'yield-limit':
			return `Đã nhường ${why.passed} lượt`
		case 'chosen':
			return 'Cán bộ chọn gọi'
		case 'recall':
			return 'Gọi lại'
		case 'arrival':
			if (returnedAt !== undefined) return WORDS.returned
			return transferredFrom === undefined ? 'Đến trước' : movedFrom(transferredFrom)
	}
}

const booked = (at: number | undefined): string => (at === undefined ? 'Có hẹn' : bookedFor(formatClock(at)))
