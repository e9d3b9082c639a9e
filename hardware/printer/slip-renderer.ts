import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Slip } from '../../contract/printing.ts'
import type { PrinterModel } from './models.ts'
import type { DrawAnswer, DrawRequest, Unfit } from './slip-protocol.ts'

export type RendererFigures = {
	/** The drawing process, while it runs. */
	pid: number | undefined
	slips: number
	/** Milliseconds the newest slip took in the drawing process. */
	tookMs: number
	rssBytes: number
	/** Processes started so far; more than one means that one died, hung or grew too large. */
	starts: number
	waiting: number
}

/** Draws slips in a process of its own, started at the first slip and again whenever it is lost. */
export type SlipRenderer = {
	/** The bytes that print a slip. @throws Error when it cannot be drawn, takes too long, or too many wait */
	render(slip: Slip, model: PrinterModel): Promise<Uint8Array>
	/** What the paper shows, as PNG; waits for slips to be printed first. @throws Error as `render` */
	renderPng(slip: Slip, widthDots: number): Promise<Uint8Array>
	/** Starts the process ahead of the first slip. */
	warm(): void
	figures(): RendererFigures
	/** Ends the process; slips still waiting are refused. */
	stop(): Promise<void>
}

type Options = {
	/** The drawing process's file, where the server is bundled and its own folder does not hold it. */
	workerPath?: string
	/** Longest a slip may take, the start of the process included. Milliseconds. */
	timeoutMs?: number
	maxWaiting?: number
	/** A process that holds more than this is replaced between two slips. */
	maxRssBytes?: number
}

type Order = DrawRequest extends infer R ? (R extends DrawRequest ? Omit<R, 'id'> : never) : never
type Task = { order: Order; tries: number; resolve: (output: Uint8Array) => void; reject: (cause: Error) => void }

const MAX_TRIES = 2

/** Creates nothing until the first slip. One slip is drawn at a time, in order of asking, prints before pictures. */
export function createSlipRenderer(options: Options = {}): SlipRenderer {
	const { timeoutMs = 10_000, maxWaiting = 500, maxRssBytes = 350 * 2 ** 20 } = options
	const workerPath = options.workerPath ?? fileURLToPath(new URL('./slip-worker.ts', import.meta.url))
	const waiting: Task[] = []
	const figures = { slips: 0, tookMs: 0, rssBytes: 0, starts: 0 }
	let child: ChildProcess | undefined
	let current: { id: number; task: Task; timer: NodeJS.Timeout } | undefined
	let stopped = false
	let id = 0

	function begin(): ChildProcess {
		figures.starts++
		const started = forkWorker(workerPath)
		started.on('message', (message: DrawAnswer | Unfit) => ('unfit' in message ? fail(message.unfit) : finish(message)))
		started.on('error', (cause) => lose(started, cause.message))
		started.on('exit', (code, signal) => lose(started, `the drawing process ended (${signal ?? code})`))
		return started
	}

	function next(): void {
		if (current || stopped) return
		const task = waiting.shift()
		if (!task) return
		const worker = (child ??= begin())
		task.tries++
		const timer = setTimeout(() => {
			fail(`drawing took more than ${timeoutMs} ms`)
			retire()
			next()
		}, timeoutMs)
		current = { id: ++id, task, timer }
		worker.send({ id, ...task.order }, (cause) => cause && lose(worker, cause.message))
	}

	function take(): Task | undefined {
		clearTimeout(current?.timer)
		const task = current?.task
		current = undefined
		return task
	}

	function finish(answer: DrawAnswer): void {
		if (answer.id !== current?.id) return
		const task = take()
		Object.assign(figures, { tookMs: answer.tookMs, rssBytes: answer.rssBytes, slips: figures.slips + 1 })
		if ('output' in answer) task?.resolve(answer.output)
		else task?.reject(new Error(answer.problem))
		if (answer.rssBytes > maxRssBytes) retire()
		next()
	}

	function fail(why: string): void {
		take()?.reject(new Error(why))
	}

	/** The slip in hand gets a second process: the first may have died of something else. */
	function lose(lost: ChildProcess, why: string): void {
		if (lost !== child) return
		child = undefined
		const task = take()
		if (task && task.tries < MAX_TRIES && !stopped) waiting.unshift(task)
		else task?.reject(new Error(why))
		next()
	}

	function retire(): void {
		const old = child
		child = undefined
		old?.kill('SIGKILL')
	}

	function ask(order: Order): Promise<Uint8Array> {
		if (stopped) return Promise.reject(new Error('slips are no longer drawn'))
		if (waiting.length >= maxWaiting) return Promise.reject(new Error(`${maxWaiting} slips are waiting to be drawn`))
		return new Promise((resolve, reject) => {
			const firstPicture = order.want === 'bytes' ? waiting.findIndex((task) => task.order.want === 'png') : -1
			waiting.splice(firstPicture < 0 ? waiting.length : firstPicture, 0, { order, tries: 0, resolve, reject })
			next()
		})
	}

	return {
		render: (slip, model) => ask({ want: 'bytes', slip, model }),
		renderPng: (slip, widthDots) => ask({ want: 'png', slip, widthDots }),
		warm: () => {
			if (!stopped) child ??= begin()
		},
		figures: () => ({ ...figures, pid: child?.pid, waiting: waiting.length }),
		stop: async () => {
			stopped = true
			const old = child
			fail('slips are no longer drawn')
			for (const task of waiting.splice(0)) task.reject(new Error('slips are no longer drawn'))
			if (!old || old.exitCode !== null || old.signalCode !== null) return
			const gone = new Promise((resolve) => old.once('exit', resolve))
			retire()
			await gone
		},
	}
}

/** A process with its own small environment: no secrets of the server's, no fonts of the machine's. */
function forkWorker(workerPath: string): ChildProcess {
	const { PATH, HOME, TMPDIR, SystemRoot, TEMP } = process.env
	const inherited = Object.entries({ PATH, HOME, TMPDIR, SystemRoot, TEMP }).filter(([, value]) => value !== undefined)
	return fork(workerPath, [], {
		// Fonts of the machine would print a missing letter in another face instead of letting the check find it.
		env: { ...Object.fromEntries(inherited), DISABLE_SYSTEM_FONTS_LOAD: '1' },
		execArgv: ['--max-old-space-size=192', '--max-semi-space-size=4'],
		serialization: 'advanced',
		stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
	})
}
