import type { Centre } from '../../contract/centre.ts'
import type { WorkProfile, WorkStep } from '../../contract/work.ts'
import { LANE_WORDS, LANGUAGE_WORDS, READING_WORDS as R } from './words.ts'

type Named = Pick<Centre, 'services'>

/** What a counter with this profile does, step by step, as one would tell it to the officer who sits there. */
export const readProfile = ({ steps }: Pick<WorkProfile, 'steps'>, centre: Named): string[] =>
	steps.map((step, i) => readStep(step, centre, { isFirst: i === 0, isOnly: steps.length === 1 }))

export function readStep(step: WorkStep, centre: Named, { isFirst, isOnly }: { isFirst: boolean; isOnly: boolean }): string {
	if (step.services.length === 0) return R.noServices
	const conditions = conditionsOf(step, centre)
	const whom = visitorsOf(step, centre)
	if (isFirst) {
		const call = `gọi ${whom}${isOnly ? '' : ' trước'}`
		return conditions ? `Nếu ${conditions} thì ${call}.` : `${capital(call)}.`
	}
	return conditions ? `${R.nobodyAbove}, mà ${conditions}, thì giúp: gọi ${whom}.` : `${R.nobodyAbove} thì gọi ${whom}.`
}

/** `người diện ưu tiên, chọn tiếng Anh, có Đất đai hoặc Hộ tịch`. */
function visitorsOf({ services, lanes, languages }: WorkStep, centre: Named): string {
	const lane = lanes && listed(lanes.map((one) => LANE_WORDS[one].of))
	const language = languages && `chọn ${listed(languages.map((one) => LANGUAGE_WORDS[one]))}`
	const who = [lane, language].filter((one) => one !== undefined)
	return `người ${who.map((one) => `${one}, `).join('')}có ${servicesOf(services, centre)}`
}

function conditionsOf(step: WorkStep, centre: Named): string | undefined {
	const told = [timesOf(step.when), officerOf(step), queueOf(step, centre)].filter((one) => one !== undefined)
	return told.length > 0 ? told.join(', ') : undefined
}

/** What is asked of who sits there. */
function officerOf({ skill, languages }: WorkStep): string | undefined {
	const [only, another] = languages ?? []
	const speaks = only && `nói được ${another ? R.thatLanguage : LANGUAGE_WORDS[only]}`
	const asked = [skill && `có kỹ năng “${skill}”`, speaks].filter((one) => one !== undefined)
	return asked.length > 0 ? `cán bộ ${asked.join(' và ')}` : undefined
}

function queueOf({ when, services }: WorkStep, centre: Named): string | undefined {
	const asked = [
		when?.waitOverMs === undefined ? undefined : `có người chờ quá ${minutes(when.waitOverMs)} phút`,
		when?.queueOver === undefined ? undefined : `có hơn ${when.queueOver} người chờ`,
	].filter((one) => one !== undefined)
	return asked.length > 0 ? `${asked.join(' và ')} ở ${servicesOf(services, centre)}` : undefined
}

function timesOf(when: WorkStep['when']): string | undefined {
	if (when?.from !== undefined && when.to !== undefined) return `đang từ ${when.from} đến ${when.to}`
	if (when?.from !== undefined) return `đã ${when.from} trở đi`
	return when?.to === undefined ? undefined : `trước ${when.to}`
}

/** A step in a few words: whom, and only when. */
export function stepInShort(step: WorkStep, centre: Named): { services: string; only: string } {
	const { lanes, languages, skill, when } = step
	const hours = when?.from !== undefined || when?.to !== undefined ? `${when.from ?? '00:00'}–${when.to ?? '24:00'}` : undefined
	const only = [
		lanes && listed(lanes.map((one) => LANE_WORDS[one].of)),
		languages && listed(languages.map((one) => LANGUAGE_WORDS[one])),
		skill && `kỹ năng ${skill}`,
		hours,
		when?.waitOverMs === undefined ? undefined : `có người chờ quá ${minutes(when.waitOverMs)} phút`,
		when?.queueOver === undefined ? undefined : `hơn ${when.queueOver} người chờ`,
	].filter((one) => one !== undefined)
	return { services: step.services.length ? servicesOf(step.services, centre) : R.noServices, only: only.join(' · ') }
}

function servicesOf(ids: readonly string[], { services }: Named): string {
	if (services.length > 1 && services.every(({ id }) => ids.includes(id))) return R.anyService
	return listed(ids.map((id) => services.find((s) => s.id === id)?.name.vi ?? id))
}

/** `a, b hoặc c`; names that hold commas are told apart by semicolons. */
function listed(names: readonly string[]): string {
	const mark = names.some((name) => name.includes(',')) ? '; ' : ', '
	return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(mark)} hoặc ${names.at(-1) ?? ''}`
}

const minutes = (ms: number): string => (ms / 60_000).toLocaleString('vi-VN')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
