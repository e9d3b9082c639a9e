import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it, vi } from 'vitest'
import type { Centre } from '../../contract/centre.ts'
import { startTestServer, tempFolder, type TestServer } from '../support/running.ts'
import { placesOf, read, textFields, wordyCentre, written } from '../support/texts.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)

const NASTY = ['Ắ\u0323<b>', '👩‍⚕️"\'\\', '\u202eمر\u0000', '\ud800{{x}}'].map((text) => text.normalize('NFD'))
const folder = tempFolder()
let server: TestServer | undefined
afterAll(async () => {
	await server?.stop()
	folder.remove()
})

/** Every text of the centre is another nasty one. */
function nastyCentre(): Centre {
	let centre = wordyCentre()
	const places = textFields().flatMap((field) => placesOf(field, centre))
	places.forEach((path, i) => (centre = written(centre, path, `${NASTY[i % NASTY.length]}${i}`)))
	return centre
}

describe('a centre whose every text is nasty', () => {
	it('is drafted, published, shown on every screen, printed, and there again after a restart', async () => {
		const nasty = nastyCentre()
		server = await startTestServer({ dataDir: folder.path, centre: wordyCentre() })
		const admin = await server.signIn('admin')
		const parts = ['zones', 'services', 'counters', 'agencies', 'fields', 'procedures', 'people'] as const
		const edits = parts.flatMap((part) => nasty[part].map((put) => ({ part, put })))
		const drafted = await server.post('/draft/edits', { rev: 0, what: NASTY[0], edits }, admin)
		expect(drafted.status).toBe(200)
		const people = (await server.getJson<{ items: { name: string }[] }>('/draft/people?search=', admin)).body.items
		expect(people.map((p) => p.name)).toEqual(nasty.people.map((p) => p.name.normalize('NFC')))
		const published = await server.send({ type: 'ConfigureCentre', centre: nasty }, admin)
		expect(published).toMatchObject({ status: 201 })

		const kiosk = (await server.enrol('kiosk', 'kiosk-1', admin)).headers
		const visitId = randomUUID()
		await server.send({ type: 'IssueTicket', visitId, serviceId: 'ho-tich', procedureId: '1.001193' }, kiosk)
		for (const path of [
			'/views/kiosk/kiosk-1',
			'/views/display/wall-1',
			'/views/display/sign-1',
			'/views/counter/counter-1',
			`/tickets/${visitId}`,
		])
			expect([path, (await server.getJson(path, admin)).status]).toEqual([path, 200])
		await vi.waitFor(async () => {
			const { body } = await server!.getJson<{ events: { type: string }[] }>('/events?limit=100', admin)
			expect(body.events.map((e) => e.type)).toContain('TicketPrinted')
		}, 20_000)

		await server.stop()
		server = await startTestServer({ dataDir: folder.path, centre: wordyCentre() })
		const { body } = await server.getJson<Centre>('/centre-file', await server.signIn('admin'))
		for (const field of textFields())
			for (const path of placesOf(field, nasty)) {
				const kept = field === 'devices[].usb.serial' ? read(nasty, path) : String(read(nasty, path)).normalize('NFC')
				expect([path, read(body, path)]).toEqual([path, kept])
			}
	})
})
