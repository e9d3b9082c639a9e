import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import SetupHome from '../../admin/setup/SetupHome.svelte'
import type { Centre } from '../../contract/centre.ts'
import { testCentre } from '../support/centre.ts'
import { refused } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const [birth] = testCentre().procedures
if (!birth) throw new Error('the test centre has a procedure')
const marriage = { ...birth, id: '1.000894', short: { vi: 'Đăng ký kết hôn', en: 'Marriage' } }
const centre = testCentre({ procedures: [birth, marriage] })

async function show(inForce: Centre = centre) {
	const server = draftServer(inForce)
	const draft = new Draft(call)
	await draft.load()
	render(SetupHome, { draft })
	await screen.findByTestId('general')
	return { ...server, draft }
}
const fill = (testId: string, value: string) => fireEvent.input(screen.getByTestId(testId), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Ghi vào bản nháp' }))
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

async function choose(content: unknown, name = 'moi.json') {
	const text = typeof content === 'string' ? content : JSON.stringify(content)
	const input = screen.getByTestId<HTMLInputElement>('centre-file')
	Object.defineProperty(input, 'files', { value: [new File([text], name, { type: 'application/json' })], configurable: true })
	await fireEvent.change(input)
}

beforeEach(() => (location.hash = ''))

describe('the home of the set-up', () => {
	it('tells what the centre is, and where each part is edited', async () => {
		await show()
		expect(screen.getByTestId('general').textContent).toMatch(/Trung tâm thử.*0212 300 0000.*theo máy chủ.*test/s)
		const hall = screen.getByRole('link', { name: /Quầy và khu/ })
		expect(hall.textContent).toContain('2 khu · 3 dịch vụ · 3 quầy · 1 cơ quan · 1 lĩnh vực')
		expect(hall.getAttribute('href')).toBe('#hall')
		await waitFor(() => expect(screen.getByRole('link', { name: /Cán bộ/ }).textContent).toContain('6 cán bộ'))
	})

	it('says why it cannot be seen', async () => {
		draftServer(centre, { 'GET /draft': refused('not-permitted') })
		const draft = new Draft(call)
		await draft.load()
		render(SetupHome, { draft })
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})

describe('name and addresses', () => {
	it('go into the draft in one step, only those that differ', async () => {
		const { kept, drafted } = await show()
		await press(/Sửa tên/)
		await fill('centre-name-vi', 'Trung tâm Sơn La')
		await fill('public-url', 'https://motcua.sonla.gov.vn')
		await save()
		await waitFor(() => expect(kept.batches).toHaveLength(1))
		expect(kept.batches[0]?.edits.map(({ part }) => part)).toEqual(['name', 'publicUrl'])
		expect(drafted().name).toEqual({ vi: 'Trung tâm Sơn La', en: 'Trung tâm Sơn La' })
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
		await waitFor(() => expect(screen.getByTestId('general').textContent).toContain('Trung tâm Sơn La'))
	})

	it.each([
		['centre-name-vi', ' ', 'Chưa có tên Trung tâm.'],
		['hotline', '', 'Chưa có đường dây nóng.'],
		['public-url', 'motcua', 'Địa chỉ trên phiếu phải bắt đầu bằng http:// hoặc https://.'],
		['public-url', 'javascript:alert(1)', 'Địa chỉ trên phiếu phải bắt đầu bằng http:// hoặc https://.'],
		['centre-id', 'sơn la', 'Mã Trung tâm chỉ gồm chữ không dấu'],
	])('are not taken where %s is “%s”', async (field, value, words) => {
		const { kept } = await show()
		await press(/Sửa tên/)
		await fill(field, value)
		expect(screen.queryByText(words, { exact: false })).toBeNull()
		await save()
		expect(within(screen.getByRole('dialog')).getByRole('alert').textContent).toContain(words)
		expect(kept.batches).toEqual([])
	})

	it('that nobody changed make no step', async () => {
		const { asked } = await show()
		await press(/Sửa tên/)
		await save()
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
		expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
	})

	it('are asked for before they are lost', async () => {
		await show()
		await press(/Sửa tên/)
		await fill('hotline', '1900')
		await press('Đóng')
		expect(screen.getByText('Bỏ những gì vừa sửa?')).toBeTruthy()
		await press('Không, để sau')
		expect(screen.getByTestId<HTMLInputElement>('hotline').value).toBe('1900')
		await press('Đóng')
		await press('Bỏ')
		await waitFor(() => expect(screen.queryByTestId('hotline')).toBeNull())
	})
})

describe('the kiosk’s first page', () => {
	it('names its procedures, takes others by search and in another order', async () => {
		const { drafted } = await show()
		expect((await screen.findByText(/Đăng ký khai sinh/)).textContent).toContain('1.001193')
		await press('Chọn thủ tục ở trang đầu')
		await fill('find-procedure', 'kết hôn')
		await fireEvent.click(await screen.findByRole('button', { name: 'Chọn Đăng ký kết hôn' }))
		await press('Đưa Đăng ký kết hôn lên')
		await save()
		await waitFor(() => expect(drafted().quickPicks).toEqual(['1.000894', '1.001193']))
	})
})

describe('a centre file', () => {
	const changed = { ...centre, hotline: '1900 1009', zones: [...centre.zones].reverse() }

	it('becomes the draft after it was seen where it differs', async () => {
		const { kept, drafted } = await show()
		await choose(changed)
		expect((await screen.findByTestId('file-differs')).textContent).toMatch(/moi\.json.*Khu.*Đường dây nóng/s)
		expect(kept.batches).toEqual([])
		await press('Đưa vào bản nháp')
		expect(await screen.findByText('Tệp đã vào bản nháp.')).toBeTruthy()
		expect(kept.batches.map(({ what }) => what)).toEqual(['Dùng tệp moi.json'])
		expect(drafted()).toEqual(changed)
	})

	it('that equals the draft changes nothing', async () => {
		const { kept } = await show()
		await choose(centre)
		expect(await screen.findByText('Tệp này giống hệt bản nháp hiện nay.')).toBeTruthy()
		expect(kept.batches).toEqual([])
	})

	it('with mistakes is refused with their places', async () => {
		const { kept } = await show()
		await choose({ ...centre, zones: [{ ...centre.zones[0], letter: 'AB' }, centre.zones[1]] })
		await fireEvent.click(await screen.findByRole('button', { name: 'Đưa vào bản nháp' }))
		expect((await screen.findByRole('alert')).textContent).toMatch(/Bản nháp giữ nguyên.*Khu zone-a: chữ: chưa đúng mẫu/s)
		expect(kept.batches).toEqual([])
	})

	it.each([
		['is not JSON', '{"schema": ', 'Tệp này không đọc được như JSON.'],
		['is something else', { hello: 1 }, 'thiếu dòng "schema": "centre/1"'],
		['is too large', ' '.repeat(4 * 1024 * 1024 + 1), 'tối đa 4.096 KB (4 MB)'],
	])('that %s is not read', async (_, content, words) => {
		await show()
		await choose(content)
		expect((await screen.findByRole('alert')).textContent).toContain(words)
		expect(screen.queryByRole('button', { name: 'Đưa vào bản nháp' })).toBeNull()
	})
})
