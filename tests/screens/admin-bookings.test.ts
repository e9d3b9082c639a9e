import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import Bookings from '../../admin/bookings/Bookings.svelte'
import { readBookings } from '../../admin/bookings/read-bookings.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import type { Send } from '../../ui/send.ts'
import type { AppointmentList } from '../../contract/appointments.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, ok, refused, setupOf } from './admin-support.ts'

const DAY = '2026-11-23'
const centre = setupOf(testCentre())
const at = (clock: string) => Date.parse(`${DAY}T${clock}:00+07:00`)
const read = (text: string, from = centre) => readBookings(text, DAY, from)
/** One row, with what it says instead of a good one. */
const row = (over: Partial<Record<'code' | 'time' | 'service' | 'procedure', string>> = {}) => {
	const cells = { code: 'HEN1', time: '09:15', service: 'Hộ tịch', procedure: '', ...over }
	return `Mã;Giờ;Dịch vụ;Thủ tục\n${cells.code};${cells.time};${cells.service};${cells.procedure}`
}

describe('a list of bookings', () => {
	const two = [
		{ code: 'HEN1', at: at('08:30'), serviceId: 'ho-tich' },
		{ code: 'HEN2', at: at('09:15'), serviceId: 'dat-dai' },
	]
	it.each([
		['semicolons, as spreadsheets here write them', 'Mã hẹn;Giờ hẹn;Dịch vụ\nHEN1;08:30;Hộ tịch\nHEN2;09:15;Đất đai\n'],
		['commas, in the words of the interface', 'code,time,service\nHEN1,08:30,ho-tich\r\nHEN2,9:15,dat-dai'],
		[
			'tabs, pasted from a table, in another order',
			'Lĩnh vực\tDịch vụ\tThời gian\tMã cuộc hẹn\nx\tHộ tịch\t23/11/2026 08:30\tHEN1\ny\tđất  đai\t23/11/2026 9:15\tHEN2',
		],
		['a column of its own for the day', 'MÃ;NGÀY;GIỜ;DỊCH VỤ\nHEN1;23/11/2026;08:30;HỘ TỊCH\nHEN2;2026-11-23;09:15;ĐẤT ĐAI'],
		['quotes, a byte-order mark and empty lines', '\uFEFFma,gio,dichvu\n\n"HEN1","08:30","Hộ tịch"\n"HEN2",09:15,"Đất đai"\n\n'],
		[
			'JSON',
			JSON.stringify([
				{ code: 'HEN1', at: at('08:30'), serviceId: 'ho-tich' },
				{ mã: 'HEN2', giờ: '2026-11-23T09:15:00+07:00', 'dịch vụ': 'Đất đai' },
			]),
		],
		['JSON as the server takes it', JSON.stringify({ forDay: DAY, appointments: two })],
	])('is read with %s', (_, text) => {
		expect(read(text)).toEqual({ good: two, bad: [] })
	})

	it('takes a procedure by its code or its whole name, of its own service', () => {
		const good = { code: 'HEN1', at: at('09:15'), serviceId: 'ho-tich', procedureId: '1.001193' }
		for (const procedure of ['1.001193', 'đăng ký khai sinh']) expect(read(row({ procedure })).good).toEqual([good])
	})

	it.each([
		['no code', { code: '' }, 'Thiếu mã.'],
		['a small letter', { code: 'hen1' }, 'Mã “hen1” phải gồm 4 đến 12 chữ in hoa'],
		['no time', { time: '' }, 'Thiếu giờ.'],
		['an hour that is none', { time: '24:00' }, 'Giờ “24:00” không đọc được.'],
		['a time in words', { time: 'sáng' }, 'Giờ “sáng” không đọc được.'],
		['a day that is none', { time: '31/11/2026 08:00' }, 'Giờ “31/11/2026 08:00” không đọc được.'],
		['another day', { time: '24/11/2026 08:00' }, 'Là ngày 24/11/2026, không phải ngày 23/11/2026.'],
		['the month before the day', { time: '11/23/2026 08:00' }, 'không đọc được.'],
		['no service', { service: '' }, 'Thiếu dịch vụ.'],
		['a name that is nearly right', { service: 'Ho tich' }, 'Không có dịch vụ “Ho tich” trong thiết lập.'],
		['a procedure that is none', { procedure: '9.9' }, 'Không có thủ tục “9.9” trong thiết lập.'],
		['a procedure of another service', { service: 'Đất đai', procedure: '1.001193' }, 'Thủ tục “1.001193” thuộc dịch vụ Hộ tịch.'],
	])('with %s is told what is wrong, and not mended', (_, over, words) => {
		const { good, bad } = read(row(over))
		expect(good).toEqual([])
		expect(bad).toMatchObject([{ line: 2 }])
		expect(bad[0]?.mistakes.join(' ')).toContain(words)
	})

	it('is told everything that is wrong with a line, by the line it stands on', () => {
		const text = 'Mã;Giờ;Dịch vụ\n\nHEN1;08:00;Hộ tịch\nHEN1;25:61;Thuế\nHEN2;08:00;Hộ tịch;x;y\nHEN3;"08:00;Hộ tịch'
		const { good, bad } = read(text)
		expect(good.map(({ code }) => code)).toEqual(['HEN1'])
		expect(bad).toEqual([
			{
				line: 4,
				mistakes: [
					'Mã “HEN1” đã có ở dòng 3.',
					'Giờ “25:61” không đọc được. Viết 09:15 hoặc 23/11/2026 09:15.',
					'Không có dịch vụ “Thuế” trong thiết lập.',
				],
			},
			{ line: 5, mistakes: ['Có 5 cột, nhiều hơn 3 cột ở dòng đầu.'] },
			{ line: 6, mistakes: ['Dấu ngoặc kép mở mà không đóng.'] },
		])
	})

	it.each([
		['has no names of columns', 'HEN1;08:30;Hộ tịch', 'Dòng đầu phải ghi tên cột.'],
		['lacks a column', 'Mã;Dịch vụ\nHEN1;Hộ tịch', 'Dòng đầu thiếu cột: giờ.'],
		['has a column twice', 'Mã;Giờ;Thời gian;Dịch vụ\nHEN1;08:30;09:30;Hộ tịch', 'Có hai cột cùng là “giờ”.'],
		['has no rows', 'Mã;Giờ;Dịch vụ\n', 'Chưa có dòng nào'],
		['is broken JSON', '[{"code": ', 'không đọc được'],
		['is other JSON', '{"code": "HEN1"}', 'JSON phải là một danh sách'],
		['is more than a day holds', `Mã;Giờ;Dịch vụ\n${'x\n'.repeat(5001)}`, 'Có 5001 dòng'],
	])('that %s is not read at all', (_, text, words) => {
		const { good, bad, mistake } = read(text)
		expect([good, bad]).toEqual([[], []])
		expect(mistake).toContain(words)
	})

	it('asks for the id where two services have one name', () => {
		const [one, ...others] = centre.services
		if (!one) throw new Error('the test centre has services')
		const twins = { ...centre, services: [one, { ...one, id: 'ho-tich-2' }, ...others] }
		expect(read(row(), twins).bad[0]?.mistakes).toEqual(['Có hai dịch vụ tên “Hộ tịch”; xin ghi mã dịch vụ.'])
		expect(read(row({ service: 'ho-tich-2' }), twins).good).toHaveLength(1)
	})
})

describe('the section', () => {
	const list: AppointmentList = {
		day: DAY,
		appointments: [
			{ codeEnds: 'A1', at: at('08:00'), serviceId: 'ho-tich', state: 'late' },
			{ codeEnds: 'B2', at: at('08:30'), serviceId: 'dat-dai', state: 'checked-in', number: 'B012' },
			{ codeEnds: 'C3', at: at('16:00'), serviceId: 'ho-tich', state: 'to-come' },
		],
	}
	async function show(answer: Send = async () => ({ ok: true, events: [] }), shown: AppointmentList = list) {
		const server = fakeServer({ 'GET /centre': ok(centre), 'GET /appointments': ok(shown) })
		const send = vi.fn(answer)
		const onrefused = vi.fn()
		const { unmount } = render(Bookings, { setup: new Setup(), call, send, onrefused })
		await screen.findByTestId('bookings')
		return { server, send, onrefused, unmount }
	}
	const paste = (text: string) => fireEvent.input(screen.getByTestId('bookings'), { target: { value: text } })

	it('tells what became of each booking, and of its code no more than the end', async () => {
		const { unmount } = await show()
		expect(screen.getByText('3 lịch hẹn · 1 đã nhận số · 1 quá giờ')).toBeTruthy()
		const rows = screen.getAllByRole('row').map((one) => [...one.children].map((cell) => cell.textContent.trim()))
		expect(rows.slice(1)).toEqual([
			['08:00', 'Hộ tịch', '…A1', 'quá giờ'],
			['08:30', 'Đất đai', '…B2', 'đã nhận số B012'],
			['16:00', 'Hộ tịch', '…C3', 'chưa đến'],
		])
		unmount()
		await show(undefined, { day: DAY, appointments: [] })
		expect(screen.getByText('Ngày này chưa có lịch hẹn nào.')).toBeTruthy()
	})

	it('sends nothing while a line is wrong; then all of it at once', async () => {
		const { send } = await show()
		await paste('Mã;Giờ;Dịch vụ\nHEN1;08:30;Hộ tịch\nHEN2;;Đất đai')
		expect((await screen.findByTestId('report')).textContent).toMatch(/1 lịch hẹn đúng, 1 dòng cần sửa.*3\s*Thiếu giờ/s)
		expect(screen.queryByRole('button', { name: /^Nạp \d/ })).toBeNull()
		await paste('Mã;Giờ;Dịch vụ\nHEN1;08:30;Hộ tịch\nHEN2;09:00;Đất đai')
		expect(screen.getByText(/Ngày này đang có 3 lịch hẹn; danh sách mới thay tất cả/)).toBeTruthy()
		await fireEvent.click(screen.getByRole('button', { name: 'Nạp 2 lịch hẹn' }))
		expect(await screen.findByText('Đã nạp 2 lịch hẹn cho ngày 23/11/2026.')).toBeTruthy()
		expect(send).toHaveBeenCalledExactlyOnceWith({
			type: 'ImportAppointments',
			forDay: DAY,
			appointments: [
				{ code: 'HEN1', at: at('08:30'), serviceId: 'ho-tich' },
				{ code: 'HEN2', at: at('09:00'), serviceId: 'dat-dai' },
			],
		})
		await waitFor(() => expect(screen.getByTestId<HTMLTextAreaElement>('bookings').value).toBe(''))
	})

	it('reads times for the day that is chosen', async () => {
		const { server } = await show()
		await paste('Mã;Giờ;Dịch vụ\nHEN1;24/11/2026 08:30;Hộ tịch')
		expect(screen.getByTestId('report').textContent).toContain('không phải ngày 23/11/2026')
		server.routes['GET /appointments'] = ok({ day: '2026-11-24', appointments: [] })
		await fireEvent.change(screen.getByTestId('day'), { target: { value: '2026-11-24' } })
		await screen.findByRole('button', { name: 'Nạp 1 lịch hẹn' })
		expect(server.asked.at(-1)?.path).toBe('/appointments?day=2026-11-24')
		expect(await screen.findByRole('heading', { name: 'Lịch hẹn ngày 24/11/2026' })).toBeTruthy()
	})

	it('keeps the list when it is refused, with the reason', async () => {
		const { onrefused } = await show(async () => ({ ok: false, code: 'not-signed-in', vi: 'Chưa đăng nhập.' }))
		await paste('Mã;Giờ;Dịch vụ\nHEN1;08:30;Hộ tịch')
		await fireEvent.click(screen.getByRole('button', { name: 'Nạp 1 lịch hẹn' }))
		expect((await screen.findByRole('alert')).textContent).toContain('Chưa đăng nhập.')
		expect(screen.getByTestId<HTMLTextAreaElement>('bookings').value).toContain('HEN1')
		expect(onrefused).toHaveBeenCalledExactlyOnceWith('not-signed-in')
	})

	it('takes a file, and refuses one that is too large', async () => {
		await show()
		const input = screen.getByTestId<HTMLInputElement>('bookings-file')
		const give = async (file: File) => {
			Object.defineProperty(input, 'files', { value: [file], configurable: true })
			await fireEvent.change(input)
		}
		await give(new File(['Mã;Giờ;Dịch vụ\nHEN1;08:30;Hộ tịch'], 'hen.csv'))
		await screen.findByRole('button', { name: 'Nạp 1 lịch hẹn' })
		await give(new File([' '.repeat(1024 * 1024 + 1)], 'to.csv'))
		await waitFor(() => expect(screen.getByTestId('report').textContent).toContain('Tệp lớn hơn 1 MB.'))
		expect(screen.queryByRole('button', { name: /^Nạp \d/ })).toBeNull()
	})

	it('goes on with the new day after midnight, and says why it cannot be seen', async () => {
		const { server } = await show()
		server.routes['GET /appointments'] = ({ path }) =>
			(path.includes('2026-11-23') ? refused('not-found') : ok({ day: '2026-11-24', appointments: [] }))({
				method: 'GET',
				path,
				body: undefined,
			})
		await fireEvent.change(screen.getByTestId('day'), { target: { value: DAY } })
		await screen.findByRole('heading', { name: 'Lịch hẹn ngày 24/11/2026' })
		server.routes['GET /appointments'] = refused('not-permitted')
		await fireEvent.change(screen.getByTestId('day'), { target: { value: '2026-11-25' } })
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})
