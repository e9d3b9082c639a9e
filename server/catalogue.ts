import type { Centre } from '../contract/centre.ts'
import { localDay } from '../contract/local-time.ts'
import { createImports } from './app/imports.ts'
import type { CatalogueTask } from './catalogue-worker.ts'
import type { ExportParts } from './http/exports.ts'
import { troubleOf, type TroubleCode } from './imports/file-trouble.ts'
import { inThread, threadFile, ThreadTrouble } from './pdf/in-thread.ts'
import type { CentreSource, Clock } from './ports/core.ts'
import type { Drafts, Imports, ReadImport } from './ports/set-up.ts'

interface Ground {
	drafts: Drafts
	centre: CentreSource
	clock: Clock
	/** A thread that broke, for the log. */
	onBug: (error: unknown, where: string) => void
}

const WORKER = 'catalogue-worker'
const READING = { timeoutMs: 90_000, heapMb: 768 } as const
const WRITING = { timeoutMs: 60_000, heapMb: 512 } as const
const PRINTING = { timeoutMs: 180_000, heapMb: 900 } as const

/** Lists in and out, and the book of procedures: each is done in a thread, one after another, so that tickets never wait. */
export function createCatalogue({ drafts, centre, clock, onBug }: Ground): { imports: Imports; exports: ExportParts } {
	const file = threadFile(import.meta.dirname, WORKER)
	const read: ReadImport = async (task, onProgress) => {
		try {
			return await inThread(file, { do: 'read', ...task } satisfies CatalogueTask, { ...READING, onProgress })
		} catch (error) {
			return { failed: failureOf(error, onBug) }
		}
	}
	const oneByOne = createQueue()
	const write = (task: CatalogueTask, bounds: typeof WRITING | typeof PRINTING) => oneByOne(() => inThread<Uint8Array>(file, task, bounds))
	const sourceOf = (from: 'draft' | 'current'): Centre => (from === 'draft' ? drafts.centre() : centre.current())
	let book: { of: string; made: Promise<Uint8Array> } | undefined

	return {
		imports: createImports({ drafts, read, clock }),
		exports: {
			centreId: () => centre.current().id,
			list: ({ kind, format, from }) => {
				const whole = from === 'template' ? undefined : sourceOf(from)
				return write({ do: 'write', kind, format, centre: whole }, WRITING)
			},
			guide: (from) => {
				const { name, hotline, zones, services, counters, agencies, fields, procedures } = sourceOf(from)
				const day = localDay(clock.now())
				const number = from === 'draft' ? 'Bản nháp' : `Bản thiết lập số ${centre.rev()}`
				const of = [from, day, centre.rev(), from === 'draft' ? drafts.state().rev : ''].join(' ')
				if (book?.of === of) return book.made
				const open = { name, hotline, zones, services, counters, agencies, fields, procedures }
				const made = write({ do: 'guide', centre: open, day, number }, PRINTING)
				book = { of, made }
				made.catch(() => (book = undefined))
				return made
			},
		},
	}
}

/** Heavy work waits for heavy work: two threads at once would take the memory of a small machine. */
function createQueue() {
	let last: Promise<unknown> = Promise.resolve()
	return <T>(work: () => Promise<T>): Promise<T> => {
		const next = last.then(work)
		last = next.catch(() => undefined)
		return next
	}
}

function failureOf(error: unknown, onBug: Ground['onBug']) {
	const code = error instanceof ThreadTrouble ? error.code : 'thread-failed'
	if (code !== 'thread-failed') return troubleOf(code as TroubleCode)
	onBug(error, 'import')
	return troubleOf('could-not-be-read')
}
