import { setImmediate as othersFirst } from 'node:timers/promises'
import type { Centre } from '../../contract/centre.ts'
import { LIST_PARTS, readItem, readValue, VALUE_PARTS, type Item } from '../../contract/centre-parts.ts'
import type { Version } from '../../contract/draft.ts'
import { changesBetween, summaryOf } from '../domain/centre-changes.ts'
import type { VersionRow, Versions, VersionStore } from '../ports/set-up.ts'
import type { Today } from './today.ts'

/** Set-ups kept in memory: to look at one after the other reads each once. */
const KEPT = 4
/** Items read before others have their turn. */
const AT_ONCE = 100

export interface VersionParts {
	store: VersionStore
	today: Pick<Today, 'day' | 'setupRev'>
	onStoreError: (error: unknown) => void
}

type Said = { note?: string | undefined; restores?: number | undefined }

/** Set-ups that are or were in force, newest first, and what each changed; a summary is made once and then kept. */
export function createVersions({ store, today, onStoreError }: VersionParts): Versions & { stop: () => void } {
	const kept = new Map<number, Centre>()
	let isOver = false
	remember(today.setupRev, today.day.setup.centre)

	function remember(position: number, centre: Centre): Centre {
		kept.delete(position)
		kept.set(position, centre)
		for (const oldest of [...kept.keys()].slice(0, -KEPT)) kept.delete(oldest)
		return centre
	}

	async function centreAt(position: number): Promise<Centre | undefined> {
		const known = position === today.setupRev ? today.day.setup.centre : kept.get(position)
		if (known) return remember(position, known)
		const stored = store.read(position)
		return stored && remember(position, await readInTurns(stored.centre))
	}

	const before = (position: number): number => store.list(position, 1)[0]?.position ?? 0

	async function changes(position: number, against = before(position)) {
		const was = against === 0 ? undefined : await centreAt(against)
		const is = await centreAt(position)
		if (!is || (against !== 0 && !was)) return undefined
		return { from: against, to: position, changes: changesBetween(was, is) }
	}

	/** `said`: note and restored version, as the fact has them. */
	async function sumUp({ position, at, actor }: VersionRow, { note, restores }: Said): Promise<Version> {
		const summary = summaryOf((await changes(position))?.changes ?? [])
		const version = { position, at, actor, ...(note !== undefined && { note }), ...(restores !== undefined && { restores }), summary }
		if (!isOver) store.keep(version)
		return version
	}

	const summarised = async ({ summary, ...row }: VersionRow): Promise<Version> =>
		summary ? { ...row, summary } : sumUp(row, store.read(row.position) ?? {})

	async function list(below = Number.MAX_SAFE_INTEGER, limit: number) {
		const versions: Version[] = []
		for (const row of store.list(below, limit)) versions.push(await summarised(row))
		return { versions, total: store.total() }
	}

	return {
		list,
		changes,
		centre: centreAt,
		at: (position) => store.list(position + 1, 1).find((row) => row.position === position)?.at,
		note: (facts) => {
			for (const fact of facts) {
				if (fact.type !== 'CentreConfigured') continue
				remember(today.setupRev, today.day.setup.centre)
				// While the one before is in memory, yet after whoever waits for an answer has it.
				void othersFirst().then(() => (isOver ? undefined : sumUp(fact, fact).catch(onStoreError)))
			}
		},
		/** Before the store is closed. */
		stop: () => void (isOver = true),
	}
}

/** A set-up of the log with the defaults of today, in pieces: who calls meanwhile need not wait for all of it. */
async function readInTurns(raw: Record<string, unknown>): Promise<Centre> {
	const read: Record<string, unknown> = { ...raw }
	for (const part of VALUE_PARTS) {
		const value = readValue(part, raw[part])
		if (value.ok && value.value !== undefined) read[part] = value.value
	}
	let count = 0
	for (const part of LIST_PARTS) {
		const items: unknown[] = []
		for (const item of (raw[part] ?? []) as Item[]) {
			const value = readItem(part, item)
			items.push(value.ok ? value.value : item)
			if (++count % AT_ONCE === 0) await othersFirst()
		}
		read[part] = items
	}
	return read as Centre
}
