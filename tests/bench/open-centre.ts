import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { io } from 'socket.io-client'
import { startServerProcess, type ServerProcess } from '../support/process.ts'
import { createClient, tempFolder, type Client, type Credentials, type ScreenSocket } from '../support/running.ts'
import { largeCentre } from './large-centre.ts'

export interface Desk {
	counterId: string
	/** What it serves first. */
	serviceId: string
	officer: Credentials
}

/** The built server on a folder of its own, with its counters open and officers at them. */
export interface OpenCentre {
	url: string
	server: ServerProcess
	client: Client
	kiosk: Credentials
	desks: Desk[]
	/** @returns the ticket's visit and number. @throws when it was refused */
	issue: (serviceId: string) => Promise<{ visitId: string; number: string }>
	/** Waits until as many slips came out elsewhere. @throws when they do not */
	printed: (slips: number) => Promise<void>
	stop: () => Promise<void>
}

interface Wanted {
	counters: number
	printing: 'here' | 'elsewhere'
	/** Of a device list, instead of the simulated ones. */
	printers?: object[]
}

const PRINTED_MS = 60_000

/**
 * @param counters  how many there are, all open
 * @param printing  `here`: simulated printers and the process that draws; `elsewhere`: an agent that prints at once, so
 *                  that drawing takes no part of this machine
 */
export async function openCentre({ counters, printing, printers }: Wanted): Promise<OpenCentre> {
	const folder = tempFolder()
	const keep = (name: string, content: object): string => {
		writeFileSync(join(folder.path, name), JSON.stringify(content))
		return join(folder.path, name)
	}
	const server = await startServerProcess(
		{
			DATA_DIR: folder.path,
			CENTRE: keep('centre.json', largeCentre(counters)),
			...((printers ?? printing === 'elsewhere') && { DEVICES: keep('devices.json', { printers: printers ?? [] }) }),
		},
		{ built: true },
	)
	const client = createClient(server.url)
	const kiosk = (await client.enrol('kiosk', 'kiosk-1')).headers
	const agent = printing === 'elsewhere' ? await printElsewhere(client, server.url) : undefined
	const desks: Desk[] = []
	for (const { id: counterId, number, services } of largeCentre(counters).counters) {
		const officer = await client.signIn(`officer${number}`).then(({ cookie }) => ({ cookie }))
		await client.send({ type: 'OpenCounter', counterId }, officer)
		desks.push({ counterId, serviceId: services[0] ?? '', officer })
	}
	return {
		url: server.url,
		server,
		client,
		kiosk,
		desks,
		issue: async (serviceId) => {
			const visitId = randomUUID()
			const { events: [issued] = [], code } = await client.send({ type: 'IssueTicket', visitId, serviceId }, kiosk)
			if (issued?.type !== 'TicketIssued') throw new Error(`no ticket for ${serviceId}: ${code}`)
			return { visitId, number: issued.number }
		},
		printed: async (slips) => {
			const end = performance.now() + PRINTED_MS
			while ((agent?.slips() ?? 0) < slips) {
				if (performance.now() > end) throw new Error(`${agent?.slips() ?? 0} of ${slips} slips came out`)
				await pause(5)
			}
		},
		stop: async () => {
			agent?.disconnect()
			await server.stop()
			folder.remove()
		},
	}
}

/** An agent on another PC, as the server sees it: every slip comes out at once. */
export async function printElsewhere(client: Client, url: string): Promise<{ slips: () => number; disconnect: () => void }> {
	const { token } = await client.enrol('agent', 'agent-1')
	const agent: ScreenSocket = io(url, { transports: ['websocket'], auth: { token } })
	let slips = 0
	agent.on('print:job', ({ jobId }, receipt) => {
		slips++
		receipt({ outcome: 'printed', jobId, printedAt: Date.now(), confirmed: 'by-status' })
	})
	await new Promise<void>((done) => agent.once('connect', done))
	for (const { printerId } of largeCentre().kiosks)
		agent.emit('agent:health', { deviceId: printerId, kind: 'printer', state: 'ready', model: 'elsewhere', slips: 0 })
	return { slips: () => slips, disconnect: () => void agent.disconnect() }
}
