import { fireEvent, render, screen } from '@testing-library/svelte'
import { describe, expect, it, vi } from 'vitest'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import DisplayForm from '../../admin/screens/DisplayForm.svelte'
import { displayForm, displayOf, displayProblems } from '../../admin/screens/display-form.ts'
import KioskForm from '../../admin/screens/KioskForm.svelte'
import { kioskForm, kioskOf, kioskProblems } from '../../admin/screens/kiosk-form.ts'
import { parseCentre, type Centre } from '../../contract/centre.ts'
import { Display } from '../../contract/displays.ts'
import { testCentre } from '../support/centre.ts'
import { fakeServer, ok } from './admin-support.ts'

const centre = testCentre()
const state = { rev: 1, basedOn: 1, batches: [], batchCount: 0, mistakes: [] }
const first = { counterId: 'counter-1' }
const HALL: Display = Display.parse({
	...{ id: 'wall-7', label: 'Sảnh B', layout: 'wall', zoneIds: ['zone-a'], serviceIds: ['ho-tich'], columns: 'agency' },
	...{ board: false, media: 'tet', mediaSound: true, languages: ['en', 'vi'], contrast: 'high' },
})

describe('a display', () => {
	it.each<Display>([
		HALL,
		{ id: 'w', label: 'W', layout: 'totem', zoneIds: [] },
		{ id: 'z', label: 'Z', layout: 'zone', zoneIds: ['zone-b'] },
		{ id: 's', label: 'S', layout: 'sign', counterId: 'counter-3', languages: ['vi', 'en'] },
	])('%j that is opened and saved stays as it was', (display) => {
		expect(Display.parse(displayOf(displayForm(display, first), display, [display]))).toEqual(display)
	})
	it('that becomes a sign loses what only a hall has', () => {
		const sign = displayOf({ ...displayForm(HALL, first), layout: 'sign' }, HALL, [HALL])
		expect(Display.parse(sign)).toEqual({
			...{ id: 'wall-7', label: 'Sảnh B', layout: 'sign', counterId: 'counter-1' },
			...{ languages: ['en', 'vi'], contrast: 'high' },
		})
	})
	it('of one zone needs exactly one, and each a name of its own', () => {
		const form = displayForm(undefined, first)
		expect(displayProblems(form, [])).toEqual(['Tên cần có, dài không quá 40 ký tự.'])
		expect(displayProblems({ ...form, label: 'Z', layout: 'zone' }, [])).toEqual(['Màn hình một khu cần chọn đúng một khu.'])
		expect(displayProblems({ ...form, label: 'Sảnh B' }, [HALL])).toEqual(['Đã có chỗ khác tên Sảnh B.'])
	})
	it('is added through the draft, and the set-up takes it', async () => {
		const server = fakeServer({ 'GET /media': ok({ files: [], ignored: [], troubles: [] }), 'POST /draft/edits': ok(state) })
		const draft = new Draft(call)
		const onclose = vi.fn()
		render(DisplayForm, { draft, call, display: undefined, centre, machines: 0, onclose })
		await fireEvent.input(screen.getByTestId('display-label'), { target: { value: 'Sảnh tầng 2' } })
		await fireEvent.click(screen.getByRole('button', { name: 'B · Đất đai' }))
		await fireEvent.submit(screen.getByTestId('display-label').closest('form') as HTMLFormElement)
		await vi.waitFor(() => expect(onclose).toHaveBeenCalled())
		const [sent] = server.sent('POST', '/draft/edits')
		const { what, edits } = sent?.body as { what: string; edits: { part: string; put: Centre['displays'][number] }[] }
		expect(what).toBe('Thêm màn hình Sảnh tầng 2')
		expect(edits).toHaveLength(1)
		expect(edits[0]).toMatchObject({ part: 'displays', put: { label: 'Sảnh tầng 2', layout: 'wall', zoneIds: ['zone-b'] } })
		const put = edits[0]?.put
		expect(parseCentre({ ...centre, displays: [...centre.displays, put] })).toMatchObject({ ok: true })
	})
})

describe('a kiosk', () => {
	it('that is opened and saved stays as it was', () => {
		const kiosk = {
			...{ id: 'k', label: 'K-09', printerId: 'p1', backupPrinterId: 'p2', coolDownMs: 3000, scanner: true, zoneIds: ['zone-a'] },
		}
		expect(kioskOf(kioskForm(kiosk, [kiosk]), kiosk, [kiosk])).toEqual(kiosk)
	})
	it('that is new is named and prints after those there are', () => {
		expect(kioskForm(undefined, centre.kiosks)).toMatchObject({ label: 'K-02', printerId: 'printer-2' })
	})
	it('needs a name of its own and a printer other than its backup', () => {
		const form = kioskForm(undefined, centre.kiosks)
		expect(kioskProblems(form, centre.kiosks)).toEqual([])
		expect(kioskProblems({ ...form, label: 'K-01' }, centre.kiosks)).toEqual(['Đã có chỗ khác tên K-01.'])
		expect(kioskProblems({ ...form, printerId: 'máy in' }, [])).toHaveLength(1)
		expect(kioskProblems({ ...form, backupPrinterId: form.printerId }, [])).toEqual(['Máy in dự phòng phải là máy in khác.'])
	})
	it('is taken out of the draft after a question that tells of its machines', async () => {
		const server = fakeServer({ 'POST /draft/edits': ok(state) })
		const { kiosks, zones } = centre
		render(KioskForm, { draft: new Draft(call), kiosk: kiosks[0], kiosks, zones, printers: [], machines: 1, onclose: vi.fn() })
		await fireEvent.click(screen.getByRole('button', { name: 'Xóa chỗ này' }))
		expect((await screen.findByText(/1 máy đang đăng ký ở chỗ này/)).textContent).toContain('sẽ ngừng khi áp dụng')
		await fireEvent.click(screen.getByRole('button', { name: 'Xóa' }))
		await vi.waitFor(() => expect(server.sent('POST', '/draft/edits')).toHaveLength(1))
		expect(server.sent('POST', '/draft/edits')[0]?.body).toMatchObject({ edits: [{ part: 'kiosks', remove: 'kiosk-1' }] })
	})
})
