import { randomUUID } from 'node:crypto'
import type { Edit } from '../../contract/draft.ts'
import type { FileFormat, ImportKind, ImportReport, ImportState } from '../../contract/imports.ts'
import type { Actor, Clock } from '../ports/core.ts'
import type { Drafts, Imports, ReadImport } from '../ports/set-up.ts'

/** A file that was brought, kept until it is taken, given up or forgotten. */
interface Job {
	importId: string
	kind: ImportKind
	format: FileFormat
	name: string
	bytes: Uint8Array
	state: ImportState['state']
	done: number
	total: number | null
	failed?: ImportState['failed']
	report?: ImportReport
	edits: string
	removals: string
	/** The draft it was held against. */
	against: string
	seenAt: number
}

const OPEN_AT_MOST = 8
const FORGOTTEN_AFTER_MS = 3_600_000
const WHAT_CHARACTERS = 200
const NAME_CHARACTERS = 120

/** Files on their way into the draft: one is read at a time, and each is held against the draft as it is then. */
export function createImports({
	drafts,
	read,
	clock,
}: {
	drafts: Pick<Drafts, 'state' | 'centre' | 'edit'>
	read: ReadImport
	clock: Clock
}): Imports {
	const jobs = new Map<string, Job>()
	let turn: Promise<unknown> = Promise.resolve()

	function draftNow(): string {
		const { rev, basedOn } = drafts.state()
		return `${rev}:${basedOn}`
	}

	function start(job: Job): void {
		Object.assign(job, { state: 'reading', done: 0, total: null, edits: '[]', removals: '[]' })
		delete job.report
		turn = turn.then(() => readNow(job))
	}

	async function readNow(job: Job): Promise<void> {
		// Given up while another was read.
		if (!jobs.has(job.importId)) return
		job.against = draftNow()
		const { kind, format, bytes } = job
		const answer = await read({ kind, format, bytes, centre: drafts.centre() }, (done, total) => Object.assign(job, { done, total }))
		if ('failed' in answer) Object.assign(job, { state: 'failed', failed: answer.failed })
		else Object.assign(job, { state: 'ready', ...answer })
	}

	/** Those that nobody asked about for an hour; where there are too many, the oldest that is read. */
	function forget(): void {
		const settled = [...jobs.values()].filter(({ state }) => state !== 'reading').sort((a, b) => a.seenAt - b.seenAt)
		for (const { importId, seenAt } of settled)
			if (jobs.size >= OPEN_AT_MOST || clock.now() - seenAt > FORGOTTEN_AFTER_MS) jobs.delete(importId)
	}

	function edit(job: Job, request: { rev: number; removeAbsent: boolean }, actor: Actor) {
		const removals = request.removeAbsent ? (JSON.parse(job.removals) as Edit[]) : []
		const edits = [...(JSON.parse(job.edits) as Edit[]), ...removals]
		if (edits.length === 0) return { ok: false, code: 'nothing-drafted' } as const
		return drafts.edit({ rev: request.rev, what: whatOf(job, removals.length), edits }, actor)
	}

	return {
		begin: ({ kind, format, name, bytes }) => {
			forget()
			if (jobs.size >= OPEN_AT_MOST) return undefined
			const job: Job = {
				...{ importId: randomUUID(), kind, format, name: name.slice(0, NAME_CHARACTERS), bytes },
				...{ state: 'reading', done: 0, total: null, edits: '[]', removals: '[]', against: '', seenAt: clock.now() },
			}
			jobs.set(job.importId, job)
			start(job)
			return stateOf(job)
		},
		find: (importId) => {
			const job = jobs.get(importId)
			if (job) job.seenAt = clock.now()
			return job && stateOf(job)
		},
		take: (importId, request, actor) => {
			const job = jobs.get(importId)
			if (!job) return { ok: false, code: 'not-found' }
			if (job.state !== 'ready') return { ok: false, code: 'import-not-ready' }
			if (job.against !== draftNow()) {
				start(job)
				return { ok: false, code: 'draft-changed' }
			}
			const taken = edit(job, request, actor)
			if (taken.ok) Object.assign(job, { state: 'taken', bytes: new Uint8Array(), edits: '[]', removals: '[]' })
			return taken
		},
		drop: (importId) => jobs.delete(importId),
	}
}

/** As the list of changes tells it. */
function whatOf({ name, report }: Job, removed: number): string {
	const { added = 0, changed = 0 } = report ?? {}
	const counts = [added && `thêm ${added}`, changed && `sửa ${changed}`, removed && `bớt ${removed}`].filter(Boolean).join(', ')
	return `Nhập tệp ${name}: ${counts}`.slice(0, WHAT_CHARACTERS)
}

const stateOf = ({ importId, kind, name, state, done, total, failed, report }: Job): ImportState => ({
	...{ importId, kind, fileName: name, state, done, total },
	...(failed && { failed }),
	...(report && { report }),
})
