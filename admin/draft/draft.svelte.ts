import type { CentrePart, DraftPage, DraftReview, DraftState, Edit, Published } from '../../contract/draft.ts'
import { newId } from '../../ui/send.ts'
import { postJson, type Call, type Refusal, type Reply } from '../api.ts'
import { queryOf, type PageAsk } from './page-ask.ts'

/**
 * The set-up on its way to being published, as the server keeps it: one for the centre, shared by everyone who edits. Every
 * section reads its part here and edits it here; `state.rev` grows with every change, and a part is read again then.
 */
export class Draft {
	state = $state.raw<DraftState>()
	/** The newest refusal, until the next thing goes well. */
	refused = $state.raw<Refusal>()
	busy = $state(false)
	readonly #call: Call
	/** Changes made here. */
	#moves = 0

	constructor(call: Call) {
		this.#call = call
	}

	get rev(): number {
		return this.state?.rev ?? 0
	}

	/** Whether there is anything to publish. */
	get isChanged(): boolean {
		return (this.state?.batchCount ?? 0) > 0
	}

	/** An answer that was on its way before something was changed here is older than the change, and not taken. */
	async load(): Promise<boolean> {
		const moves = this.#moves
		const reply = await this.#call<DraftState>('/draft')
		if (moves !== this.#moves) return reply.ok
		this.refused = reply.ok ? undefined : reply
		if (reply.ok) this.state = reply.value
		return reply.ok
	}

	/** A whole part, as drafted; `undefined` when it could not be read (then `refused` says why) or is not set. */
	async part<T>(part: CentrePart): Promise<T | undefined> {
		const reply = await this.#call<{ rev: number; value?: T }>(`/draft/parts/${part}`)
		if (!reply.ok) this.refused = reply
		return reply.ok ? reply.value.value : undefined
	}

	/** One page of a long part, with how many there are in all. */
	async page<T>(part: 'procedures' | 'people', ask: PageAsk): Promise<{ total: number; items: T[] } | undefined> {
		const reply = await this.#call<DraftPage>(`/draft/${part}?${queryOf(ask)}`)
		if (!reply.ok) this.refused = reply
		return reply.ok ? (reply.value as unknown as { total: number; items: T[] }) : undefined
	}

	/** `what` names the change for the list and for undo. When somebody else was first, their draft is loaded and nothing of this is kept. */
	edit(what: string, ...edits: Edit[]): Promise<boolean> {
		return this.#take(this.#call<DraftState>('/draft/edits', postJson({ rev: this.rev, what, edits })))
	}

	undo(): Promise<boolean> {
		return this.#take(this.#call<DraftState>('/draft/undo', postJson({ rev: this.rev })))
	}

	drop(): Promise<boolean> {
		return this.#take(this.#call<DraftState>('/draft', { method: 'DELETE' }))
	}

	restore(position: number): Promise<boolean> {
		return this.#take(this.#call<DraftState>('/draft/restore', postJson({ rev: this.rev, position })))
	}

	takeImport(importId: string, removeAbsent: boolean): Promise<boolean> {
		return this.#take(this.#call<DraftState>(`/imports/${importId}/take`, postJson({ rev: this.rev, removeAbsent })))
	}

	/** A whole set-up that comes with the program, as one step. */
	takeTemplate(id: string): Promise<boolean> {
		return this.#take(this.#call<DraftState>(`/templates/${id}`, postJson({ rev: this.rev })))
	}

	async review(): Promise<DraftReview | undefined> {
		const reply = await this.#call<DraftReview>('/draft/review')
		if (!reply.ok) this.refused = reply
		else this.state = reply.value
		return reply.ok ? reply.value : undefined
	}

	/** Puts the draft in force. A lost reply may be asked for again with the same `commandId`. */
	async publish(note: string, commandId = newId()): Promise<boolean> {
		this.busy = true
		const body = { commandId, rev: this.rev, ...(note.trim() && { note: note.trim() }) }
		const reply = await this.#call<Published>('/draft/publish', postJson(body))
		this.busy = false
		if (!reply.ok) {
			this.refused = reply
			return false
		}
		this.#moves++
		return this.load()
	}

	async #take(asked: Promise<Reply<DraftState>>): Promise<boolean> {
		this.busy = true
		const reply = await asked
		this.busy = false
		this.#moves++
		if (reply.ok) this.state = reply.value
		else if (reply.code === 'draft-changed') await this.#reload()
		this.refused = reply.ok ? undefined : reply
		return reply.ok
	}

	async #reload(): Promise<void> {
		const reply = await this.#call<DraftState>('/draft')
		if (reply.ok) this.state = reply.value
	}
}
