import { serviceCalendar } from '../../contract/calendar.ts'
import type { Service } from '../../contract/centre.ts'
import type { Sentence } from '../../contract/draft.ts'
import { localDay, startOfDay } from '../../contract/local-time.ts'
import { isSame } from './differences.ts'
import type { Day } from './day.ts'
import { formatNumber, nextSerial, remainingQuota } from './ticketing.ts'

/** The day under the set-up in force and under the next one. */
export interface Change {
	day: Day
	then: Day
	/** Epoch ms. */
	at: number
}

/** What changes for those who take numbers, and for those who wait. */
export function onServices(change: Change): Sentence[] {
	const { day, then } = change
	const hours = new Map<string, Service[]>()
	const others = day.setup.centre.services.flatMap((was) => {
		const is = then.setup.services.get(was.id)
		if (!is) return onRemoved(change, was)
		const key = JSON.stringify(closings(change, was, is))
		if (key !== undefined) hours.set(key, [...(hours.get(key) ?? []), was])
		return [...onNumbers(change, was, is), ...onQuota(change, was, is), ...onZone(change, was, is), ...onCounters(change, was)]
	})
	return [...[...hours].map(([key, services]) => toldOfHours(day, services, JSON.parse(key) as Closings)), ...others]
}

const waitingFor = (day: Day, services: readonly Service[]): number => services.reduce((n, { id }) => n + (day.queues.get(id)?.all ?? 0), 0)

/** When it closes today, ms after midnight; absent when it does not open today any more. */
interface Closings {
	was?: number
	is?: number
}
function closings({ day, then, at }: Change, was: Service, is: Service): Closings | undefined {
	const today = localDay(at)
	const end = ({ setup }: Day, service: Service): number | undefined => {
		const last = setup.centre.demo ? undefined : serviceCalendar(setup.centre, service).spansOn(today).at(-1)?.close
		return last !== undefined && startOfDay(today) + last > at ? last : undefined
	}
	const [before, after] = [end(day, was), end(then, is)]
	if (before === after) return undefined
	return { ...(before !== undefined && { was: before }), ...(after !== undefined && { is: after }) }
}

function toldOfHours(day: Day, services: readonly Service[], { was, is }: Closings): Sentence {
	const waiting = waitingFor(day, services)
	const served =
		waiting === 0
			? { vi: '', en: '' }
			: { vi: `; ${waiting} người đang chờ vẫn được phục vụ`, en: `; the ${waiting} waiting are still served` }
	const { vi, en } = nameOf(services)
	if (is === undefined) return { vi: `${vi} đóng ngay${served.vi}.`, en: `${en} closes at once${served.en}.` }
	if (was === undefined) return { vi: `${vi} hôm nay mở đến ${clock(is)}.`, en: `${en} is open until ${clock(is)} today.` }
	return {
		vi: `${vi} hôm nay đóng lúc ${clock(is)} thay vì ${clock(was)}${served.vi}.`,
		en: `${en} closes at ${clock(is)} today in place of ${clock(was)}${served.en}.`,
	}
}

function nameOf(services: readonly Service[]): Sentence {
	if (services.length > 3) return { vi: `${services.length} dịch vụ`, en: `${services.length} services` }
	return { vi: `Dịch vụ ${services.map((s) => s.name.vi).join(', ')}`, en: services.map((s) => s.name.en).join(', ') }
}

const clock = (ms: number): string => `${two(Math.floor(ms / 3_600_000))}:${two(Math.floor(ms / 60_000) % 60)}`
const two = (n: number): string => String(n).padStart(2, '0')

function onRemoved({ day }: Change, { id, name }: Service): Sentence[] {
	const booked = [...day.bookings.values()].filter((b) => b.serviceId === id && b.visitId === undefined).length
	const absent = [...day.visits.values()].filter((v) => v.serviceId === id && v.state === 'no-show').length
	return [
		...said(
			booked,
			`${booked} lịch hẹn hôm nay của dịch vụ ${name.vi} sẽ không lấy được số.`,
			`${booked} bookings of today for ${name.en} get no number.`,
		),
		...said(
			absent,
			`${absent} số vắng mặt của dịch vụ ${name.vi} sẽ không nhận lại được.`,
			`${absent} absent numbers of ${name.en} cannot be taken back.`,
		),
	]
}

/** Numbers given stay as they are; what matters is the next one, and whether there is one. */
function onNumbers({ day, then }: Change, was: Service, is: Service): Sentence[] {
	const given = day.issued.get(was.id) ?? 0
	if (given === 0 || (was.prefix === is.prefix && isSame(was.numbers, is.numbers))) return []
	const serial = nextSerial(then, is)
	if (serial === undefined) return [{ vi: `Dịch vụ ${is.name.vi} hết số ngay hôm nay.`, en: `${is.name.en} has no more numbers today.` }]
	const number = formatNumber(is, serial)
	return [
		{
			vi: `Dịch vụ ${is.name.vi}: số tiếp theo là ${number}; ${given} số đã cấp hôm nay vẫn giữ nguyên.`,
			en: `${is.name.en}: the next number is ${number}; the ${given} given today stay as they are.`,
		},
	]
}

function onQuota({ day, then, at }: Change, was: Service, is: Service): Sentence[] {
	if (remainingQuota(then, is, at) !== 0 || remainingQuota(day, was, at) === 0) return []
	return [
		{
			vi: `Dịch vụ ${is.name.vi} ngừng cấp số ngay: đã hết hạn mức mới.`,
			en: `${is.name.en} gives no more numbers: the new quota is used up.`,
		},
	]
}

function onZone({ day, then }: Change, was: Service, is: Service): Sentence[] {
	const waiting = waitingFor(day, [was])
	const [from, to] = [day.setup.zones.get(was.zoneId), then.setup.zones.get(is.zoneId)]
	if (waiting === 0 || !from || !to || from.letter === to.letter) return []
	return [
		{
			vi: `Dịch vụ ${is.name.vi} chuyển sang khu ${to.letter}; phiếu của ${waiting} người đang chờ còn ghi khu ${from.letter}.`,
			en: `${is.name.en} moves to zone ${to.letter}; the slips of the ${waiting} waiting say zone ${from.letter}.`,
		},
	]
}

/** Whoever waits is called only where a counter that may call them is open. */
function onCounters({ day, then }: Change, { id, name }: Service): Sentence[] {
	const waiting = day.queues.get(id)?.all ?? 0
	const isServed = ({ setup, counters }: Day) => [...counters.values()].some((c) => c.state === 'open' && setup.callable.get(c.id)?.has(id))
	if (waiting === 0 || !isServed(day) || isServed(then)) return []
	return [
		{
			vi: `Không còn quầy nào đang mở gọi dịch vụ ${name.vi}; ${waiting} người đang chờ.`,
			en: `No open counter calls ${name.en} any more; ${waiting} are waiting.`,
		},
	]
}

const said = (n: number, vi: string, en: string): Sentence[] => (n === 0 ? [] : [{ vi, en }])
