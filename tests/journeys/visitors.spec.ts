import type { Page } from '@playwright/test'
import type { Recorded } from '../../contract/facts.ts'
import { expect, expectAccessible, openCounter, pressPrimary, test, touch, type Hall } from './hall.ts'
import { readPicture, slipOf } from './paper.ts'

/** Everything recorded about the visit with this number, in order. */
async function factsOf(hall: Hall, number: string): Promise<Recorded[]> {
	const inspector = await hall.api.signIn('inspector')
	const { body } = await hall.api.getJson<{ events: Recorded[] }>('/events?after=0&limit=1000', inspector)
	const issued = body.events.find((e) => e.type === 'TicketIssued' && e.number === number)
	const visitId = issued?.type === 'TicketIssued' ? issued.visitId : undefined
	return body.events.filter((e) => 'visitId' in e && e.visitId === visitId)
}

const typesOf = (facts: Recorded[]) => facts.map((f) => f.type)

async function takeNumber(kiosk: Page, press: string): Promise<string> {
	await touch(kiosk, press)
	const number = kiosk.getByTestId('ticket-number')
	await expect(number).toBeVisible()
	return (await number.innerText()).replaceAll(/\s/g, '')
}

/** The paper shows what the layout drew, dot for dot, and its code leads to the visit's page. */
async function checkPaper(hall: Hall, number: string): Promise<string> {
	const jobId = await slipOf(hall.api, number)
	const paper = await readPicture(hall.api, `/bench/slips/${jobId}.png`)
	const drawn = await readPicture(hall.api, `/print-jobs/${jobId}.png`)
	expect(paper.width).toBe(576)
	expect(paper.black).toEqual(drawn.black)
	expect(paper.qr).toMatch(/\/t\/[0-9a-f-]{36}$/)
	return new URL(paper.qr).pathname
}

/** Every sentence the wall spoke, in order. */
const spokenBy = (wall: Page) => wall.evaluate(() => window.__spoken ?? [])

test('two visitors: one Vietnamese with priority, one English who is sent on', async ({ hall }) => {
	test.setTimeout(150_000)
	const wall = await hall.open('wall', '/display?id=wall-1')
	const sign = await hall.open('sign', '/display?id=sign-1')
	const kiosk = await hall.open('kiosk', '/kiosk?id=kiosk-1')
	const rating = await hall.open('rating', '/rating?counter=counter-1')
	const mai = await openCounter(hall, 'officer1')
	await expect(rating.getByTestId('rating-idle')).toBeVisible()

	// ── Somebody was there before, so that priority has somebody to pass.
	await touch(kiosk, 'quick-pick-1.001193')
	const first = await takeNumber(kiosk, 'take-number')
	expect(first).toBe('A001')
	await touch(kiosk, 'done')

	// ── The first visitor asks for priority: two touches to the number.
	await touch(kiosk, 'quick-pick-1.001193')
	await expectAccessible(kiosk, 'a procedure')
	const priority = await takeNumber(kiosk, 'take-priority')
	expect(priority).toBe('A002')
	await expectAccessible(kiosk, 'the ticket')
	const phonePath = await checkPaper(hall, priority)
	const phone = await hall.open('phone', phonePath)
	await expect(phone.getByTestId('ticket-number')).toContainText('A002')
	await expectAccessible(phone, 'the phone')
	await touch(kiosk, 'done')

	// ── The officer sees why, calls, and the hall sees and hears it.
	await expect(mai.getByTestId('waiting-list')).toContainText('A002')
	await expectAccessible(mai, 'the counter, idle')
	await pressPrimary(mai)
	await expect(mai.getByTestId('current-number')).toContainText('A002')
	await expect(wall.getByTestId('call-number')).toContainText('A002')
	await expect(sign.getByTestId('sign-number')).toContainText('A002')
	await expect(phone.getByTestId('ticket-status')).toContainText('Đến lượt ông/bà')
	await expect(phone.getByTestId('counter')).toContainText('1')
	await expectAccessible(phone, 'the phone, called')
	await expectAccessible(wall, 'the wall, calling')
	await expectAccessible(sign, 'the sign, calling')
	const [said] = await expectSpoken(wall, 1)
	expect(said?.join(' ')).toBe('Mời công dân có số A không không hai đến quầy số một')

	// ── Served, finished, and rated at the desk.
	await pressPrimary(mai)
	await expect(rating.getByTestId('level-4')).toBeVisible()
	await expectAccessible(rating, 'the faces')
	await rating.getByTestId('level-4').click()
	await expect(rating.getByTestId('thanks')).toBeVisible()
	await pressPrimary(mai, 15_000)
	await expect(mai.getByTestId('current-number')).toBeHidden()
	const facts = await factsOf(hall, priority)
	expect(typesOf(facts)).toEqual(['TicketIssued', 'TicketPrinted', 'TicketCalled', 'ServingStarted', 'VisitRated', 'VisitCompleted'])
	expect(facts[0]).toMatchObject({ lane: 'priority', language: 'vi', kioskId: 'kiosk-1', actor: 'kiosk:kiosk-1' })
	expect(facts[2]).toMatchObject({
		counterId: 'counter-1',
		attempt: 1,
		why: { rule: 'priority', before: 'A001', passed: 1 },
		actor: 'officer:officer1',
	})
	expect(facts[4]).toMatchObject({ counterId: 'counter-1', level: 4, actor: 'rating:counter-1' })

	// ── The one who came first is next.
	await expect(phone.getByTestId('ticket')).toHaveAttribute('data-status', 'completed')
	await pressPrimary(mai)
	await expect(wall.getByTestId('call-number')).toContainText('A001')
	await pressPrimary(mai)
	await pressPrimary(mai, 15_000)

	// ── The second visitor reads English, and needs another desk.
	await touch(kiosk, 'language-en')
	await touch(kiosk, 'quick-pick-1.001193')
	const english = await takeNumber(kiosk, 'take-number')
	expect(english).toBe('A003')
	await expect(kiosk.locator('html')).toHaveAttribute('lang', 'en')
	await checkPaper(hall, english)
	await pressPrimary(mai)
	await expect(wall.getByTestId('call-number')).toContainText('A003')
	const sentences = (await expectSpoken(wall, 6)).map((s) => s.join(' '))
	expect(sentences).toEqual([
		// Each is read twice while nobody else is called; English follows for whoever chose it.
		'Mời công dân có số A không không hai đến quầy số một',
		'Mời công dân có số A không không hai đến quầy số một',
		'Mời công dân có số A không không một đến quầy số một',
		'Mời công dân có số A không không một đến quầy số một',
		'Mời công dân có số A không không ba đến quầy số một',
		'Number A zero zero three please go to counter one',
	])
	await pressPrimary(mai)
	await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'serving')
	await expect(mai.getByTestId('transfer')).toBeEnabled()
	await mai.keyboard.press('F7')
	await expectAccessible(mai, 'the counter, sending on')
	await mai.getByTestId('to-counter-2').check({ force: true })
	await mai.getByTestId('confirm-transfer').click()
	await expect(mai.getByTestId('current-number')).toBeHidden()

	const binh = await openCounter(hall, 'officer2')
	await pressPrimary(binh)
	await expect(binh.getByTestId('current-number')).toContainText('A003')
	await expect(wall.getByTestId('call-number')).toContainText('A003')
	await pressPrimary(binh)
	await pressPrimary(binh, 15_000)
	const sentOn = await factsOf(hall, english)
	expect(typesOf(sentOn)).toEqual([
		...['TicketIssued', 'TicketPrinted', 'TicketCalled', 'ServingStarted'],
		...['VisitTransferred', 'TicketCalled', 'ServingStarted', 'VisitCompleted'],
	])
	expect(sentOn[0]).toMatchObject({ language: 'en', lane: 'regular' })
	expect(sentOn[4]).toMatchObject({ counterId: 'counter-1', toCounterId: 'counter-2' })
	expect(sentOn[5]).toMatchObject({ counterId: 'counter-2' })
	expect(hall.complaints).toEqual([])
})

async function expectSpoken(wall: Page, atLeast: number): Promise<string[][]> {
	await expect.poll(async () => (await spokenBy(wall)).length, { timeout: 40_000 }).toBeGreaterThanOrEqual(atLeast)
	return spokenBy(wall)
}
