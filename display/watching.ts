import { createReloading, type Reloading, type Shelf } from './reloading.ts'
import { createWatchdog } from './watchdog.ts'

const LOOK_MS = 1000

/** Reloads this page when it hangs or was updated. `isBusy`: somebody is called. @returns the way to ask for a reload, and its end */
export function watchThisPage(isBusy: () => boolean): { reloading: Reloading; stop: () => void } {
	const reloading = createReloading({ reload: () => location.reload(), shelf: shelf(), now: Date.now })
	const watchdog = createWatchdog({
		ticks: workerTicks,
		elapsed: () => performance.now(),
		isVisible: () => document.visibilityState === 'visible',
		onHung: (what) => {
			console.error(`this page hangs: no ${what}`)
			reloading.want()
			reloading.look(false)
		},
	})
	const timer = setInterval(() => {
		watchdog.timer()
		reloading.look(isBusy())
		requestAnimationFrame(watchdog.picture)
	}, LOOK_MS)
	return {
		reloading,
		stop: () => {
			clearInterval(timer)
			watchdog.stop()
		},
	}
}

function workerTicks(ms: number, tick: () => void): () => void {
	const worker = new Worker(new URL('./watchdog-worker.ts', import.meta.url), { type: 'module' })
	worker.onmessage = tick
	worker.postMessage(ms)
	return () => worker.terminate()
}

function shelf(): Shelf | undefined {
	try {
		return sessionStorage
	} catch {
		return undefined
	}
}
