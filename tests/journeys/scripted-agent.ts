import { io, type Socket } from 'socket.io-client'
import type { DeviceBinding, SeenDevice } from '../../contract/devices.ts'
import type { DeviceState } from '../../contract/printing.ts'
import type { ClientToServerEvents, ServerToClientEvents } from '../../contract/sockets.ts'

const REST = '00'.repeat(8)
/** How long a finger is on a key. */
const FINGER_MS = 90
const TELL_EVERY_MS = 300

/**
 * An agent on another machine with one device of eight-byte reports, as a keyboard's: it tells what the device reports
 * while somebody asks, and, once bound, passes on what its keys mean. Written from the contract alone.
 */
export async function startScriptedAgent(url: string, token: string, name = 'Nút bấm năm phím') {
	const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io(url, { transports: ['websocket'], auth: { token } })
	let bindings: DeviceBinding[] = []
	let learning: NodeJS.Timeout | undefined
	let reports: SeenDevice['reports'] = []
	let problem: string | undefined
	let presses = 0
	const bound = () => bindings[0]

	const tell = () =>
		socket.emit('agent:seen', [
			{
				...{ key: 'usb-1', usb: { vendorId: 0x1a2b, productId: 0x3c4d }, name, reports },
				...(bound() && { boundTo: bound()?.id }),
				...(problem && { problem }),
			},
		])
	socket.on('agent:learn', ({ on }) => {
		clearInterval(learning)
		reports = []
		learning = on ? setInterval(tell, TELL_EVERY_MS) : undefined
	})
	socket.on('agent:bindings', (next) => {
		bindings = next
		health('ready')
	})
	await new Promise<void>((done, fail) => socket.once('connect', done).once('connect_error', fail))

	function health(state: DeviceState): void {
		const binding = bound()
		if (!binding) return
		const { id: deviceId, kind, counterId } = binding
		socket.emit('agent:health', {
			...{ deviceId, kind, state, model: name, slips: 0, presses, connection: 'usb 1a2b:3c4d at 1-1' },
			...(counterId && { counterId }),
		})
	}
	function report(hex: string): void {
		reports = [...reports, { hex, at: Date.now() }].slice(-20)
	}
	/** The device's key with this usage goes down and up again. */
	async function press(usage: number): Promise<void> {
		const down = `0000${usage.toString(16).padStart(2, '0')}${'00'.repeat(5)}`
		report(down)
		await new Promise((done) => setTimeout(done, FINGER_MS))
		report(REST)
		const binding = bound()
		const means = binding?.keys.find((key) => key.report === down)?.means
		if (!binding?.counterId || means === undefined) return
		presses++
		const made = { counterId: binding.counterId, at: Date.now(), pressId: crypto.randomUUID() }
		if (typeof means === 'number') socket.emit('agent:press', { ...made, padId: binding.id, level: means })
		else socket.emit('agent:key', { ...made, keypadId: binding.id, action: means })
		health('ready')
	}
	return {
		press,
		health,
		bindings: () => bindings,
		setProblem: (text: string) => (problem = text),
		stop: () => {
			clearInterval(learning)
			socket.disconnect()
		},
	}
}
