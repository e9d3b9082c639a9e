import type { PublicFigures } from '../../contract/public-figures.ts'
import { openCall } from '../open-call.ts'

/** The public figure as last read. What was read stays when the server is away. */
export class PublicReading {
	current = $state.raw<PublicFigures>()
	lost = $state(false)

	async look(): Promise<void> {
		const reply = await openCall<PublicFigures>('/public/figures')
		this.lost = !reply.ok
		if (reply.ok) this.current = reply.value
	}
}
