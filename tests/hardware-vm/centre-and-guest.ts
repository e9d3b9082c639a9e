import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { vi } from 'vitest'
import type { DeviceList } from '../../contract/api.ts'
import type { Recorded } from '../../contract/facts.ts'
import { testCentre } from '../support/centre.ts'
import { startServerProcess } from '../support/process.ts'
import { createClient, tempFolder } from '../support/running.ts'
import { USB_NAMES } from './desk-protocol.ts'
import { HOST_SEEN_FROM_GUEST, startGuest } from './guest.ts'
import type { Guest } from './guest.ts'
import { ensureInitrd } from './initrd.ts'
import type { Parts } from './parts.ts'

/** Longest anything may take to be seen at the other end, milliseconds. */
const PATIENCE_MS = 30_000
const LOOK_EVERY_MS = 100

/** The guest, as the server knows it. */
const AGENT = 'desk-1'
/** Devices that hang on it, as an administrator shows them to the centre. */
const onGuest = { counterId: 'counter-1', keys: [], release: true }
const BINDINGS = [
	{ ...onGuest, id: 'pad-1', kind: 'rating-pad' as const, usb: USB_NAMES.pad, profile: 'pad-report-number' },
	{ ...onGuest, id: 'keypad-1', kind: 'keypad' as const, usb: USB_NAMES.keypad, profile: 'keypad-numeric' },
]
/** The device list of the guest itself. */
const GUEST_DEVICES = { printers: [{ id: 'printer-1', model: 'epson-tm-t82', driver: { kind: 'device', path: '/dev/usb/lp*' } }] }

/** The real server on this machine, without devices of its own, and a guest that holds them all with the real agent. */
export async function startCentreAndGuest(parts: Parts) {
	const folder = tempFolder()
	const [server, guest] = await bothOrNone(
		startServer(folder.path),
		ensureInitrd(parts).then((initrd) => startGuest(parts, initrd)),
	)
	const client = createClient(server.url)
	const admin = await client.signIn('admin')
	const officer = await client.signIn('officer1')
	const kiosk = await client.enrol('kiosk', 'kiosk-1', admin)
	const { token } = await client.enrol('agent', AGENT, admin)
	await startAgent(guest, new URL(server.url).port, token)
	await guest.desk('rest', null)

	const hardware = async () => (await client.getJson<DeviceList>('/devices', admin)).body.hardware
	const facts = async (): Promise<Recorded[]> => (await client.getJson<{ events: Recorded[] }>('/events?limit=1000', admin)).body.events
	/** Asks until there is an answer. @throws Error with all that may say why none came in time */
	const soon = <T>(what: string, look: () => Promise<T | undefined | false>): Promise<T> =>
		vi.waitUntil(look, { timeout: PATIENCE_MS, interval: LOOK_EVERY_MS }).catch(async (cause: unknown) => {
			const known = JSON.stringify(await hardware(), null, '\t')
			throw new Error(`${what}: not in ${PATIENCE_MS} ms; devices are ${known}; the guest's console ends with:\n${guest.console()}`, {
				cause,
			})
		})

	return {
		guest,
		client,
		admin,
		officer,
		/** A ticket of the kiosk. @returns its visit's id */
		issue: async (): Promise<string> => {
			const visitId = randomUUID()
			const answer = await client.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich' }, kiosk.headers)
			if (answer.status !== 201) throw new Error(`no ticket: ${answer.code}`)
			return visitId
		},
		isSo: (deviceId: string, state: string) =>
			soon(`${deviceId} ${state}`, async () => (await hardware()).some((it) => it.deviceId === deviceId && it.state === state)),
		fact: (type: Recorded['type'], visitId: string) =>
			soon(`${type} of ${visitId}`, async () =>
				(await facts()).find((it) => it.type === type && 'visitId' in it && it.visitId === visitId),
			),
		facts,
		stop: async () => {
			await guest.stop()
			await server.stop()
			folder.remove()
		},
	}
}
export type CentreAndGuest = Awaited<ReturnType<typeof startCentreAndGuest>>

function startServer(folder: string) {
	writeFileSync(join(folder, 'centre.json'), JSON.stringify(testCentre({ devices: BINDINGS })))
	writeFileSync(join(folder, 'devices.json'), JSON.stringify({ printers: [] }))
	return startServerProcess({ DATA_DIR: folder, CENTRE: join(folder, 'centre.json'), DEVICES: join(folder, 'devices.json') })
}

const startAgent = (guest: Guest, port: string, token: string) =>
	guest.desk('startAgent', {
		args: [
			'--server',
			`http://${HOST_SEEN_FROM_GUEST}:${port}`,
			'--token',
			token,
			'--devices',
			'/data/devices.json',
			'--data',
			'/data/agent',
		],
		files: { '/data/devices.json': JSON.stringify(GUEST_DEVICES) },
	})

/** Both, or an end to the one that did start. */
async function bothOrNone<A extends { stop(): Promise<unknown> }, B extends { stop(): Promise<unknown> }>(
	first: Promise<A>,
	second: Promise<B>,
): Promise<[A, B]> {
	const [a, b] = await Promise.allSettled([first, second])
	if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value]
	for (const it of [a, b]) if (it.status === 'fulfilled') await it.value.stop()
	throw a.status === 'rejected' ? a.reason : (b as PromiseRejectedResult).reason
}
