import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ROOT } from './programs.mjs'

/** Does something that two commands started at once must not both be doing; the second waits, and should look again. */
export async function alone(name, work) {
	const mark = join(ROOT, '.cache', `${name}.busy`)
	mkdirSync(join(ROOT, '.cache'), { recursive: true })
	while (!taken(mark)) await pause(300)
	const free = () => rmSync(mark, { force: true })
	process.once('exit', free)
	await work()
	free()
	process.off('exit', free)
}

function taken(mark) {
	try {
		writeFileSync(mark, String(process.pid), { flag: 'wx' })
		return true
	} catch {
		if (!isAlive(mark)) rmSync(mark, { force: true })
		return false
	}
}

function isAlive(mark) {
	try {
		const pid = Number(readFileSync(mark, 'utf8'))
		// Just created, its number not yet written: somebody is there.
		return pid === 0 || process.kill(pid, 0)
	} catch {
		return false
	}
}
