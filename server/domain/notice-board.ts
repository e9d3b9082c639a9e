import type { NoticeFact, Recorded } from '../../contract/facts.ts'
import type { Emergency, Notice } from '../../contract/notices.ts'

/** What was posted and not withdrawn, whatever its times, and the emergency that is on. Both last across midnight. */
export interface Notices {
	/** By id, oldest first. */
	readonly posted: ReadonlyMap<string, Notice>
	readonly emergency?: Emergency & { readonly displayIds?: readonly string[] | undefined }
}

export const NO_NOTICES: Notices = { posted: new Map() }

/** How long a notice that is over can still be seen in the list, and be posted anew. */
const KEPT_MS = 7 * 86_400_000

/** Folds one fact. What ended long ago is forgotten, so that years of notices do not pile up. */
export function evolveNotices(notices: Notices, fact: Recorded<NoticeFact>): Notices {
	const { emergency: _, ...calm } = notices
	switch (fact.type) {
		case 'NoticePosted': {
			const { noticeId, text, from, until, displayIds } = fact
			const notice: Notice = { noticeId, text, ...optional({ from, until, displayIds }) }
			const kept = [...notices.posted].filter(([id, n]) => id !== noticeId && (n.until === undefined || n.until + KEPT_MS > fact.at))
			return { ...notices, posted: new Map([...kept, [noticeId, notice]]) }
		}
		case 'NoticeWithdrawn':
			return { ...notices, posted: new Map([...notices.posted].filter(([id]) => id !== fact.noticeId)) }
		case 'EmergencyRaised':
			return { ...calm, emergency: { text: fact.text, raisedAt: fact.at, ...optional({ displayIds: fact.displayIds }) } }
		case 'EmergencyEnded':
			return calm
	}
}

/** Notices in force on one display, newest first. */
export const noticesFor = ({ posted }: Notices, displayId: string, at: number): Notice[] =>
	[...posted.values()].reverse().filter((n) => isOn(n, displayId) && (n.from ?? 0) <= at && !isOver(n, at))

/** What goes over a display; over any other screen, when no display is given, only what is meant for all. */
export function emergencyFor({ emergency }: Notices, displayId?: string): Emergency | undefined {
	if (!emergency) return undefined
	const { displayIds, ...rest } = emergency
	const concerns = displayIds === undefined || (displayId !== undefined && displayIds.includes(displayId))
	return concerns ? rest : undefined
}

export const isOver = ({ until }: Notice, at: number): boolean => until !== undefined && until <= at
const isOn = ({ displayIds }: Notice, displayId: string): boolean => displayIds === undefined || displayIds.includes(displayId)

/** Without the keys that hold nothing. */
export function optional<T extends object>(parts: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
	return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as never
}
