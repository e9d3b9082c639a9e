import { existsSync } from 'node:fs'
import pino from 'pino'
import { banner, serveBanner } from './banner.ts'
import { readArguments, readEnvironment, StartError, type Environment } from './environment.ts'
import type { Clock, Stop } from './ports/core.ts'
import { SCREENS } from './program.ts'
import { StoreError } from './store/database.ts'
import { openStore } from './store/store.ts'
import { wire, type WiredCentre } from './wiring.ts'

export type RunningCentre = WiredCentre & { stop: () => Promise<void> }

/**
 * Builds everything once, starts it, and returns how to stop it, which ends in reverse.
 *
 * @throws {StartError} or {StoreError} one line for the person who starts it; nothing is left running
 */
export async function startCentre(env: Environment, clock: Clock = { now: Date.now }): Promise<RunningCentre> {
	if (!existsSync(SCREENS)) throw new StartError('the screens are not built: run `npm start`, or `npm run build` first')
	const log = pino({ level: env.LOG_LEVEL, base: null }, pino.destination({ dest: 2, sync: true }))
	const stops: Stop[] = []
	const stop = async () => {
		for (const end of stops.splice(0).reverse()) await end()
	}
	try {
		const store = await openStore(env.DATA_DIR)
		stops.push(store.close)
		return { ...(await wire({ env, clock, log, store, stops })), stop }
	} catch (error) {
		await stop()
		throw error
	}
}

async function main(): Promise<void> {
	try {
		const env = readEnvironment(process.env, readArguments(process.argv.slice(2)))
		// What is written here is nobody else's to read: it holds hashes of passwords.
		process.umask(0o077)
		const running = await startCentre(env)
		const end = () => {
			process.off('SIGTERM', end).off('SIGINT', end)
			void running.stop().then(() => process.exit(0))
		}
		process.on('SIGTERM', end).on('SIGINT', end)
		console.log(
			env.mode === 'serve'
				? serveBanner(running, env)
				: banner({ ...running, dataDir: env.DATA_DIR, given: env.DEMO_PASSWORD !== undefined }),
		)
		console.log(`ready ${running.url}`)
	} catch (error) {
		const expected = error instanceof StartError || error instanceof StoreError
		console.error(expected ? error.message : error)
		process.exit(expected ? 2 : 1)
	}
}

if (import.meta.main) await main()
