import type { Recorded } from '../../contract/facts.ts'
import type { ScreenKind } from '../../contract/screen-views.ts'
import type { Views } from '../ports/core.ts'

/** A screen that a fact concerns is told at once, but not more often than this. */
const AT_ONCE_MS = 40
/** The floor is a large view, and nobody follows it faster. */
const FLOOR_MS = 500
/** All other screens, when something changed. */
const SOON_MS = 400
/** All screens, for what time alone changes: waits, opening hours, the end of a rating's window. */
const ANYWAY_MS = 5000

export interface SenderParts {
	views: Views
	/** Rooms with somebody in them, as `kind:id`. */
	rooms: () => string[]
	/** To everybody in a room, or to one socket by its id. */
	send: (to: string, event: string, view: object) => void
	onBug: (error: unknown, where: string) => void
}

/** Sends whole views, a few times a second at most, and only when they differ from the last one sent. */
export function createViewSender({ views, rooms, send, onBug }: SenderParts) {
	/** What everybody in a room has seen last. */
	const sent = new Map<string, { at: number; content: string; rev: number }>()
	const due = new Map<string, NodeJS.Timeout>()
	let soon: NodeJS.Timeout | undefined

	function refresh(room: string): void {
		clearTimeout(due.get(room))
		due.delete(room)
		show(room)
	}

	/** Sends a room its view if it differs; to a newcomer in any case. @returns `false` when there is no such view */
	function show(room: string, newcomer?: string): boolean {
		const [kind, id] = split(room)
		const view = build(kind, id)
		if (!view) return false
		const { at: _, ...rest } = view
		const content = JSON.stringify(rest)
		const differs = sent.get(room)?.content !== content
		if (!differs && newcomer === undefined) return true
		const whole = { ...view, rev: views.nextRev() }
		if (newcomer !== undefined) send(newcomer, `${kind}:view`, whole)
		if (!differs) return true
		sent.set(room, { at: performance.now(), content, rev: whole.rev })
		send(room, `${kind}:view`, whole)
		return true
	}

	/** A view that cannot be built is one screen's loss. */
	function build(kind: ScreenKind, id: string) {
		try {
			return views.build(kind, id)
		} catch (error) {
			onBug(error, `${kind} view`)
			return undefined
		}
	}

	function refreshSoonest(room: string): void {
		if (due.has(room)) return
		const apart = room.startsWith('floor:') ? FLOOR_MS : AT_ONCE_MS
		const wait = (sent.get(room)?.at ?? -apart) + apart - performance.now()
		if (wait <= 0) refresh(room)
		else due.set(room, setTimeout(refresh, wait, room))
	}

	function refreshAll(): void {
		const open = rooms()
		for (const room of open)
			if (room.startsWith('floor:')) refreshSoonest(room)
			else refresh(room)
		const kept = new Set(open)
		for (const room of sent.keys()) if (!kept.has(room)) sent.delete(room)
	}

	function touch(room?: string): void {
		if (room !== undefined) return rooms().includes(room) ? refreshSoonest(room) : undefined
		soon ??= setTimeout(() => {
			soon = undefined
			refreshAll()
		}, SOON_MS)
	}

	return {
		publish: (facts: readonly Recorded[]): void => {
			const open = new Set(rooms())
			for (const room of new Set(facts.flatMap((fact) => views.concernedBy(fact)))) if (open.has(room)) refreshSoonest(room)
			touch()
		},
		touch,
		show,
		/** Rooms whose screen the set-up has no more. */
		lost: (): string[] => rooms().filter((room) => build(...split(room)) === undefined),
		/** The newest view that everybody in a room was sent. */
		newest: (room: string): { rev: number; ageMs: number } | undefined => {
			const last = sent.get(room)
			return last && { rev: last.rev, ageMs: performance.now() - last.at }
		},
		start: (): (() => void) => {
			const anyway = setInterval(refreshAll, ANYWAY_MS)
			return () => {
				clearInterval(anyway)
				clearTimeout(soon)
				for (const timer of due.values()) clearTimeout(timer)
			}
		},
	}
}

function split(room: string): [ScreenKind, string] {
	const at = room.indexOf(':')
	return [room.slice(0, at) as ScreenKind, room.slice(at + 1)]
}
