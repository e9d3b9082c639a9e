import type { Centre, Service } from '../../contract/centre.ts'
import type { Procedure } from '../../contract/catalogue.ts'
import type { Person } from '../../contract/people.ts'
import { largeCentre } from './large-centre.ts'

const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ'
/** A province's centre: more than that one hall has not been seen with. */
const SIZE = { counters: 67, services: 60, procedures: 2600, people: 300 }

/** The large centre with as much of everything as a province has: what it has first, then copies under other names. */
export function wideCentre(): Centre {
	const base = largeCentre(SIZE.counters)
	const services = filled(base.services, SIZE.services, serviceCopy)
	return {
		...base,
		services,
		// Each service has a counter.
		counters: base.counters.map((counter, i) => {
			const added = services.slice(base.services.length).filter((_, n) => n % SIZE.counters === i)
			return { ...counter, services: [...counter.services, ...added.map(({ id }) => id)] }
		}),
		procedures: filled(base.procedures, SIZE.procedures, procedureCopy),
		people: filled(base.people, SIZE.people, personCopy),
	}
}

const filled = <T>(list: readonly T[], size: number, copy: (item: T, n: number) => T): T[] => [
	...list,
	...Array.from({ length: Math.max(0, size - list.length) }, (_, i) => copy(list[i % list.length] as T, i)),
]

const serviceCopy = (service: Service, n: number): Service => ({
	...service,
	id: `service-${n}`,
	prefix: `Z${LETTERS[Math.floor(n / LETTERS.length)] ?? ''}${LETTERS[n % LETTERS.length] ?? ''}`,
	name: { vi: `${service.name.vi} ${n}`, en: `${service.name.en} ${n}` },
	numbers: { ...service.numbers, sequence: `sequence-${n}` },
})

const procedureCopy = (procedure: Procedure, n: number): Procedure => ({
	...procedure,
	id: `9.${String(n).padStart(6, '0')}`,
	short: { vi: `${procedure.short.vi} ${n}`, en: `${procedure.short.en} ${n}` },
})

/** Nobody's officer: administrators stay as few as they are. */
const personCopy = (person: Person, n: number): Person => {
	const { counterId: _, ...rest } = person
	return { ...rest, username: `nguoi${n}`, name: `${person.name} ${n}`, role: 'officer' }
}
