import { readerFor } from './choose-reader.ts'
import type { Claim, Session } from './claim.ts'
import type { HidSystem } from './hid-system.ts'
import type { InputEvent } from './input-device.ts'
import { typesOn } from './units.ts'
import type { Unit } from './units.ts'

/** What ought to be open: an interface of a device, for a claim, or for the learner alone. */
export type Wish = { unit: Unit; claim?: Claim }

export type Sessions = {
	/** Opens what is wished for and not open, closes what is open and not wished for. By path. */
	settle(wishes: ReadonlyMap<string, Wish>): void
	/** Why an interface cannot be read, in plain English; `undefined` when nothing is wrong with it. */
	problem(path: string): string | undefined
	/** Closes everything; resolves when it is closed, or after a second. */
	closeAll(): Promise<void>
}

type Options = {
	system: Pick<HidSystem, 'open' | 'hush'>
	/** Epoch ms. */
	now: () => number
	onReport: (session: Session, report: Uint8Array) => void
	/** Something opened or failed. */
	changed: () => void
	log: (message: string, details: object) => void
}

/** Failures in a row, looks to let pass until the next try, and the last reason. */
type Failure = { count: number; wait: number; reason: string }

const MOST_WAITS = 5
const CLOSE_MS = 1_000

/** The opened interfaces, each once. A device that fails is tried again, ever more seldom, and costs no other anything. */
export function createSessions({ system, now, onReport, changed, log }: Options): Sessions {
	const open = new Map<string, Session>()
	const failures = new Map<string, Failure>()
	const closing = new Set<Promise<void>>()

	const close = (work: Promise<void> | undefined) => {
		if (!work) return
		const closed = work.catch(() => {}).finally(() => closing.delete(closed))
		closing.add(closed)
	}
	const unbind = (session: Session) => {
		session.claim?.sessions.delete(session)
		session.reader?.stop()
		close(session.unhush?.())
		delete session.claim
		delete session.reader
		delete session.unhush
	}
	const end = (session: Session) => {
		if (session.over) return
		session.over = true
		open.delete(session.path)
		unbind(session)
		close(session.handle?.close())
	}
	const fail = (session: Session, reason: string) => {
		if (session.over) return
		const count = (failures.get(session.path)?.count ?? 0) + 1
		failures.set(session.path, { count, wait: Math.min(count - 1, MOST_WAITS), reason })
		if (count === 1) log('a device cannot be read', { device: session.claim?.binding.id, path: session.path, reason })
		end(session)
		changed()
	}
	const hush = async (session: Session) => {
		const { claim, unit, path } = session
		if (!claim || !session.handle || !typesOn(unit.nodes.find((node) => node.path === path)?.usages ?? [])) return
		const undo = await system.hush(path)
		if (session.over || session.claim !== claim) close(undo())
		else session.unhush = undo
	}
	const bind = (session: Session, claim: Claim | undefined) => {
		unbind(session)
		if (!claim) return
		session.claim = claim
		claim.sessions.add(session)
		session.reader = readerFor(claim.binding, session.unit, now, (event) => pass(claim, event, log))
		close(hush(session))
	}
	const begin = async (path: string, { unit, claim }: Wish) => {
		const session: Session = { path, unit, over: false }
		open.set(path, session)
		bind(session, claim)
		const report = (bytes: Uint8Array) => {
			if (session.over || bytes.length === 0) return
			failures.delete(path)
			session.reader?.take(bytes)
			onReport(session, bytes)
		}
		try {
			const handle = await system.open(path, { report, gone: () => fail(session, 'the connection to it is lost') })
			if (session.over) return close(handle.close())
			session.handle = handle
		} catch (cause) {
			return fail(session, cause instanceof Error ? cause.message : 'it cannot be opened')
		}
		close(hush(session))
		changed()
	}
	const mayTry = (path: string) => {
		const failure = failures.get(path)
		return !failure || failure.wait-- <= 0
	}
	return {
		settle: (wishes) => {
			for (const session of [...open.values()]) {
				const wish = wishes.get(session.path)
				if (wish?.unit.key !== session.unit.key) end(session)
				else if (wish.claim !== session.claim) bind(session, wish.claim)
			}
			for (const path of [...failures.keys()]) if (!wishes.has(path)) failures.delete(path)
			for (const [path, wish] of wishes) if (!open.has(path) && mayTry(path)) void begin(path, wish)
		},
		problem: (path) => (open.get(path)?.handle ? undefined : failures.get(path)?.reason),
		closeAll: async () => {
			for (const session of [...open.values()]) end(session)
			failures.clear()
			await Promise.race([Promise.all(closing), new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())])
		},
	}
}

function pass(claim: Claim, event: InputEvent, log: Options['log']): void {
	try {
		claim.on?.(event)
	} catch (cause) {
		log('what a device said was not taken', { device: claim.binding.id, cause: cause instanceof Error ? cause.name : 'unknown' })
	}
}
