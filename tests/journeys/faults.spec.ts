import { expect, openCounter, pressPrimary, test, touch } from './hall.ts'

test('paper out: the number stays on the screen, and the slip comes once when there is paper again', async ({ hall }) => {
	await hall.api.post('/bench/printers/printer-1/fault', { fault: 'paper-out' }, {}, 'PUT')
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const devices = await hall.open('admin', '/devices')
	await expect(devices.getByTestId('state-printer-1')).toContainText(/giấy/i)
	await touch(kiosk, 'quick-pick-2.000815')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByTestId('ticket-number')).toContainText('A001')
	await expect(kiosk.getByText('hết giấy').first()).toBeVisible({ timeout: 10_000 })
	await devices.getByTestId('fault-printer-1').getByRole('radio', { name: /Không/ }).check({ force: true })
	await expect(devices.getByTestId('slip-A001')).toHaveCount(1, { timeout: 10_000 })
	await expect(kiosk.getByText('hết giấy').first()).toBeHidden({ timeout: 10_000 })
	expect(hall.complaints).toEqual([])
})

test('the server is killed: screens say so within 5 s, come back by themselves, and say nothing old', async ({ hall }) => {
	test.setTimeout(90_000)
	const wall = await hall.open('wall', '/display?id=wall-1')
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const mai = await openCounter(hall, 'officer1')
	await touch(kiosk, 'quick-pick-1.001193')
	await touch(kiosk, 'take-number')
	await expect(kiosk.getByTestId('ticket-number')).toContainText('A001')
	await pressPrimary(mai)
	await expect(wall.getByTestId('call-number')).toContainText('A001')
	await expect.poll(() => spoken(wall), { timeout: 20_000 }).toBeGreaterThan(0)
	// The sentence is read twice; let both end.
	await wall.waitForTimeout(14_000)
	const before = await spoken(wall)

	await hall.server.kill()
	const lost = 'Mất kết nối, nghe gọi số tại quầy'
	await expect(wall.getByText(lost)).toBeVisible({ timeout: 5000 })
	await expect(wall.getByTestId('call-number')).toContainText('A001')
	await expect(mai.getByTestId('link-band')).toBeVisible({ timeout: 5000 })
	await hall.restart()
	await expect(wall.getByText(lost)).toBeHidden({ timeout: 10_000 })
	await expect(wall.getByTestId('call-number')).toContainText('A001')
	await expect(mai.getByTestId('link-band')).toBeHidden({ timeout: 10_000 })
	await expect(mai.getByTestId('current-number')).toContainText('A001')
	await wall.waitForTimeout(3000)
	expect(await spoken(wall)).toBe(before)
	// The officer goes on where they were.
	await pressPrimary(mai)
	await expect.poll(async () => (await hall.api.getJson<{ status: string }>(await ticketPath(hall.api))).body.status).toBe('serving')
})

test('a negative answer asks why; what is confidential reaches no officer', async ({ hall }) => {
	test.setTimeout(60_000)
	const kiosk = await hall.api.enrol('kiosk', 'kiosk-1')
	await hall.api.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
	const rating = await hall.open('rating', '/rating?counter=counter-1')
	const mai = await openCounter(hall, 'officer1')
	// Two quick presses are one.
	await pressPrimary(mai)
	await mai.keyboard.press('F2')
	await expect(mai.getByTestId('current-number')).toContainText('A001')
	const count = async () =>
		(await hall.api.getJson<{ events: { type: string }[] }>('/events?limit=1000', await hall.api.signIn('inspector'))).body.events
	expect((await count()).filter((e) => e.type === 'TicketCalled').length).toBe(1)
	expect((await count()).filter((e) => e.type === 'ServingStarted').length).toBe(0)
	await pressPrimary(mai)
	await rating.getByTestId('level-1').click()
	await expect(rating.getByTestId('reasons')).toBeVisible()
	const confidential = 'goi-y-chi-phi'
	const { body: centre } = await hall.api.getJson<{ rating: { reasons: { id: string; confidential?: boolean }[] } }>(
		'/centre',
		kiosk.headers,
	)
	const secret = centre.rating.reasons.find((r) => r.confidential)?.id ?? confidential
	await rating.getByTestId(`reason-${secret}`).click()
	await rating.getByTestId('send').click()
	await expect(rating.getByTestId('thanks')).toBeVisible()
	const rated = async () => JSON.stringify((await count()).filter((e) => e.type === 'VisitRated'))
	await expect.poll(rated).toContain('"confidential"')
	expect(await rated()).not.toContain(secret)
	const officer = await hall.api.signIn('officer1')
	const { body: view } = await hall.api.getJson<object>('/views/counter/counter-1', officer)
	expect(JSON.stringify(view)).not.toContain(secret)
	expect(JSON.stringify(view)).not.toContain('"level"')
	expect((await hall.api.call('/events', { headers: officer })).status).toBe(403)
	await expect(mai.locator('body')).not.toContainText('Không hài lòng')
})

const spoken = (wall: { evaluate: <T>(f: () => T) => Promise<T> }) => wall.evaluate(() => (window.__spoken ?? []).length)

async function ticketPath(api: {
	getJson: <T>(path: string, c?: Record<string, string>) => Promise<{ body: T }>
	signIn: (u: string) => Promise<Record<string, string>>
}) {
	const { body } = await api.getJson<{ events: { type: string; visitId?: string }[] }>('/events?limit=1000', await api.signIn('inspector'))
	return `/tickets/${body.events.find((e) => e.type === 'TicketIssued')?.visitId}`
}
