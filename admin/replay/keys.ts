import type { Player } from './player.svelte.ts'

const MINUTE_MS = 60_000

/** Space and arrows move the head, wherever the focus is but in a field that needs them itself. */
export function onKey(player: Player, event: KeyboardEvent): void {
	if (event.altKey || event.ctrlKey || event.metaKey) return
	const { target, key } = event
	const isSlider = target instanceof HTMLInputElement && target.type === 'range'
	if (target instanceof HTMLElement && !isSlider && target.matches('input, select, textarea')) return
	if (key === ' ') {
		// A button that has the focus is pressed by it.
		if (target instanceof HTMLElement && target.matches('button, a')) return
		if (player.playing) player.pause()
		else player.play()
	} else if (key === 'ArrowLeft' || key === 'ArrowRight') {
		const by = key === 'ArrowLeft' ? -1 : 1
		if (event.shiftKey) player.step(by)
		else player.jump(player.at + by * MINUTE_MS)
	} else return
	event.preventDefault()
}
