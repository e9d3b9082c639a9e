import type { Server, Socket } from 'socket.io'
import { ScreenReport, TestCallOutcome, type AgentAnswer, type AgentOrder } from '../../contract/screens.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/sockets.ts'
import type { Caller } from '../ports/people.ts'
import type { ScreenStates } from '../ports/screens.ts'

type Io = Server<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>
type DeviceSocket = Socket<ClientToServerEvents, ServerToClientEvents, object, { caller: Caller }>

/** A page that is told to be another place has gone there by then; one that does not know how is cut off. */
const FOLLOW_MS = 600
/** A call on trial takes some seconds; one that waits for a touch takes longer. */
const TEST_CALL_MS = 20_000
/** An agent lets its printers finish what they print. */
const ORDER_MS = 15_000

const roomOf = (deviceId: string): string => `device:${deviceId}`
/** The screen itself, not those who watch its view. */
export const ownRoom = (kind: string, id: string): string => `own:${kind}:${id}`

/** The sockets of enrolled devices beside their views: which place they are, how they are, and what they are told to do. */
export function createDeviceSockets(io: Io, screens: ScreenStates) {
	const socketsIn = (room: string): DeviceSocket[] =>
		[...(io.sockets.adapter.rooms.get(room) ?? [])].flatMap((id) => io.sockets.sockets.get(id) ?? [])

	function tellPlace(socket: DeviceSocket): void {
		const { kind, id } = socket.data.caller.actor
		if (kind === 'kiosk' || kind === 'display' || kind === 'rating' || kind === 'agent') socket.emit('screen:place', { kind, id })
	}

	return {
		/** @param isEnding  the server itself is going down: nobody has gone */
		hear(socket: DeviceSocket, isEnding: () => boolean): void {
			const { deviceId } = socket.data.caller
			if (deviceId === undefined) return
			if (socketsIn(roomOf(deviceId)).length <= 1) screens.connected(deviceId)
			tellPlace(socket)
			socket.on('screen:state', (input) => {
				const report = ScreenReport.safeParse(input)
				if (report.success) screens.report(deviceId, report.data)
			})
			socket.on('disconnect', () => {
				if (!isEnding() && socketsIn(roomOf(deviceId)).length === 0) screens.gone(deviceId)
			})
		},
		restart(deviceId: string): boolean {
			io.in(roomOf(deviceId)).emit('screen:restart')
			return socketsIn(roomOf(deviceId)).length > 0
		},
		/** `know` asks again who a socket is: its place has changed. */
		move(deviceId: string, know: (socket: DeviceSocket) => void): void {
			const moved = socketsIn(roomOf(deviceId))
			for (const socket of moved) {
				const { kind, id } = socket.data.caller.actor
				void socket.leave(ownRoom(kind, id))
				know(socket)
				tellPlace(socket)
			}
			setTimeout(() => moved.forEach((socket) => socket.disconnect(true)), FOLLOW_MS).unref()
		},
		async testCall(displayId: string): Promise<TestCallOutcome> {
			const room = ownRoom('display', displayId)
			if (socketsIn(room).length === 0) return 'absent'
			const answers = await new Promise<unknown[]>((done) =>
				io
					.in(room)
					.timeout(TEST_CALL_MS)
					.emit('display:test-call', (_error: unknown, heard: unknown) => done(Array.isArray(heard) ? heard : [])),
			)
			const outcomes = answers.flatMap((answer) => TestCallOutcome.safeParse(answer).data ?? [])
			return outcomes.find((outcome) => outcome === 'spoken') ?? outcomes[0] ?? 'absent'
		},
		async order(deviceId: string, order: AgentOrder): Promise<AgentAnswer | 'absent'> {
			const [socket] = socketsIn(roomOf(deviceId))
			return socket ? orderOf(socket, order) : 'absent'
		},
	}
}

/** What an agent answers; one that says nothing in time cannot. */
export function orderOf(socket: DeviceSocket, order: AgentOrder): Promise<AgentAnswer> {
	return new Promise((done) =>
		socket.timeout(ORDER_MS).emit('agent:order', order, (error, answer) => done(!error && answer === 'done' ? 'done' : 'cannot')),
	)
}
