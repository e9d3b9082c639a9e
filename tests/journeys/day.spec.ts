import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Centre } from '../../contract/centre.ts'
import { localDay, msOfDay } from '../../contract/local-time.ts'
import { testCentre } from '../support/centre.ts'
import { PASSWORD, tempFolder } from '../support/running.ts'
import { expect, expectAccessible, openCounter, pressPrimary, test } from './hall.ts'

/** Open all day, every day: the real clock is what the journeys have. */
const always: Centre['hours'] = { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: '23:59' }], closed: [], worked: [] }
/** The same, but today ended a moment ago. */
function ended(): Centre['hours'] {
	const minutes = Math.max(2, Math.floor(msOfDay(Date.now()) / 60_000))
	const clock = (m: number) => `${String(Math.floor(m / 60)).padStart(2, '0')}:${String(m % 60).padStart(2, '0')}`
	return { ...always, weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], open: '00:00', close: clock(minutes - 1) }] }
}
const folder = tempFolder()
test.afterAll(() => folder.remove())
const centreFile = (centre: Centre): string => {
	const path = join(folder.path, `${randomUUID()}.json`)
	writeFileSync(path, JSON.stringify(centre))
	return path
}

test.describe('the end of the day', () => {
	test.use({ env: { CENTRE: centreFile(testCentre({ demo: false, hours: always })) } })

	test('no more numbers are given, and everybody who has one is served', async ({ hall }) => {
		test.setTimeout(120_000)
		const day = localDay(Date.now())
		const admin = await hall.api.signIn('admin')
		const { headers } = await hall.api.enrol('kiosk', 'kiosk-1', admin)
		const issue = () => hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, headers)
		for (let n = 0; n < 2; n++) expect((await issue()).status).toBe(201)
		const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
		const code = (await kiosk.locator('.enrolment .code').innerText()).replace(/\D/g, '')
		expect((await hall.api.post('/approvals', { code }, admin)).status).toBe(201)
		await expect(kiosk.locator('.enrolment .code')).toBeHidden()

		const officer = await openCounter(hall, 'officer1')
		const closed = await hall.api.send({ type: 'ConfigureCentre', centre: testCentre({ demo: false, hours: ended() }) }, admin)
		expect(closed.status).toBe(201)
		expect(await issue()).toMatchObject({ status: 409, code: 'service-closed' })
		// The day may not turn under the test's feet: then everything was closed by itself.
		expect(localDay(Date.now())).toBe(day)

		await expect(kiosk.getByText(/ngừng|hết giờ|đóng|mở lại/i).first()).toBeVisible()
		await expectAccessible(kiosk, 'a kiosk at the end of the day')
		await expect(officer.getByText(/Ngừng phát số/)).toContainText('A002')
		for (const number of ['A001', 'A002']) {
			await pressPrimary(officer)
			await expect(officer.getByText(number).first()).toBeVisible()
			await pressPrimary(officer)
			// A visit is not finished by a slip of the finger: the button rests first.
			await pressPrimary(officer, 30_000)
		}
		await expect
			.poll(async () => {
				const { body } = await hall.api.getJson<{ events: { type: string }[] }>('/events?limit=1000', admin)
				return body.events.filter((e) => e.type === 'VisitCompleted').length
			})
			.toBe(2)
		await expect(officer.getByText(/Ngừng phát số/)).toBeHidden()
	})
})

test('a supervisor asks what another counter would do, and nothing changes by asking', async ({ hall }) => {
	test.setTimeout(90_000)
	const officer = await hall.api.signIn('officer1')
	await hall.api.send({ type: 'OpenCounter', counterId: 'counter-1' }, officer)
	const kiosk = await hall.api.enrol('kiosk', 'kiosk-1')
	for (let n = 0; n < 30; n++) await hall.api.send({ type: 'IssueTicket', visitId: randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
	const admin = await hall.api.signIn('admin')
	/** Slips may still be coming out. */
	const facts = async () => {
		const { body } = await hall.api.getJson<{ events: { type: string }[] }>('/events?limit=1000', admin)
		return body.events.filter(({ type }) => type !== 'TicketPrinted').length
	}
	const before = await facts()

	const page = await hall.open('admin', '/admin#whatif')
	await page.locator('input[name=username]').fill('supervisor')
	await page.locator('input[name=password]').fill(PASSWORD)
	await page.locator('input[name=password]').press('Enter')
	await page.getByRole('button', { name: 'Quầy 2', exact: true }).tap()
	await page.getByRole('button', { name: 'Tính thử' }).press('Enter')
	const row = page.getByRole('row').filter({ hasText: 'Hộ tịch' }).first()
	await expect(row).toContainText(/bớt \d+ phút/)
	await expectAccessible(page, 'what if')
	expect(await facts()).toBe(before)
	expect(hall.complaints).toEqual([])
})
