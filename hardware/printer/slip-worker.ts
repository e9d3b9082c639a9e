import { createSlipDrawer } from './slip-drawer.ts'
import type { SlipDrawer } from './slip-drawer.ts'
import type { DrawAnswer, DrawRequest, Unfit } from './slip-protocol.ts'

/**
 * The drawing process: started by `createSlipRenderer`, never imported. Canvas and fonts take memory that the server must
 * not hold, and a crash in native code must not take the server along.
 */

const say = (message: DrawAnswer | Unfit): void => void process.send?.(message)
const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause))

async function answer(drawer: SlipDrawer, request: DrawRequest): Promise<void> {
	const begun = performance.now()
	const spent = () => ({ id: request.id, tookMs: performance.now() - begun, rssBytes: process.memoryUsage.rss() })
	try {
		const output = request.want === 'bytes' ? drawer.bytes(request.slip, request.model) : await drawer.png(request.slip, request.widthDots)
		say({ ...spent(), output })
	} catch (cause) {
		say({ ...spent(), problem: reason(cause) })
	}
}

// The server is gone: nobody is left to draw for.
process.on('disconnect', () => process.exit(0))
// Ctrl-C reaches the whole process group; the server decides when drawing ends.
process.on('SIGINT', () => {})

try {
	const drawer = createSlipDrawer()
	process.on('message', (request) => void answer(drawer, request as DrawRequest))
} catch (cause) {
	say({ unfit: reason(cause) })
	process.disconnect()
}
