import type { CentreSetup } from '../contract/centre.ts'
import type { VisitCard } from '../contract/views.ts'
import { formatClock } from '../ui/format.ts'
import { backTo, bookedFor, dossierCount, finishAndGoBack, finishAndGoOn, movedFrom, thenTo, WORDS } from './words.ts'

/** What an officer should know of a visit besides its number and its procedure. */
export interface VisitFact {
	id: 'walk-up' | 'priority' | 'appointment' | 'returned' | 'dossiers' | 'moved' | 'next' | 'language'
	text: string
}

export function factsOf(visit: VisitCard, setup: CentreSetup): VisitFact[] {
	const { lane, appointmentAt, dossiers, transferredFrom, language } = visit
	const next = nextPlaces(visit, setup)
	const facts: (VisitFact | false)[] = [
		visit.walkUp === true && { id: 'walk-up', text: WORDS.walkUpFact },
		lane === 'priority' && { id: 'priority', text: WORDS.priority },
		appointmentAt !== undefined && { id: 'appointment', text: bookedFor(formatClock(appointmentAt)) },
		visit.returnedAt !== undefined && { id: 'returned', text: WORDS.returned },
		dossiers !== undefined && { id: 'dossiers', text: dossierCount(dossiers) },
		transferredFrom !== undefined && { id: 'moved', text: movedFrom(transferredFrom) },
		next.length > 0 && { id: 'next', text: thenTo(next.join(', ')) },
		language !== 'vi' && { id: 'language', text: WORDS.languages[language] },
	]
	return facts.filter((fact) => fact !== false)
}

/** What finishing here means: the end of the visit, or its next stop. */
export function finishWords(visit: Pick<VisitCard, 'nextServiceIds' | 'returnsTo'>, setup: CentreSetup): string {
	if (visit.returnsTo !== undefined) return finishAndGoBack(visit.returnsTo)
	const [next] = nextServices(visit, setup)
	return next === undefined ? WORDS.finish : finishAndGoOn(next)
}

function nextPlaces(visit: VisitCard, setup: CentreSetup): string[] {
	const services = nextServices(visit, setup)
	return visit.returnsTo === undefined ? services : [backTo(visit.returnsTo), ...services.slice(1)]
}

/** A service that the set-up has lost since is passed over, as the server does. */
const nextServices = ({ nextServiceIds = [] }: Pick<VisitCard, 'nextServiceIds'>, setup: CentreSetup): string[] =>
	nextServiceIds.flatMap((id) => setup.services.find((s) => s.id === id)?.name.vi ?? [])
