import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import type { CommandDraft } from '../../contract/commands.ts'
import type { Recorded } from '../../contract/facts.ts'
import { expect, expectAccessible, openCounter, pressPrimary, test, type Hall } from './hall.ts'

/** Before a visit may be finished it must have lasted ten seconds. */
const FINISH = 20_000
type Asked = Omit<Extract<CommandDraft, { type: 'IssueTicket' }>, 'type' | 'visitId'>

/** Takes a number as the kiosk does, without its screen. */
async function takeNumber(hall: Hall, kiosk: Record<string, string>, asked: Asked) {
	const visitId = randomUUID()
	const { events } = await hall.api.send({ type: 'IssueTicket', visitId, ...asked }, kiosk)
	const issued = events?.find((fact) => fact.type === 'TicketIssued')
	if (!issued) throw new Error('no ticket was issued')
	return { visitId, number: issued.number }
}
const kioskOf = async (hall: Hall) => (await hall.api.enrol('kiosk', 'kiosk-1')).headers

/** What was recorded about a visit, in order, without its slip. */
async function factsOf(hall: Hall, visitId: string): Promise<Recorded[]> {
	const inspector = await hall.api.signIn('inspector')
	const { body } = await hall.api.getJson<{ events: Recorded[] }>('/events?after=0&limit=1000', inspector)
	return body.events.filter((fact) => 'visitId' in fact && fact.visitId === visitId && fact.type !== 'TicketPrinted')
}
const typesOf = (facts: Recorded[]) => facts.map((fact) => fact.type)

const firstInLine = (desk: Page) => desk.getByTestId('waiting-list').getByRole('listitem').first()
async function callNext(desk: Page, number: string) {
	await expect(firstInLine(desk)).toContainText(number)
	await pressPrimary(desk)
	await expect(desk.getByTestId('current-number')).toHaveText(number)
}
async function serve(desk: Page) {
	await pressPrimary(desk)
	await expect(desk.getByTestId('counter-state')).toHaveAttribute('data-state', 'serving')
}
async function finish(desk: Page) {
	await pressPrimary(desk, FINISH)
	await expect(desk.getByTestId('counter-state')).toHaveAttribute('data-state', 'idle')
}

test('a visitor is sent to a room, comes back by scanning, and is next', async ({ hall }) => {
	test.setTimeout(90_000)
	const kiosk = await kioskOf(hall)
	const sent = await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
	await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
	const mai = await openCounter(hall, 'officer1')
	await callNext(mai, sent.number)
	await expect(mai.getByTestId('why')).toHaveText(`${sent.number} được gọi vì đến trước nhất trong số người quầy này phục vụ`)
	await serve(mai)

	await mai.keyboard.press('F9')
	await mai.getByRole('textbox', { name: 'Mời công dân đến' }).fill('Phòng 105')
	await expectAccessible(mai, 'holding')
	await mai.getByTestId('reason-copying').click()
	await expect(mai.getByTestId('held')).toContainText('đến Phòng 105')
	await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'idle')

	const back = await hall.api.send({ type: 'ReturnVisit', visitId: sent.visitId }, kiosk)
	expect(back.status).toBe(201)
	await expect(mai.getByTestId('held')).not.toContainText(sent.number)
	await expect(firstInLine(mai)).toContainText('Đã quay lại')
	await callNext(mai, sent.number)
	await expect(mai.getByTestId('facts')).toContainText('Đã quay lại')
	// The room is offered again on this machine, and one key is enough for the reason.
	await mai.keyboard.press('F9')
	await mai.getByTestId('room-Phòng 105').click()
	await mai.keyboard.press('2')
	await expect(mai.getByTestId('held')).toContainText('đến Phòng 105')

	const facts = await factsOf(hall, sent.visitId)
	expect(typesOf(facts)).toEqual([
		...['TicketIssued', 'TicketCalled', 'ServingStarted', 'VisitHeld', 'VisitReturned', 'TicketCalled', 'VisitHeld'],
	])
	expect(facts[3]).toMatchObject({ counterId: 'counter-1', reason: 'copying', room: 'Phòng 105', actor: 'officer:officer1' })
	expect(facts[4]).toMatchObject({ toCounterId: 'counter-1', actor: 'kiosk:kiosk-1' })
	expect(facts[6]).toMatchObject({ reason: 'fee', room: 'Phòng 105' })
	expect(hall.complaints).toEqual([])
})

test('someone who does not come is recorded absent, and taken back in the old place', async ({ hall }) => {
	test.setTimeout(60_000)
	const kiosk = await kioskOf(hall)
	const absent = await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
	await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
	const mai = await openCounter(hall, 'officer1')
	await callNext(mai, absent.number)
	await expect(mai.getByTestId('no-show')).toBeEnabled()
	await mai.keyboard.press('F8')
	await expect(mai.getByTestId('no-shows')).toContainText(absent.number)
	await mai.getByRole('button', { name: `Nhận lại ${absent.number}` }).click()
	await expect(mai.getByTestId('no-shows')).not.toContainText(absent.number)
	await callNext(mai, absent.number)
	const facts = await factsOf(hall, absent.visitId)
	expect(typesOf(facts)).toEqual(['TicketIssued', 'TicketCalled', 'VisitNoShow', 'VisitReinstated', 'TicketCalled'])
	expect(facts[4]).toMatchObject({ attempt: 1 })
	expect(hall.complaints).toEqual([])
})

test('a visit of two steps passes two counters under one number', async ({ hall }) => {
	test.setTimeout(120_000)
	const kiosk = await kioskOf(hall)
	const { visitId, number } = await takeNumber(hall, kiosk, { serviceId: 'ho-tich', thenServiceIds: ['dat-dai'], dossiers: 3 })
	const mai = await openCounter(hall, 'officer1')
	await callNext(mai, number)
	await expect(mai.getByTestId('facts').getByRole('listitem')).toHaveText(['3 hồ sơ', 'Sau đó: Đất đai'])
	await expectAccessible(mai, 'a call with facts')
	await serve(mai)
	await expect(mai.getByTestId('complete')).toHaveText('Xong, chuyển tiếp Đất đai')
	await expectAccessible(mai, 'serving with facts')
	await finish(mai)

	const dung = await openCounter(hall, 'officer4')
	await expect(firstInLine(dung)).toContainText('Chuyển từ quầy 1')
	await callNext(dung, number)
	await serve(dung)
	await expect(dung.getByTestId('complete')).toHaveText('Hoàn thành, mời đánh giá')
	await finish(dung)
	const facts = await factsOf(hall, visitId)
	expect(typesOf(facts)).toEqual([
		...['TicketIssued', 'TicketCalled', 'ServingStarted', 'VisitTransferred', 'TicketCalled', 'ServingStarted', 'VisitCompleted'],
	])
	expect(facts[3]).toMatchObject({ counterId: 'counter-1', toServiceId: 'dat-dai', step: true })
	expect(facts[6]).toMatchObject({ counterId: 'counter-4' })
	await expect(mai.getByTestId('my-day')).toContainText(/1\s*lượt đã phục vụ/)
	expect(hall.complaints).toEqual([])
})

test('someone without a ticket is served at once, and counted as such', async ({ hall }) => {
	test.setTimeout(60_000)
	const mai = await openCounter(hall, 'officer1')
	await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'idle')
	await mai.keyboard.press('F6')
	await expect(mai.getByTestId('walk-up-dialog')).toBeVisible()
	await expectAccessible(mai, 'someone without a ticket')
	await mai.keyboard.press('2')
	await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'serving')
	await expect(mai.getByTestId('facts')).toHaveText('Chưa lấy số')
	await finish(mai)
	const inspector = await hall.api.signIn('inspector')
	const { body } = await hall.api.getJson<{ events: Recorded[] }>('/events?after=0&limit=1000', inspector)
	const facts = body.events.filter((fact) => 'visitId' in fact)
	expect(typesOf(facts)).toEqual(['TicketIssued', 'ServingStarted', 'VisitCompleted'])
	expect(facts[0]).toMatchObject({ walkUp: true, serviceId: 'chung-thuc', actor: 'officer:officer1' })
	expect(hall.complaints).toEqual([])
})

test('a visitor is sent to another counter and comes back to this one', async ({ hall }) => {
	test.setTimeout(120_000)
	const kiosk = await kioskOf(hall)
	const { visitId, number } = await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
	const mai = await openCounter(hall, 'officer1')
	await callNext(mai, number)
	await serve(mai)
	await mai.keyboard.press('F7')
	await mai.keyboard.type('4')
	await mai.getByTestId('return-to-me').check()
	await expectAccessible(mai, 'sending on and back')
	await mai.keyboard.press('Enter')
	await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'idle')

	const dung = await openCounter(hall, 'officer4')
	await callNext(dung, number)
	await expect(dung.getByTestId('facts').getByRole('listitem')).toHaveText(['Chuyển từ quầy 1', 'Sau đó: quay lại quầy 1'])
	await serve(dung)
	await expect(dung.getByTestId('complete')).toHaveText('Xong, quay lại quầy 1')
	await finish(dung)

	await expect(firstInLine(mai)).toContainText('Chuyển từ quầy 4')
	await callNext(mai, number)
	await serve(mai)
	await finish(mai)
	const facts = await factsOf(hall, visitId)
	const served = ['TicketCalled', 'ServingStarted']
	expect(typesOf(facts)).toEqual([
		'TicketIssued',
		...served,
		'VisitTransferred',
		...served,
		'VisitTransferred',
		...served,
		'VisitCompleted',
	])
	expect(facts[3]).toMatchObject({ toCounterId: 'counter-4', returnToCounterId: 'counter-1' })
	expect(facts[6]).toMatchObject({ counterId: 'counter-4', toCounterId: 'counter-1', step: true })
	expect(hall.complaints).toEqual([])
})

test.describe('where counters call by themselves', () => {
	const AUTO_MS = 6000
	test.use({
		env: async ({}, use, testInfo) => {
			const centre = JSON.parse(readFileSync(resolve('centres/demo-province.json'), 'utf8')) as { calling: object }
			const file = testInfo.outputPath('centre.json')
			writeFileSync(file, JSON.stringify({ ...centre, calling: { ...centre.calling, autoCallMs: AUTO_MS } }))
			await use({ CENTRE: file })
		},
	})

	test('the officer is told, may put it off, and is then left alone', async ({ hall }) => {
		test.setTimeout(60_000)
		const kiosk = await kioskOf(hall)
		const { visitId, number } = await takeNumber(hall, kiosk, { serviceId: 'ho-tich' })
		const mai = await openCounter(hall, 'officer1')
		await expect(mai.getByTestId('auto-call')).toContainText('Tự gọi số tiếp theo sau')
		await mai.keyboard.press('F10')
		await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'paused')
		await mai.waitForTimeout(AUTO_MS + 1000)
		await expect(mai.getByTestId('counter-state')).toHaveAttribute('data-state', 'paused')
		await mai.getByTestId('open-counter').click()
		await expect(mai.getByTestId('auto-call')).toBeVisible()
		await expect(mai.getByTestId('current-number')).toHaveText(number, { timeout: AUTO_MS + 4000 })
		expect(typesOf(await factsOf(hall, visitId))).toEqual(['TicketIssued', 'TicketCalled'])
		expect(hall.complaints).toEqual([])
	})
})
