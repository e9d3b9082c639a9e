import type { CentreSetup } from '../contract/centre.ts'
import { getJson } from './http.ts'

/** The centre's set-up, fetched once and again when a view names a newer `setupRev`. */
export class Setup {
	current = $state.raw<CentreSetup>()
	#rev = -1
	#wanted = -1
	#fetching = false

	async follow(setupRev: number, token?: string): Promise<void> {
		this.#wanted = setupRev
		if (this.#fetching) return
		this.#fetching = true
		// A newer one may be told of while this one is fetched, and never again on a quiet day.
		while (this.#wanted !== this.#rev) {
			const asked = this.#wanted
			const centre = await getJson<CentreSetup>('/api/centre', token)
			if (!centre) break
			this.current = centre
			this.#rev = asked
		}
		this.#fetching = false
	}
}
