import type { Page } from '@playwright/test'
import type { DeviceList } from '../../contract/api.ts'
import { PASSWORD } from '../support/running.ts'
import { expect, expectAccessible, openCounter, test, type Hall } from './hall.ts'
import { startScriptedAgent } from './scripted-agent.ts'

const LEVELS = ['Rất hài lòng', 'Hài lòng', 'Bình thường', 'Không hài lòng']
/** Usages of a keyboard's keys 1–4. */
const KEYS = [0x1e, 0x1f, 0x20, 0x21]

test('a rating pad is shown to the centre, taught button by button, tried, and removed again', async ({ hall }) => {
	test.setTimeout(90_000)
	await serveSomebody(hall)
	const { token } = await hall.api.enrol('agent', 'agent-1')
	const agent = await startScriptedAgent(hall.url, token)
	const admin = await openDevices(hall)

	// The device that is pressed lights up; the keyboard alone leads through.
	await admin.getByRole('button', { name: 'Thêm nút bấm, bàn phím, máy quét' }).press('Enter')
	const row = admin.getByTestId('seen-usb-1')
	await expect(row).toBeVisible({ timeout: 10_000 })
	await expect(admin.getByRole('heading', { name: 'Bấm một nút trên thiết bị rồi nhả ra' })).toBeFocused()
	await expect(row).toHaveAttribute('data-lit', 'false')
	await agent.press(KEYS[3] ?? 0)
	await expect(row).toHaveAttribute('data-lit', 'true')
	await expectAccessible(admin, 'which device')
	await row.getByRole('button').press('Enter')

	await admin.getByTestId('place').selectOption({ label: 'Quầy 1 · khu A' })
	await expectAccessible(admin, 'what for')
	await admin.getByRole('button', { name: 'Tiếp tục' }).press('Enter')

	for (const [i, name] of LEVELS.entries()) {
		await expect(admin.getByTestId('asked')).toHaveText(`Mời bấm nút: ${name}`)
		await agent.press(KEYS[i] ?? 0)
		await expect(admin.getByTestId(`meaning-${4 - i}`)).toHaveAttribute('data-taught', 'true')
		// The button before is refused for this meaning.
		if (i !== 0) continue
		await agent.press(KEYS[0] ?? 0)
		await expect(admin.getByRole('alert')).toContainText('Nút vừa bấm đã là “Rất hài lòng”.')
	}
	await expect(admin.getByText('Thiết bị báo cả khi nhả nút.')).toBeVisible()
	await expectAccessible(admin, 'its buttons')
	await admin.getByRole('button', { name: 'Tiếp tục' }).press('Enter')

	await expect(admin.getByLabel('Tên', { exact: true })).toHaveValue('Nút đánh giá quầy 1')
	await expectAccessible(admin, 'its name')
	await admin.getByRole('button', { name: 'Lưu và dùng ngay' }).press('Enter')
	const trial = admin.getByTestId('trial')
	await expect(trial).toContainText('sẵn sàng', { timeout: 10_000 })
	expect(agent.bindings()).toMatchObject([{ id: 'nut-danh-gia-quay-1', counterId: 'counter-1', agentId: 'agent-1', release: true }])

	// A press comes through, and the next is refused: both are answered on the page, the second also at the desk.
	await agent.press(KEYS[0] ?? 0)
	await expect(trial).toContainText('Đã bấm 1 lần')
	await expect(trial).toContainText('Vừa bấm: Rất hài lòng')
	await expect(admin.getByTestId(/^answer-/).first()).toContainText('Rất hài lòng Đã nhận')
	const rated = await factsOf(hall, 'VisitRated')
	expect(rated).toMatchObject([{ counterId: 'counter-1', level: 4, actor: 'pad:nut-danh-gia-quay-1' }])
	await agent.press(KEYS[1] ?? 0)
	await expect(admin.getByTestId(/^answer-/).first()).toContainText('Hài lòng Không nhận: Lượt này đã được đánh giá.')
	await expectAccessible(admin, 'trying it')

	await admin.getByRole('button', { name: 'Xong' }).press('Enter')
	const listed = admin.getByTestId('hardware-nut-danh-gia-quay-1')
	await expect(listed).toContainText(/sẵn sàng.*trên máy agent-1.*2 lượt bấm.*Lượt này đã được đánh giá/)
	await expectAccessible(admin, 'the devices')
	await listed.getByRole('button', { name: 'Gỡ' }).press('Enter')
	await admin.getByRole('dialog').getByRole('button', { name: 'Gỡ' }).press('Enter')
	await expect(admin.getByText('Đã gỡ nút đánh giá quầy 1.')).toBeVisible()
	await expect.poll(() => agent.bindings()).toEqual([])
	agent.stop()
	expect(hall.complaints).toEqual([])
})

test('an officer’s keypad: what it refuses is told at the desk, its faults on the floor within two seconds', async ({ hall }) => {
	test.setTimeout(90_000)
	const { token } = await hall.api.enrol('agent', 'agent-1')
	const agent = await startScriptedAgent(hall.url, token, 'Bàn phím nhỏ')
	await bindKeypad(hall)
	await expect.poll(() => agent.bindings().length).toBe(1)
	const son = await openCounter(hall, 'officer2')
	await expect(son.getByTestId('devices')).toContainText('Bàn phím')
	await agent.press(0x28)
	await expect(son.getByTestId('notice')).toHaveText('Phím “Gọi tiếp” không được nhận: chưa có ai chờ.', { timeout: 3000 })
	await expectAccessible(son, 'the desk')

	const floor = await hall.open('admin', '/admin')
	await signInAs(floor, 'supervisor')
	await expect(floor.getByTestId('counter-2')).toBeVisible()
	agent.health('stuck')
	await expect(floor.getByTestId('alert-keypad-stuck')).toContainText('Bàn phím cán bộ quầy 2 có nút bị kẹt', { timeout: 2000 })
	await expect(floor.getByTestId('alert-keypad-stuck')).toContainText('Bỏ vật đè lên nút')
	await hall.api.post('/bench/printers/printer-1/fault', { fault: 'paper-out' }, {}, 'PUT')
	// The agent looks at its printers once a second; from then on it is the floor's time.
	const supervisor = await hall.api.signIn('supervisor')
	const printerState = async () => (await devicesOf(hall, supervisor)).find(({ deviceId }) => deviceId === 'printer-1')?.state
	await expect.poll(printerState, { intervals: [100] }).toBe('paper-out')
	await expect(floor.getByTestId('alert-printer-printer-1')).toContainText('Máy in K-01 hết giấy', { timeout: 2000 })
	await expectAccessible(floor, 'the floor')
	await expect(son.getByTestId('devices')).toContainText('Bàn phím nút bị kẹt', { timeout: 5000 })
	agent.stop()
	await expect(floor.getByTestId('alert-keypad-offline')).toContainText('mất kết nối', { timeout: 3000 })
	expect(hall.complaints).toEqual([])
})

test('a device that cannot be read says what to do', async ({ hall }) => {
	const { token } = await hall.api.enrol('agent', 'agent-1')
	const agent = await startScriptedAgent(hall.url, token)
	agent.setProblem('no permission to open /dev/hidraw3')
	const admin = await openDevices(hall)
	await admin.getByRole('button', { name: 'Thêm nút bấm, bàn phím, máy quét' }).tap()
	await expect(admin.getByTestId('seen-usb-1')).toContainText('chạy quy tắc udev, xem docs/devices.md', { timeout: 10_000 })
	await admin.getByText('Không thấy thiết bị?').tap()
	await expect(admin.getByText('thử cổng USB khác')).toBeVisible()
	await expectAccessible(admin, 'what to check')
	agent.stop()
	expect(hall.complaints).toEqual([])
})

async function openDevices(hall: Hall): Promise<Page> {
	const admin = await hall.open('admin', '/admin')
	await signInAs(admin, 'admin')
	await admin.locator('a[href="#screens"]').click()
	return admin
}

async function signInAs(page: Page, username: string): Promise<void> {
	await page.locator('input[name=username]').fill(username)
	await page.locator('input[name=password]').fill(PASSWORD)
	await page.locator('input[name=password]').press('Enter')
}

/** Somebody is at counter 1 and may be asked. */
async function serveSomebody({ api }: Hall): Promise<void> {
	const kiosk = await api.enrol('kiosk', 'kiosk-1')
	await api.send({ type: 'IssueTicket', visitId: crypto.randomUUID(), serviceId: 'ho-tich' }, kiosk.headers)
	const officer = await api.signIn('officer1')
	for (const type of ['OpenCounter', 'CallNext', 'StartServing'] as const) {
		const { status } = await api.send({ type, counterId: 'counter-1' }, officer)
		expect(status, type).toBe(201)
	}
}

async function bindKeypad({ api }: Hall): Promise<void> {
	const by = await api.signIn('admin')
	const { body: centre } = await api.getJson<Record<string, unknown>>('/centre-file', by)
	const binding = {
		...{ id: 'ban-phim-2', kind: 'keypad', usb: { vendorId: 0x1a2b, productId: 0x3c4d }, agentId: 'agent-1', counterId: 'counter-2' },
		keys: [{ report: '0000280000000000', means: 'call-next' }],
	}
	const { status, detail } = await api.send({ type: 'ConfigureCentre', centre: { ...centre, devices: [binding] } }, by)
	expect(status, detail).toBe(201)
}

async function devicesOf({ api }: Hall, by: Record<string, string>): Promise<DeviceList['hardware']> {
	return (await api.getJson<DeviceList>('/devices', by)).body.hardware
}

async function factsOf({ api }: Hall, type: string): Promise<object[]> {
	const { body } = await api.getJson<{ events: { type: string }[] }>('/events?limit=1000', await api.signIn('inspector'))
	return body.events.filter((fact) => fact.type === type)
}
