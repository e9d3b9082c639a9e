import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

/** The project's root; every program here runs in it. */
export const ROOT = resolve(import.meta.dirname, '../..')

const WINDOWS = process.platform === 'win32'
/** A program that has not stopped by then is killed, so that Ctrl-C always ends within five seconds. */
const PATIENCE_MS = 4500

const running = new Set()
let stoppedBy = 0

/** One line of progress. On standard error, so that a program's own output stays clean. */
export const say = (line) => console.error(line)

/** Something the reader can do something about: shown as its message alone, without a stack. */
class GaveUp extends Error {
	constructor(message, code) {
		super(message)
		this.exitCode = code
	}
}

/** Ends the command with one clear line, unless a caller knows better. */
export function giveUp(line, code = 1) {
	throw new GaveUp(line, code)
}

/**
 * Runs a program to its end. Ctrl-C and SIGTERM are passed on once, to it and to whatever it started; when it is gone,
 * nothing it started is left.
 *
 * @param quiet  collect the output instead of showing it
 * @param behind  it works when nothing else does
 * @param service  a Node program that stops by itself, also if this process is killed; its exit code is ours
 * @returns  `code` (128 + n after signal n) and the collected `output`
 */
export function run(command, args, { quiet = false, behind = false, service = false, env = process.env } = {}) {
	const flow = quiet ? 'pipe' : 'inherit'
	const child = spawn(command, args, {
		cwd: ROOT,
		env: quiet ? { ...env, NO_COLOR: '1' } : env,
		// A group of its own: a terminal's Ctrl-C would otherwise reach it twice, directly and through us.
		detached: !WINDOWS,
		shell: WINDOWS && command.endsWith('.cmd'),
		stdio: ['ignore', flow, flow, ...(service ? ['ipc'] : [])],
	})
	running.add(child)
	if (behind && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
	let output = ''
	for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text))
	return new Promise((done) => {
		const end = (code, signal) => {
			if (!running.delete(child)) return
			signalGroup(child, 'SIGKILL')
			const exit = code ?? 128 + (constants.signals[signal] ?? 0)
			if (!stoppedBy) done({ code: exit, output: stripVTControlCharacters(output) })
			else if (running.size === 0) process.exit(service ? exit : 128 + stoppedBy)
		}
		child.on('error', (error) => {
			output += `${error.message}\n`
			end(127)
		})
		// The pipes of a quiet program may still hold text when it exits.
		child.on(quiet ? 'close' : 'exit', end)
	})
}

/** Stops what was started here. Without a signal it is a plain end, for programs that run beside another. */
export function stopAll(signal = 'SIGTERM') {
	for (const child of running) {
		if (WINDOWS && child.connected) child.disconnect()
		else signalGroup(child, signal)
	}
	setTimeout(() => [...running].forEach((child) => signalGroup(child, 'SIGKILL')), PATIENCE_MS).unref()
}

function stopBecause(signal) {
	if (stoppedBy) return
	stoppedBy = constants.signals[signal]
	if (running.size === 0) process.exit(128 + stoppedBy)
	stopAll(signal)
}

function signalGroup(child, signal) {
	try {
		if (WINDOWS) child.kill(signal)
		else process.kill(-child.pid, signal)
	} catch {
		// already gone
	}
}

process.on('uncaughtException', (error) => {
	console.error(error instanceof GaveUp ? error.message : error)
	process.exit(error.exitCode ?? 1)
})
process.on('SIGINT', stopBecause)
process.on('SIGTERM', stopBecause)
// npm passes SIGTERM to its shell alone, which dies without telling us: then our parent changes.
if (process.env.npm_lifecycle_event) {
	const parent = process.ppid
	setInterval(() => process.ppid !== parent && stopBecause('SIGTERM'), 200).unref()
}
