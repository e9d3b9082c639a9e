import { expect, expectAccessible, openCounter, pressPrimary, signIn, test, type Hall } from './hall.ts'

const desk = async (hall: Hall, size: 'counter' | 'phone' = 'counter') => {
	const page = await hall.open(size, '/reception')
	await signIn(page, 'reception')
	await expect(page.locator('#what')).toBeVisible()
	return page
}

test('the reception gives a number by the keyboard, finds it, and takes back who came late', async ({ hall }) => {
	test.setTimeout(60_000)
	const page = await desk(hall)
	await expectAccessible(page, 'reception')
	await page.keyboard.press('F2')
	await page.keyboard.type('làm giấy khai sinh')
	await expect(page.getByRole('button', { name: /^Đăng ký khai sinh/ })).toBeVisible()
	await page.keyboard.press('Enter')
	await expect(page.getByText('Mời đến')).toBeVisible()
	// Held down, Enter gives one number.
	await page.keyboard.press('Enter')
	await page.keyboard.press('Enter')
	const number = (await page.locator('.number').textContent()) ?? ''
	expect(number).toMatch(/^[A-Z]\d{3}$/)
	await expectAccessible(page, 'a number given')

	const officer = await openCounter(hall, 'officer1')
	await pressPrimary(officer)
	await page.keyboard.press('F3')
	await page.keyboard.type(number.toLowerCase())
	const card = page.getByTestId(`found-${number}`)
	await expect(card).toContainText('Mời đến quầy 1')

	const inspector = await hall.api.signIn('admin')
	await hall.api.send({ type: 'MarkNoShow', counterId: 'counter-1' }, inspector)
	await expect(card).toContainText('vắng mặt khi gọi')
	await card.getByRole('button', { name: 'Nhận lại' }).click()
	await expect(card).toContainText('đang chờ')
	const { events } = (await (await hall.api.call('/events?after=0&limit=1000', { headers: inspector })).json()) as {
		events: { type: string; actor: string; number?: string }[]
	}
	expect(events.filter(({ type }) => type === 'TicketIssued').map((fact) => [fact.actor, fact.number])).toEqual([
		['officer:reception', number],
	])
	expect(events.some(({ type, actor }) => type === 'VisitReinstated' && actor === 'officer:reception')).toBe(true)
})

test('on a phone in the hall, an officer of a counter has no reception', async ({ hall }) => {
	const page = await desk(hall, 'phone')
	await expectAccessible(page, 'on a phone')
	expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true)
	const other = await hall.open('phone', '/reception')
	await signIn(other, 'officer1')
	await expect(other.getByText('không làm việc ở bàn lễ tân')).toBeVisible()
})
