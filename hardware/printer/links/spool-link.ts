import { spawn } from 'node:child_process'
import { open } from 'node:fs/promises'
import { reasonOf, RefusedJob, within } from './link.ts'
import type { ByteLink, OpenLink } from './link.ts'

const COMMAND_MS = 10_000

/**
 * A print queue of this machine, given the bytes as they are. It prints when it likes and tells nothing back, so a slip
 * counts as taken when the queue took it. All or nothing: the job begins when the link is closed.
 *
 * @param name as `lpstat -p` lists it
 */
export function queueLink({ name }: { name: string }): OpenLink {
	return async () => {
		const said = await run('lpstat', ['-p', name])
		// Closed queues take jobs and print them days later; the citizen needs the number now.
		if (/\bdisabled\b/.test(said)) throw new Error(`queue ${name} is stopped`)
		return jobLink(async (bytes) => void (await run('lp', ['-d', name, '-o', 'raw'], bytes)))
	}
}

/**
 * A printer shared by a Windows machine, `\\host\printer`; on the machine itself `\\localhost\printer`. It takes the bytes as
 * they are, and tells nothing back.
 *
 * @param platform of this machine; only Windows can write there
 */
export function shareLink({ path, platform = process.platform }: { path: string; platform?: string }): OpenLink {
	return async () => {
		if (platform !== 'win32') throw new Error(`${path}: a Windows share can be used from Windows only`)
		return jobLink(async (bytes) => {
			const file = await open(path, 'w').catch((cause: unknown) => {
				throw new RefusedJob(reasonOf(cause), { cause })
			})
			await file.writeFile(bytes).finally(() => file.close())
		})
	}
}

/** Gathers a job, and hands it over at the end. */
function jobLink(submit: (bytes: Uint8Array) => Promise<void>): ByteLink {
	const parts: Uint8Array[] = []
	return {
		answers: false,
		send: async (bytes) => void parts.push(bytes),
		listen: () => {},
		close: async () => {
			if (parts.length) await submit(Buffer.concat(parts))
		},
		abort: () => void parts.splice(0),
	}
}

/**
 * Runs a command of the print system's.
 *
 * @returns what it printed
 * @throws RefusedJob with its first words of complaint, Error when it does not answer
 */
function run(command: string, args: string[], input?: Uint8Array): Promise<string> {
	const child = spawn(command, args, { env: { ...process.env, LC_ALL: 'C' }, stdio: ['pipe', 'pipe', 'pipe'] })
	let [said, complained] = ['', '']
	child.stdout.on('data', (text: Buffer) => (said += text.toString()))
	child.stderr.on('data', (text: Buffer) => (complained += text.toString()))
	// A command that ends early leaves its input unread; its exit code says why.
	child.stdin.on('error', () => {})
	child.stdin.end(input)
	const ended = new Promise<string>((resolve, reject) => {
		child.once('error', (cause: NodeJS.ErrnoException) =>
			reject(new RefusedJob(cause.code === 'ENOENT' ? `${command} is not installed on this machine` : cause.message, { cause })),
		)
		child.once('close', (code) => (code === 0 ? resolve(said) : reject(new RefusedJob(`${command}: ${reasonOf(complained)}`))))
	})
	return within(ended, COMMAND_MS, `${command} does not answer`).catch((cause: unknown) => {
		child.kill('SIGKILL')
		throw cause
	})
}
