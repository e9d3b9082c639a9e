import type { MediaFile, MediaList } from '../contract/media.ts'
import { authorised, getJson, request } from '../ui/http.ts'

const LOOK_MS = 30_000

/** The pictures and films of the centre's media folder, as far as this display can play them. */
export class Media {
	#files = $state.raw<MediaFile[]>([])
	#broken = $state.raw<readonly string[]>([])
	#token: string | undefined
	#timer: ReturnType<typeof setInterval>

	constructor(token: string | undefined) {
		this.#token = token
		this.#timer = setInterval(() => void this.#look(), LOOK_MS)
		void this.#look()
	}

	/** Of one folder; of all when none is named. */
	of(folder: string | undefined): MediaFile[] {
		return this.#files.filter((file) => (folder === undefined || file.folder === folder) && !this.#broken.includes(file.url))
	}

	/** Leaves a file out until it is replaced, and tells the server, which tells whoever can mend it. */
	leaveOut(url: string): void {
		if (this.#broken.includes(url)) return
		this.#broken = [...this.#broken, url]
		void request('/api/media/reports', { method: 'POST', body: JSON.stringify({ url }), headers: authorised(this.#token) })
	}

	stop(): void {
		clearInterval(this.#timer)
	}

	async #look(): Promise<void> {
		const list = await getJson<MediaList>('/api/media', this.#token)
		if (!list) return
		// The same list again must not begin the pages anew.
		if (JSON.stringify(list.files) !== JSON.stringify(this.#files)) this.#files = list.files
		this.#broken = this.#broken.filter((url) => list.files.some((file) => file.url === url))
	}
}
