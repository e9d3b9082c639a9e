import type { Sentence } from '../../contract/draft.ts'
import { isSame } from './differences.ts'
import type { Change } from './consequences-services.ts'
import type { CounterDay } from './counter-day.ts'
import { mayWork } from './counters.ts'

type Floor = Omit<Change, 'at'>

/** What changes for officers at their desks, and for visitors who belong to one. */
export const onDesks = (change: Floor): Sentence[] =>
	[...change.day.counters.values()].flatMap((counter) => [
		...onOfficer(change, counter),
		...onNumber(change, counter),
		...onBelonging(change, counter),
	])

function onOfficer({ day, then }: Floor, { id, state, officer, currentVisitId }: CounterDay): Sentence[] {
	const desk = then.setup.counters.get(id)
	if (state === 'closed' || officer === undefined || !desk || !mayWork(day, officer) || mayWork(then, officer)) return []
	const name = day.setup.people.get(officer)?.name ?? officer
	const there = currentVisitId === undefined ? undefined : day.visits.get(currentVisitId)?.number
	return [
		{
			vi: `${name} đang ngồi quầy ${desk.number} sẽ không làm việc ở quầy được nữa; cán bộ khác mở quầy này để ${there === undefined ? 'làm tiếp' : `tiếp số ${there}`}.`,
			en: `${name} at counter ${desk.number} may not work there any more; another officer opens it to ${there === undefined ? 'go on' : `go on with ${there}`}.`,
		},
	]
}

function onNumber({ day, then }: Floor, { id, currentVisitId }: CounterDay): Sentence[] {
	const [was, is] = [day.setup.counters.get(id)?.number, then.setup.counters.get(id)?.number]
	const there = currentVisitId === undefined ? undefined : day.visits.get(currentVisitId)
	if (is === undefined || was === is || there?.state !== 'called') return []
	return [
		{
			vi: `Quầy ${was} thành quầy ${is} khi số ${there.number} đang được gọi đến đó.`,
			en: `Counter ${was} becomes counter ${is} while number ${there.number} is being called there.`,
		},
	]
}

/** A counter that goes, and visitors who were sent to it or whom it let step away. */
function onBelonging({ day, then }: Floor, { id, state }: CounterDay): Sentence[] {
	const was = day.setup.counters.get(id)
	if (!was || state !== 'closed' || then.setup.counters.has(id)) return []
	const theirs = [...day.visits.values()].filter((v) =>
		v.state === 'waiting' ? v.onlyCounterId === id : v.state === 'held' && v.counterId === id,
	)
	if (theirs.length === 0) return []
	return [
		{
			vi: `Quầy ${was.number} bị bỏ; ${theirs.length} người của quầy này được quầy khác cùng dịch vụ phục vụ.`,
			en: `Counter ${was.number} goes; ${theirs.length} of its visitors are served at other counters of their service.`,
		},
	]
}

/** What changes on kiosks, displays and rating tablets. */
export function onScreens({ day, then }: Floor): Sentence[] {
	const was = day.setup.centre
	const is = then.setup.centre
	const lost = <T extends { id: string; label: string }>(before: readonly T[], after: readonly T[]) =>
		before.filter(({ id }) => !after.some((x) => x.id === id)).map(({ label }) => label)
	const [kiosks, displays] = [lost(was.kiosks, is.kiosks).join(', '), lost(was.displays, is.displays).join(', ')]
	return [
		...(kiosks ? [{ vi: `Máy lấy số ${kiosks} ngừng cấp số ngay.`, en: `Kiosk ${kiosks} stops giving numbers at once.` }] : []),
		...(displays ? [{ vi: `Màn hình ${displays} ngừng hiển thị ngay.`, en: `Display ${displays} stops showing calls at once.` }] : []),
		...onScale({ day, then }),
	]
}

function onScale({ day, then }: Floor): Sentence[] {
	const [was, is] = [day.setup.centre.rating.levels, then.setup.centre.rating.levels]
	if (isSame(was, is)) return []
	const rated = [...day.visits.values()].filter((v) => v.rating !== undefined).length
	const without = then.setup.centre.devices.filter(({ keys }) =>
		keys.some(({ means }) => typeof means === 'number' && !is.some((l) => l.level === means)),
	)
	return [
		{
			vi: `Thang đánh giá đổi ngay${rated ? `; ${rated} lượt đã đánh giá hôm nay giữ mức đã chọn` : ''}.`,
			en: `The rating scale changes at once${rated ? `; the ${rated} ratings of today keep their level` : ''}.`,
		},
		...without.map(({ id }) => ({
			vi: `Thiết bị ${id} có phím của mức không còn trong thang đánh giá.`,
			en: `Device ${id} has a key for a level that the scale has no more.`,
		})),
	]
}
