import { inMinutes, minutesIn } from '../../contract/figures/table.ts'
import type { NameOf } from '../../contract/figures/names.ts'
import { CHANNEL_NAMES, ENDINGS, LANE_NAMES } from '../../contract/figures/words.ts'
import type { ReportVisit } from '../../contract/reports.ts'
import { formatClock } from '../../ui/format.ts'

const minutes = (ms: number | null): string => (ms === null ? '' : `${inMinutes(minutesIn(ms))} phút`)

/** What happened to one stop of a visit, in plain words, moment by moment. */
export function storyOf(visit: ReportVisit, nameOf: NameOf): string {
	const { stop, stops, lane, channel, issuedAt, calledAt, servingAt, endedAt, waitMs, serviceMs, counterId, end } = visit
	const lanes = lane === 'regular' ? '' : `, ${LANE_NAMES[lane].toLowerCase()}`
	const taken =
		stop === 1 ? `${formatClock(issuedAt)} lấy số (${CHANNEL_NAMES[channel].toLowerCase()}${lanes})` : `Bước ${stop} trên ${stops}`
	const counter = counterId === null ? '' : ` đến ${nameOf('counter', counterId).toLowerCase()}`
	return [
		taken,
		...(calledAt === null ? [] : [`${formatClock(calledAt)} được gọi${counter}${waitMs === null ? '' : `, đã chờ ${minutes(waitMs)}`}`]),
		...(servingAt === null ? [] : [`${formatClock(servingAt)} bắt đầu${serviceMs === null ? '' : `, phục vụ ${minutes(serviceMs)}`}`]),
		endedAt === null ? ENDINGS[end] : `${formatClock(endedAt)} ${ENDINGS[end]}`,
	].join(' → ')
}
