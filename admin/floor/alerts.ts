import { mayCall } from '../../contract/may-serve.ts'
import type { CounterView } from '../../contract/views.ts'
import { minutesOf } from '../../ui/format.ts'
import { calendarAlerts } from './calendar-alerts.ts'
import { doubtfulSlips, inputAlerts, printerAlerts } from './device-alerts.ts'
import type { Alert, Seen } from './seen.ts'
import { voiceAlerts } from './voice-alerts.ts'
import { startedAt, workOf } from './work.ts'

/** Waiting longer than this in a zone is worth opening a counter for. */
const LONG_WAIT_MS = 30 * 60_000
/** A number called this long ago, with nobody served since, keeps a counter from calling the next. */
const STALLED_CALL_MS = 5 * 60_000

/** What needs a hand now, the gravest first: people nobody can serve, paper, long waits, walls unheard, calls nobody answered, buttons, long visits, days off to settle. */
export const alertsOf = (seen: Seen): Alert[] => [
	...unserved(seen),
	...printerAlerts(seen),
	...doubtfulSlips(seen),
	...longWaits(seen),
	...voiceAlerts(seen),
	...stalledCalls(seen),
	...inputAlerts(seen),
	...longVisits(seen),
	...calendarAlerts(seen),
]

/** Also by its work profile a counter must call the service; one that pauses calls nobody. */
function unserved({ centre, counters, kiosks }: Seen): Alert[] {
	return (kiosks[0]?.services ?? []).flatMap(({ id, waiting }) => {
		const service = centre.services.find((s) => s.id === id)
		const desks = counters.filter(({ counterId }) => {
			const counter = centre.counters.find((c) => c.id === counterId)
			return counter !== undefined && mayCall(centre, counter, id)
		})
		if (!service || waiting === 0 || desks.some((c) => c.state === 'open')) return []
		const letter = centre.zones.find((z) => z.id === service.zoneId)?.letter ?? ''
		return {
			key: `unserved-${id}`,
			kind: 'queue' as const,
			title: `Không quầy nào đang mở phục vụ ${service.name.vi}: ${waiting} người chờ`,
			detail: `Khu ${letter}. Số đã lấy vẫn có hiệu lực.`,
			action: staff(desks) ?? 'Mở một quầy có dịch vụ này.',
		}
	})
}

function longWaits({ centre, counters, now }: Seen): Alert[] {
	return centre.zones.flatMap((zone) => {
		const here = counters.filter((c) => c.zoneId === zone.id)
		// Where nobody works, the queue has its own alert already.
		if (!here.some((c) => c.state === 'open')) return []
		const waits = here.flatMap(({ waiting }) => (waiting.longestSinceAt === undefined ? [] : [now - waiting.longestSinceAt]))
		const longest = Math.max(0, ...waits)
		if (longest < LONG_WAIT_MS) return []
		return {
			key: `wait-${zone.id}`,
			kind: 'queue' as const,
			title: `Khu ${zone.letter}: có người chờ ${minutesOf(longest)} phút`,
			detail: zone.name.vi,
			action: staff(here) ?? `Báo lại thời gian chờ cho người đang đợi ở khu ${zone.letter}.`,
		}
	})
}

function stalledCalls({ counters, now }: Seen): Alert[] {
	return counters.flatMap(({ counterId, number, current }) => {
		if (current?.state !== 'called' || now - current.calledAt < STALLED_CALL_MS) return []
		return {
			key: `stalled-${counterId}`,
			kind: 'counter' as const,
			title: `Quầy ${number} gọi ${current.number} đã ${minutesOf(now - current.calledAt)} phút`,
			detail: 'Chưa bắt đầu phục vụ.',
			action: `Hỏi cán bộ quầy ${number} công dân đã đến chưa.`,
		}
	})
}

function longVisits({ counters, now }: Seen): Alert[] {
	return counters.flatMap((counter) => {
		const { current, number } = counter
		if (!current || workOf(counter, now) !== 'long') return []
		return {
			key: `long-${counter.counterId}`,
			kind: 'counter' as const,
			title: `Quầy ${number} phục vụ ${current.number} đã ${minutesOf(now - startedAt(current))} phút`,
			detail: 'Có thể là hồ sơ khó.',
			action: `Hỏi cán bộ quầy ${number} có cần hỗ trợ không.`,
		}
	})
}

/** The counter that could help soonest: one whose officer pauses, else one that is closed. */
function staff(counters: readonly CounterView[]): string | undefined {
	const paused = counters.find((c) => c.state === 'paused')
	if (paused) return `Mời cán bộ quầy ${paused.number} trở lại.`
	const closed = counters.find((c) => c.state === 'closed')
	return closed && `Mở quầy ${closed.number}.`
}
