import type { Centre } from '../../contract/centre.ts'
import { mistakesIn } from '../../contract/centre-check.ts'
import type { CentrePart, DraftReview, DraftState, Edit } from '../../contract/draft.ts'
import { changesBetween } from '../../server/domain/centre-changes.ts'
import { applyEdits, checkEdits } from '../../server/domain/centre-edits.ts'
import { fakeServer, NOW, refused } from './admin-support.ts'

interface Batch {
	what: string
	edits: Edit[]
}
type Route = Parameters<typeof fakeServer>[0][string]

/** A server that keeps a draft by the real rules: what a form sends is read, applied and judged as it will be. */
export function draftServer(inForce: Centre, others: Record<string, Route> = {}) {
	const kept = { centre: inForce, batches: [] as Batch[], rev: 1, notes: [] as (string | undefined)[] }
	const drafted = () =>
		applyEdits(
			kept.centre,
			kept.batches.flatMap(({ edits }) => edits),
		)
	const state = (): DraftState => ({
		rev: kept.rev,
		basedOn: 1,
		batches: kept.batches.map(({ what, edits }) => ({ what, by: 'officer:admin', at: NOW, edits: edits.length })),
		batchCount: kept.batches.length,
		mistakes: [...mistakesIn(drafted())],
	})
	const review = (): DraftReview => ({ ...state(), changes: changesBetween(kept.centre, drafted()), consequences: [] })

	const edit: Route = ({ path, method, body }) => {
		const { rev, what, edits } = body as { rev: number; what: string; edits: Edit[] }
		if (rev !== kept.rev) return refused('draft-changed')({ path, method, body })
		const checked = checkEdits(edits)
		if (!checked.ok) return refused('invalid-command', checked.mistakes.join('; '))({ path, method, body })
		kept.batches.push({ what, edits: checked.edits })
		kept.rev++
		return { status: 200, body: state() }
	}
	const publish: Route = ({ body }) => {
		kept.notes.push((body as { note?: string }).note)
		kept.centre = drafted()
		return forget(201, { events: [] })
	}
	const forget = (status: number, body?: unknown) => {
		kept.batches = []
		kept.rev++
		return { status, body: body ?? state() }
	}
	const undo: Route = () => {
		kept.batches.pop()
		kept.rev++
		return { status: 200, body: state() }
	}
	const page =
		(part: 'procedures' | 'people'): Route =>
		({ path }) => {
			const query = new URL(path, 'http://test').searchParams
			const search = (query.get('search') ?? '').toLowerCase()
			const found = (drafted()[part] as Record<string, unknown>[])
				.filter((item) => JSON.stringify(item).toLowerCase().includes(search))
				.filter((item) => ['agencyId', 'fieldId'].every((key) => !query.has(key) || item[key] === query.get(key)))
			return { status: 200, body: { rev: kept.rev, total: found.length, items: found.slice(0, Number(query.get('limit') ?? 50)) } }
		}

	const parts = Object.keys({ ...inForce, publicUrl: '', targets: '' }) as CentrePart[]
	const server = fakeServer({
		'GET /draft': () => ({ status: 200, body: state() }),
		'GET /draft/review': () => ({ status: 200, body: review() }),
		...Object.fromEntries(
			parts.map((part) => [`GET /draft/parts/${part}`, () => ({ status: 200, body: { rev: kept.rev, value: drafted()[part] } })]),
		),
		'GET /draft/procedures': page('procedures'),
		'GET /draft/people': page('people'),
		'POST /draft/edits': edit,
		'POST /draft/undo': undo,
		'POST /draft/publish': publish,
		'DELETE /draft': () => forget(200),
		...others,
	})
	return { ...server, kept, drafted, state }
}
