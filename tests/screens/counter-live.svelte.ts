import type { CounterView } from '../../contract/views.ts'

/** Stands for the live view, without a socket: fresh at once, and changed by the test. */
export class FakeLive {
	static opened: FakeLive[] = []
	static view: (id: string) => CounterView | undefined = () => undefined

	current = $state.raw<CounterView>()
	fresh = $state(true)
	refused = $state<string>()
	now = $state(Date.now())
	stopped = false
	readonly id: string

	constructor(id: string) {
		this.id = id
		this.current = FakeLive.view(id)
		FakeLive.opened.push(this)
	}

	stop(): void {
		this.stopped = true
	}
}
