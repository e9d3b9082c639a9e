import { parseCentre } from '../../contract/centre.ts'
import type { CommandOf } from '../../contract/commands.ts'
import type { Sentence } from '../../contract/draft.ts'
import { accept, refuse, type Day, type Decision } from './day.ts'
import { strandedBy } from './stranded.ts'

/** A whole new set-up. Nobody may be stranded: a service or counter with visitors stays until they are done. */
export function configureCentre(day: Day, { centre: input, note, restores }: CommandOf<'ConfigureCentre'>): Decision {
	const parsed = parseCentre(input)
	if (!parsed.ok) return refuse('invalid-command', parsed.mistakes.slice(0, 20).join('; '))
	const { centre } = parsed
	// It opens what only loopback may reach; a running server cannot know that it is still alone.
	if (centre.demo !== day.setup.centre.demo) return refuse('invalid-command', 'demo: cannot be changed while the centre runs')
	const stranded = strandedBy(day, centre)
	if (stranded.length > 0) return { ...refuse('still-needed', told(stranded, 'en')), vi: told(stranded, 'vi') }
	return accept({ type: 'CentreConfigured', centre, ...(note && { note }), ...(restores !== undefined && { restores }) })
}

const told = (sentences: readonly Sentence[], language: 'vi' | 'en'): string =>
	sentences
		.slice(0, 5)
		.map((sentence) => sentence[language])
		.join(' ')
