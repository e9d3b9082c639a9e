import type { Hours } from './hours.ts'
import type { Text } from './ids.ts'
import { dayBefore, nextDay, weekdayOf } from './local-time.ts'
import { LUNAR_DAYS } from './lunar.ts'

/** A day off as the law and practice lead one to expect it; what holds is decided each year and confirmed by an administrator. */
export interface ProposedDay {
	day: string
	reason: Text
}

const text = (vi: string, en: string): Text => ({ vi, en })
const TET = text('Tết Nguyên đán', 'Lunar New Year')
const TET_DAYS = 5
/** From when 24/11 is a day off. */
const CULTURE_DAY_SINCE = 2026

/**
 * Days off of a year: 1/1, Tết, Giỗ Tổ, 30/4, 1/5, 2/9 with the day before or after, 24/11; and for each that falls on a day on
 * which the centre is closed anyway, the next working day instead. Years without lunar days in the table have no Tết here.
 *
 * @param open  weekdays (1 Monday … 7 Sunday) on which the centre works; others are its weekend
 * @param anyone  weekdays on which anybody in it works: for their sake a holiday on the weekend is named too
 * @returns in order of time, no day twice
 * @source Bộ luật Lao động 2019, Đ. 111–112; which five days of Tết, and which day beside 2/9: as decided 2021–2026
 */
export function proposedDays(year: number, open: ReadonlySet<number>, anyone: ReadonlySet<number> = open): ProposedDay[] {
	const isOpen = (day: string) => open.has(weekdayOf(day))
	const holidays = holidaysOf(year, isOpen)
	const taken = new Set(holidays.map(({ day }) => day))
	const named = holidays.filter(({ day }) => isOpen(day) || anyone.has(weekdayOf(day)))
	const instead = holidays.flatMap(({ day, reason }) => {
		if (isOpen(day) || open.size === 0) return []
		const next = firstAfter(day, (d) => isOpen(d) && !taken.has(d))
		taken.add(next)
		return [{ day: next, reason: text(`Nghỉ bù ${reason.vi}`, `${reason.en} (in lieu)`) }]
	})
	return [...named, ...instead].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Each day once, in order of time; of two holidays on one day, the first named. */
function holidaysOf(year: number, isOpen: (day: string) => boolean): ProposedDay[] {
	const on = (day: string, vi: string, en: string): ProposedDay => ({ day: `${year}-${day}`, reason: text(vi, en) })
	const [tet, gioTo] = LUNAR_DAYS[year] ?? []
	const all = [
		on('01-01', 'Tết Dương lịch', 'New Year'),
		...(tet ? tetDays(`${year}-${tet}`, isOpen).map((day) => ({ day, reason: TET })) : []),
		...(gioTo ? [on(gioTo, 'Giỗ Tổ Hùng Vương', "Hung Kings' Day")] : []),
		on('04-30', 'Ngày Chiến thắng', 'Victory Day'),
		on('05-01', 'Quốc tế Lao động', 'Labour Day'),
		on(besideNationalDay(year, isOpen), 'Quốc khánh (liền kề)', 'National Day (adjacent)'),
		on('09-02', 'Quốc khánh', 'National Day'),
		...(year >= CULTURE_DAY_SINCE ? [on('11-24', 'Ngày Văn hóa Việt Nam', 'Vietnam Culture Day')] : []),
	]
	const days = new Map(all.map((holiday) => [holiday.day, holiday]).reverse() as [string, ProposedDay][])
	return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Five days around the first: two before it or one, whichever wastes fewer on the weekend; two when that is equal. */
function tetDays(first: string, isOpen: (day: string) => boolean): string[] {
	const from = (before: number) => run(dayBefore(first, before), TET_DAYS)
	const [two, one] = [from(2), from(1)]
	return one.filter(isOpen).length > two.filter(isOpen).length ? one : two
}

/** The working day beside 2/9; of two, the one that makes a longer rest, else the day before. */
function besideNationalDay(year: number, isOpen: (day: string) => boolean): string {
	if (!isOpen(`${year}-09-01`)) return '09-03'
	return isOpen(`${year}-09-03`) && !isOpen(`${year}-09-04`) ? '09-03' : '09-01'
}

function run(from: string, count: number): string[] {
	const days = [from]
	while (days.length < count) days.push(nextDay(days.at(-1) ?? from))
	return days
}

function firstAfter(day: string, fits: (day: string) => boolean): string {
	let next = nextDay(day)
	while (!fits(next)) next = nextDay(next)
	return next
}

/** From this day on, the next year's calendar is asked for. */
const ASKED_FROM = '11-01'

/** Years whose days off must be settled now: this one, and from November on the next. */
export function yearsToConfirm({ confirmedYears = [] }: Pick<Hours, 'confirmedYears'>, today: string): number[] {
	const year = Number(today.slice(0, 4))
	return [year, ...(today.slice(5) >= ASKED_FROM ? [year + 1] : [])].filter((y) => !confirmedYears.includes(y))
}
