import type { CentreSetup } from '../contract/centre.ts'
import type { Destination } from './commands.ts'
import { counterName, WORDS } from './words.ts'

/** Where a number can go. `id` of the counter or service. */
export interface Place {
	id: string
	name: string
	to: Destination
}
export interface ZonePlaces {
	id: string
	letter: string
	name: string
	counters: Place[]
	services: Place[]
}

/** Every counter but this one and every service but the present one, by zone, the own zone first. */
export function placesFor(setup: CentreSetup, { counterId, serviceId }: { counterId: string; serviceId: string }): ZonePlaces[] {
	const here = setup.counters.find((c) => c.id === counterId)?.zoneId
	return [...setup.zones]
		.sort((a, b) => Number(b.id === here) - Number(a.id === here))
		.map(({ id, letter, name }) => ({
			...{ id, letter, name: name.vi },
			counters: setup.counters
				.filter((c) => c.zoneId === id && c.id !== counterId)
				.map((c) => ({ id: c.id, name: counterName(c.number), to: { toCounterId: c.id } })),
			services: setup.services
				.filter((s) => s.zoneId === id && s.id !== serviceId)
				.map((s) => ({ id: s.id, name: `${WORDS.service}: ${s.name.vi}`, to: { toServiceId: s.id } })),
		}))
		.filter(({ counters, services }) => counters.length + services.length > 0)
}

/** Those that fit what was typed: the number of a counter from its first digit on, or any part of a name, with or without its marks. */
export function narrowed(zones: readonly ZonePlaces[], typed: string): ZonePlaces[] {
	const wanted = folded(typed)
	if (!wanted) return [...zones]
	const fits = ({ name }: Place) => (/^\d+$/.test(wanted) ? new RegExp(` ${wanted}`).test(folded(name)) : folded(name).includes(wanted))
	return zones
		.map((zone) => ({ ...zone, counters: zone.counters.filter(fits), services: zone.services.filter(fits) }))
		.filter(({ counters, services }) => counters.length + services.length > 0)
}

/** The counter with exactly that number, else the first that fits; nothing before something is typed. */
export function bestOf(zones: readonly ZonePlaces[], typed: string): Place | undefined {
	const wanted = folded(typed)
	if (!wanted) return undefined
	const places = zones.flatMap(({ counters, services }) => [...counters, ...services])
	return places.find(({ name }) => folded(name) === `${folded(WORDS.counter)} ${wanted}`) ?? places[0]
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase().trim()
