import type { ImportKind, ImportState } from '../../contract/imports.ts'
import type { Call, Refusal } from '../api.ts'
import type { Draft } from '../draft/draft.svelte.ts'
import { formatOf, importPath } from './kinds.ts'
import { IMPORT_WORDS as W } from './words.ts'

const LOOK_EVERY_MS = 400

/** One file on its way into the draft: brought, read by the server, looked at, taken. */
export class Importing {
	state = $state.raw<ImportState>()
	/** Why it does not go on; a sentence. */
	trouble = $state<string>()
	/** It was read anew, because the draft had moved on. */
	isReread = $state(false)
	busy = $state(false)
	readonly #call: Call
	readonly #upload: (path: string, file: Blob) => ReturnType<Call>
	#timer: ReturnType<typeof setTimeout> | undefined
	#stopped = false

	constructor(call: Call, upload: (path: string, file: Blob) => ReturnType<Call>) {
		this.#call = call
		this.#upload = upload
	}

	async bring(kind: ImportKind, file: File): Promise<void> {
		const format = formatOf(file.name)
		this.clear()
		if (!format) {
			this.trouble = W.badType
			return
		}
		this.busy = true
		const reply = await this.#upload(importPath(kind, format, file.name), file)
		this.busy = false
		if (!reply.ok) this.#refuse(reply)
		else this.#show(reply.value as ImportState)
	}

	/** @returns whether it is in the draft now */
	async take(draft: Draft, removeAbsent: boolean): Promise<boolean> {
		if (!this.state) return false
		this.busy = true
		const taken = await draft.takeImport(this.state.importId, removeAbsent)
		this.busy = false
		this.isReread = !taken && draft.refused?.code === 'draft-changed'
		if (!taken && !this.isReread) this.trouble = draft.refused?.vi
		await this.#look()
		return taken
	}

	/** Gives the file up. */
	clear(): void {
		clearTimeout(this.#timer)
		if (this.state && this.state.state !== 'taken') void this.#call(`/imports/${this.state.importId}`, { method: 'DELETE' })
		this.state = undefined
		this.trouble = undefined
		this.isReread = false
	}

	stop(): void {
		this.#stopped = true
		this.clear()
	}

	#show(state: ImportState): void {
		this.state = state
		clearTimeout(this.#timer)
		if (state.state === 'reading' && !this.#stopped) this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS)
	}

	async #look(): Promise<void> {
		const { state } = this
		if (!state) return
		const reply = await this.#call<ImportState>(`/imports/${state.importId}`)
		// Another file was chosen meanwhile.
		if (this.state?.importId !== state.importId) return
		if (reply.ok) this.#show(reply.value)
		else if (reply.code === 'not-found') {
			this.state = undefined
			this.trouble = W.lost
		} else this.#timer = setTimeout(() => void this.#look(), LOOK_EVERY_MS)
	}

	#refuse({ vi }: Refusal): void {
		this.trouble = vi
	}
}
