import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { inLines } from './lines.ts'
import type { Parts } from './parts.ts'

/** A machine inside this one. */
export type Machine = {
	/** The newest lines of its console. */
	console(): string
	/** Resolves with why, once it is off. */
	off: Promise<string>
	/** Turns it off as pulling its plug would. */
	stop(): Promise<void>
}

const CONSOLE_LINES = 60

/**
 * Turns a machine on.
 *
 * @param environment words of letters and digits, for its first program
 */
export function startMachine({ qemu, kernel }: Parts, initrd: string, environment: Record<string, string | number>): Machine {
	const lines: string[] = []
	const note = (line: string) => {
		lines.push(line)
		if (lines.length > CONSOLE_LINES) lines.shift()
	}
	const child = spawn(qemu, qemuArguments(kernel.image, initrd, environment), { stdio: ['ignore', 'pipe', 'pipe'] })
	for (const stream of [child.stdout, child.stderr]) stream.on('data', inLines(note))
	child.on('error', (cause) => note(cause.message))
	const off = once(child, 'close').then(([code, signal]: unknown[]) => `the machine is off (${String(signal ?? code)})`)
	return {
		console: () => lines.join('\n'),
		off,
		stop: async () => {
			child.kill('SIGKILL')
			await off
		},
	}
}

function qemuArguments(image: string, initrd: string, environment: Record<string, string | number>): string[] {
	// An emulated processor: a guest under KVM inside another virtual machine does not always get past its boot.
	const machine = ['-accel', 'tcg', '-smp', '2', '-m', '1024', '-nodefaults', '-no-reboot', '-display', 'none', '-serial', 'stdio']
	const network = ['-netdev', 'user,id=net', '-device', 'e1000,netdev=net,romfile=']
	// On a busy machine the guest's timer comes late, and its kernel takes it for broken.
	const kernelWords = ['console=ttyS0', 'quiet', 'panic=-1', 'mitigations=off', 'tsc=unstable', 'no_timer_check']
	// What the kernel does not know it gives to the first program.
	const words = [...kernelWords, ...Object.entries(environment).map(([name, value]) => `${name}=${value}`)]
	return [...machine, ...network, '-kernel', image, '-initrd', initrd, '-append', words.join(' ')]
}
