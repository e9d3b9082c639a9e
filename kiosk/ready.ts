import { agencyCalendar } from '../contract/calendar.ts'
import type { Procedure } from '../contract/catalogue.ts'
import type { CentreSetup } from '../contract/centre.ts'
import { dueAt, type Due } from '../contract/due-date.ts'
import { localDay, startOfDay } from '../contract/local-time.ts'
import type { Language } from '../contract/ids.ts'
import type { KioskView } from '../contract/views.ts'
import { formatClock, formatDate, formatWeekday } from '../ui/format.ts'

/** Beside what needs them, and not among the words of every page: both are fetched with the first procedure. */
export const READY_WORDS = {
	vi: {
		ready: 'Nộp hôm nay, dự kiến có kết quả:',
		unsettled: 'Ngày trả kết quả sẽ ghi trên giấy hẹn, vì lịch nghỉ chưa chốt.',
		today: 'hôm nay',
	},
	en: {
		ready: 'Filed today, result expected:',
		unsettled: 'Your slip will name the date: days off are not settled yet.',
		today: 'today',
	},
} as const satisfies Record<Language, unknown>

/**
 * When the result would be due of a dossier handed in today: the counter receives it once the wait is over, which matters
 * where the day has a cutoff or hours are counted. `undefined` where the limit is not known.
 */
export function readyAt({ limit, agencyId, serviceId }: Procedure, setup: CentreSetup, view: KioskView): Due | undefined {
	if (!limit) return undefined
	const wait = view.services.find(({ id }) => id === serviceId)?.waitMs
	return dueAt(view.at + (wait?.p90 ?? 0), limit, agencyCalendar(setup, agencyId))
}

/** `thứ Hai 30/11`, `08:30, thứ Hai 04/01/2027`, `hôm nay`: the year where it is another. */
export function readyInWords({ day, at }: Due, now: number, language: Language): string {
	const begins = startOfDay(day)
	const today = localDay(now)
	const weekday = formatWeekday(begins, language)
	const date = formatDate(begins).slice(0, day.slice(0, 4) === today.slice(0, 4) ? 5 : undefined)
	const words =
		day === today
			? READY_WORDS[language].today
			: `${language === 'vi' ? weekday.charAt(0).toLowerCase() + weekday.slice(1) : weekday} ${date}`
	return at === undefined ? words : `${formatClock(at)}, ${words}`
}
