import { render, screen } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import Home from '../../admin/home/Home.svelte'
import type { ScreenIndex } from '../../contract/api.ts'
import { fakeServer, ok, unreachable } from './admin-support.ts'

const index: ScreenIndex = {
	name: { vi: 'Trung tâm tỉnh Sơn La', en: 'Son La Centre' },
	demo: true,
	kiosks: [{ id: 'kiosk-1', label: 'K-01' }],
	displays: [
		{ id: 'wall-1', label: 'Màn hình sảnh', layout: 'wall' },
		{ id: 'zone-1', label: 'Màn hình khu C', layout: 'zone' },
		{ id: 'totem-1', label: 'Màn hình đứng', layout: 'totem' },
		{ id: 'sign-1', label: 'Bảng quầy 1', layout: 'sign' },
	],
	counters: [{ id: 'quay.1', number: 1 }],
}

async function show(route: Parameters<typeof fakeServer>[0][string]) {
	const server = fakeServer({ 'GET /screens': route })
	render(Home)
	await vi.advanceTimersByTimeAsync(10)
	return server
}
const links = () => screen.getAllByRole('link').map((link) => [link.textContent, link.getAttribute('href')])

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

describe('the index', () => {
	it('links to every screen, with what it is and its size', async () => {
		await show(ok(index))
		expect(links()).toEqual([
			['K-01', '/kiosk?id=kiosk-1'],
			['Màn hình sảnh', '/display?id=wall-1'],
			['Màn hình khu C', '/display?id=zone-1'],
			['Màn hình đứng', '/display?id=totem-1'],
			['Bảng quầy 1', '/display?id=sign-1'],
			['Quầy 1', '/rating?counter=quay.1'],
			['Mở bàn làm việc', '/counter'],
			['Mở bàn lễ tân', '/reception'],
			['Mở trang quản trị', '/admin'],
			['Mở bàn thiết bị', '/devices'],
			['Mở tài liệu', '/api/docs'],
		])
		for (const size of ['1080 × 1920', '1366 × 768']) expect(screen.getAllByText(size)).toHaveLength(2)
		for (const size of ['1920 × 1080', '1280 × 400', '1280 × 800']) expect(screen.getByText(size)).toBeTruthy()
		expect(screen.getByRole('heading', { level: 1 }).textContent).toMatch(/Trung tâm tỉnh Sơn La.*Son La Centre/s)
	})

	it('tells in the demo how to play every role, and where the password is, never which', async () => {
		await show(ok(index))
		const text = document.body.textContent
		for (const account of ['admin', 'supervisor', 'inspector', 'officer1']) expect(text).toContain(account)
		expect(text).toContain('Máy chủ in mật khẩu chung ra cửa sổ lệnh khi khởi động lần đầu.')
	})

	it('outside the demo has no bench and nothing about accounts', async () => {
		await show(ok({ ...index, demo: false }))
		expect(links().map(([, href]) => href)).not.toContain('/devices')
		expect(document.body.textContent).not.toContain('officer1')
	})

	it('stays calm without the server, and shows the screens once it is there', async () => {
		const server = await show(unreachable)
		expect(screen.getByRole('status').textContent).toContain('Chưa nối được với máy chủ')
		expect(screen.queryByRole('link')).toBeNull()
		server.routes['GET /screens'] = ok(index)
		await vi.advanceTimersByTimeAsync(5000)
		expect(screen.queryByRole('status')).toBeNull()
		expect(links()).toHaveLength(11)
	})
})
