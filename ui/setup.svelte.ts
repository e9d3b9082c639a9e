import type { CentreSetup } from '../contract/centre.ts'
import { getJson } from './http.ts'

/** The centre's set-up, fetched once and again when a view names a newer `setupRev`. */
export class Setup {
	current = $state.raw<CentreSetup>()
	#rev = -1
	#fetching = false

	async follow(setupRev: number, token?: string): Promise<void> {
		if (setupRev === this.#rev || this.#fetching) return
		this.#fetching = true
		const centre = await getJson<CentreSetup>('/api/centre', token)
		this.#fetching = false
		if (!centre) return
		this.current = centre
		this.#rev = setupRev
	}
}
