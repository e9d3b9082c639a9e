import type { ScreenReport, ScreenStep } from '../contract/screens.ts'
import type { ScreenKind } from '../contract/screen-views.ts'
import type { EnrolledScreen } from './enrolment.svelte.ts'
import type { LiveView } from './live-view.svelte.ts'

const LOOK_MS = 1000
const TELL_MS = 10_000
/** However busy a screen says it is, it starts anew by then: somebody asked for it. */
const PATIENCE_MS = 90_000

/** How a screen is at this moment. */
export interface Moment {
	step: ScreenStep
	sound?: ScreenReport['sound']
	/** Somebody uses it, or is being called: to start anew now would disturb them. */
	busy?: boolean
}

export interface Told<K extends ScreenKind> {
	live: LiveView<K>
	screen: Pick<EnrolledScreen, 'moveTo'>
	/** Looked at every second. */
	moment: () => Moment
	reload?: () => void
}

/**
 * An enrolled screen tells how it is, and does what it is told: it starts anew once nobody is disturbed, and follows when
 * it becomes another place. @returns what ends it
 */
export function tellOfScreen<K extends ScreenKind>({ live, screen, moment, reload = () => location.reload() }: Told<K>): () => void {
	let told = ''
	let toldAt = -Infinity
	let errors = 0
	let wantedAt: number | undefined
	const count = () => void errors++

	live.onPlace(({ id }) => screen.moveTo(id))
	live.onRestart(() => (wantedAt ??= performance.now()))
	window.addEventListener('error', count)
	window.addEventListener('unhandledrejection', count)

	function look(): void {
		const { busy = false, ...rest } = moment()
		if (wantedAt !== undefined && (!busy || performance.now() - wantedAt > PATIENCE_MS)) {
			wantedAt = undefined
			return reload()
		}
		const report: ScreenReport = {
			...{ rev: live.current?.rev ?? 0, version: live.version, errors, hidden: document.visibilityState === 'hidden' },
			...{ width: innerWidth, height: innerHeight },
			...rest,
		}
		const content = JSON.stringify(report)
		if (content === told && performance.now() - toldAt < TELL_MS) return
		if (!live.tell(report)) return
		told = content
		toldAt = performance.now()
	}
	const timer = setInterval(look, LOOK_MS)
	return () => {
		clearInterval(timer)
		window.removeEventListener('error', count)
		window.removeEventListener('unhandledrejection', count)
	}
}
