import type { Centre, CentreSetup } from '../../contract/centre.ts'
import type { Text } from '../../contract/ids.ts'
import type { TemplateCard } from '../../contract/templates.ts'
import type { Actor } from '../ports/core.ts'
import type { Drafted, Drafts, Templates } from '../ports/set-up.ts'
import { editsTowards } from './draft-restore.ts'

/** A template and where its set-up is read from, once it is asked for. */
export interface TemplateSource {
	id: string
	name: Text
	read: () => Centre
}

/** Set-ups to begin with. Taken into the draft as one change that one undo takes back; what is the centre's own stays. */
export function createTemplates(sources: readonly TemplateSource[], drafts: Pick<Drafts, 'centre' | 'edit'>): Templates {
	const read = new Map<string, Centre>()
	function centreOf({ id, read: open }: TemplateSource): Centre {
		const centre = read.get(id) ?? open()
		read.set(id, centre)
		return centre
	}
	const find = (id: string) => sources.find((source) => source.id === id)

	return {
		list: () => sources.map((source) => cardOf(source, centreOf(source))),
		find: (id) => {
			const source = find(id)
			return source && withoutPeople(centreOf(source))
		},
		take: (id, rev, actor) => {
			const source = find(id)
			return source ? taken(source, centreOf(source), { rev, actor }) : { ok: false, code: 'not-found' }
		},
	}

	function taken(
		{ name }: TemplateSource,
		template: Centre,
		{ rev, actor }: { rev: number; actor: Actor },
	): Drafted<ReturnType<Drafts['state']>> {
		const before = drafts.centre()
		const { id, name: called, hotline, publicUrl, people, devices, targets, monthlyReport } = before
		const edits = editsTowards(before, { ...template, id, name: called, hotline, publicUrl, people, devices, targets, monthlyReport })
		if (edits.length === 0) return { ok: false, code: 'nothing-drafted' }
		return drafts.edit({ rev, what: `Bắt đầu từ mẫu ${name.vi.toLowerCase()}`, edits }, actor)
	}
}

const cardOf = ({ id, name }: TemplateSource, centre: Centre): TemplateCard => ({
	...{ id, name, zones: centre.zones.length, services: centre.services.length, counters: centre.counters.length },
	...{ agencies: centre.agencies.length, procedures: centre.procedures.length },
})

const withoutPeople = ({ people: _, ...setup }: Centre): CentreSetup => setup
