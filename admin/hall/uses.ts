import type { Centre } from '../../contract/centre.ts'
import type { Draft } from '../draft/draft.svelte.ts'
import { HALL_WORDS as W, USE_WORDS as U } from './words.ts'

type Used = 'zones' | 'services' | 'counters' | 'agencies' | 'fields'
/** Named one by one; the rest are counted. */
const NAMED = 6

/** What of the draft refers to an item, in one sentence; read when somebody asks, so that it is as it is now. */
export async function usesOf(draft: Draft, part: Used, id: string): Promise<string> {
	const told = await BY_PART[part](draft, id)
	const where = told.filter((one) => one !== undefined)
	return where.length > 0 ? W.used(where.join('; ')) : W.notUsed
}

type Told = string | undefined
const listed = (say: (n: number, names: string) => string, names: readonly (string | number)[]): Told => {
	if (names.length === 0) return undefined
	const more = names.length - NAMED
	return say(names.length, [...names.slice(0, NAMED), ...(more > 0 ? [W.andMore(more)] : [])].join(', '))
}
const read = async <P extends keyof Centre & Parameters<Draft['part']>[0]>(draft: Draft, part: P): Promise<Centre[P] & unknown[]> =>
	((await draft.part<Centre[P]>(part)) ?? []) as Centre[P] & unknown[]

const BY_PART: Record<Used, (draft: Draft, id: string) => Promise<Told[]>> = {
	zones: async (draft, id) => {
		const [services, counters] = [await read(draft, 'services'), await read(draft, 'counters')]
		const [kiosks, displays] = [await read(draft, 'kiosks'), await read(draft, 'displays')]
		return [
			listed(
				U.services,
				services.filter((s) => s.zoneId === id).map((s) => s.name.vi),
			),
			listed(
				U.counters,
				counters.filter((c) => c.zoneId === id).map((c) => c.number),
			),
			listed(
				U.kiosks,
				kiosks.filter((k) => k.zoneIds.includes(id)).map((k) => k.label),
			),
			listed(
				U.displays,
				displays.filter((d) => d.layout !== 'sign' && d.zoneIds.includes(id)).map((d) => d.label),
			),
		]
	},
	services: async (draft, id) => {
		const [counters, fields] = [await read(draft, 'counters'), await read(draft, 'fields')]
		const [profiles, displays] = [await read(draft, 'profiles'), await read(draft, 'displays')]
		const procedures = (await read(draft, 'procedures')).filter((p) => p.serviceId === id).length
		return [
			listed(
				U.counters,
				counters.filter((c) => c.services.includes(id)).map((c) => c.number),
			),
			listed(
				U.fields,
				fields.filter((f) => f.serviceId === id).map((f) => f.name.vi),
			),
			listed(
				U.profiles,
				profiles.filter((p) => p.steps.some((step) => step.services.includes(id))).map((p) => p.name.vi),
			),
			listed(
				U.displays,
				displays.filter((d) => d.layout !== 'sign' && d.serviceIds?.includes(id)).map((d) => d.label),
			),
			procedures > 0 ? U.procedures(procedures) : undefined,
		]
	},
	counters: async (draft, id) => {
		const [people, displays, devices] = [await read(draft, 'people'), await read(draft, 'displays'), await read(draft, 'devices')]
		return [
			listed(
				U.people,
				people.filter((p) => p.counterId === id || p.substituteAt?.includes(id)).map((p) => p.name),
			),
			listed(
				U.displays,
				displays.filter((d) => d.layout === 'sign' && d.counterId === id).map((d) => d.label),
			),
			listed(
				U.devices,
				devices.filter((d) => d.counterId === id).map((d) => d.id),
			),
		]
	},
	agencies: async (draft, id) => {
		const counters = (await read(draft, 'counters')).filter((c) => c.agencyId === id)
		const procedures = (await draft.page('procedures', { agencyId: id, limit: 1 }))?.total ?? 0
		return [
			listed(
				U.counters,
				counters.map((c) => c.number),
			),
			procedures > 0 ? U.procedures(procedures) : undefined,
		]
	},
	fields: async (draft, id) => {
		const procedures = (await draft.page('procedures', { fieldId: id, limit: 1 }))?.total ?? 0
		return [procedures > 0 ? U.procedures(procedures) : undefined]
	},
}
