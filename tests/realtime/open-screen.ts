import { once } from 'node:events'
import type { Join } from '../../contract/sockets.ts'
import type { ScreenKind, ViewOf } from '../../contract/screen-views.ts'
import type { ScreenSocket, TestServer } from '../support/running.ts'

export type JoinAnswer = { ok: true } | { ok: false; code: string }

/** Asks to see a screen, with anything for a request. */
export const join = (socket: ScreenSocket, request: unknown): Promise<JoinAnswer> =>
	new Promise((done) => void socket.emit('screen:join', request as Join, done))

export async function connected(socket: ScreenSocket): Promise<ScreenSocket> {
	if (!socket.connected) await once(socket as unknown as NodeJS.EventEmitter, 'connect')
	return socket
}

/** A screen on a wall: joined, and keeping every view it was sent. */
export async function openScreen<K extends ScreenKind>(
	server: TestServer,
	screen: K,
	id: string,
	auth: { token?: string; cookie?: string } = {},
) {
	const socket = await connected(server.connect(auth))
	const views: ViewOf[K][] = []
	socket.on(`${screen}:view` as 'kiosk:view', (view) => void views.push(view as ViewOf[K]))
	const answer = await join(socket, { screen, id })
	if (!answer.ok) throw new Error(`${screen} ${id} was refused: ${answer.code}`)
	return {
		socket,
		views,
		/** The newest view that is so, now or soon. @throws when none comes in time */
		async until(isSo: (view: ViewOf[K]) => boolean, timeoutMs = 10_000): Promise<ViewOf[K]> {
			const until = performance.now() + timeoutMs
			for (;;) {
				const newest = views.at(-1)
				if (newest && isSo(newest)) return newest
				if (performance.now() > until) throw new Error(`the view did not come; the last was ${JSON.stringify(newest)}`)
				await new Promise((done) => setTimeout(done, 2))
			}
		},
	}
}

/** What a view shows, without the clock and the number of the view. */
export function shown(view: object): object {
	const { at: _, rev: _r, ...rest } = view as { at: number; rev: number }
	return rest
}

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
