import { render, screen, within } from '@testing-library/svelte'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import EmergencyPage from '../../display/EmergencyPage.svelte'
import Wall from '../../display/wall/Wall.svelte'
import { call, hallSetup, hallView, MINUTE_MS, NOW, text, wallProps, zonesOf } from './display-hall.ts'

/** Width and height of the window, and of the panel drawn in it. */
function hang(width: number, height: number) {
	Object.defineProperty(window, 'innerWidth', { value: width, configurable: true })
	Object.defineProperty(window, 'innerHeight', { value: height, configurable: true })
}
afterEach(() => hang(1024, 768))
const panel = () => {
	const main = screen.getByRole('main')
	const px = (value: string) => Number.parseFloat(value)
	const scale = px(main.style.transform.replace('scale(', ''))
	return { width: px(main.style.width), height: px(main.style.height), scale }
}
/** Height of the capitals of the number face, of the height of the screen. */
const capShare = (element: HTMLElement) => (0.7 * Number.parseFloat(element.style.fontSize)) / panel().height
const recent = () => within(screen.getByRole('region', { name: 'Vừa gọi' })).queryAllByRole('listitem')
const FORTY = Array.from({ length: 40 }, (_, i) => call(40 - i, { calledAt: NOW - (i + 20) * 1000 }))

describe.each([
	[1920, 1080],
	[1024, 600],
	[1280, 800],
	[1366, 768],
	[3840, 2160],
	[2560, 1080],
])('a wall of %i × %i', (width, height) => {
	it('fills the screen, and keeps the numbers readable from the back of the hall', () => {
		hang(width, height)
		render(Wall, wallProps({ calls: FORTY }))
		const { scale, ...drawn } = panel()
		expect(Math.abs(drawn.width * scale - width)).toBeLessThan(scale + 1)
		expect(Math.abs(drawn.height * scale - height)).toBeLessThan(scale + 1)
		// 5 mm for each metre: on the smallest panel, 43 inches (535 mm high), 27 m for the call and 8 m for the calls before it.
		const mmHigh = 535
		expect(capShare(screen.getByTestId('call-number')) * mmHigh).toBeGreaterThanOrEqual(120)
		for (const row of recent()) {
			const number = row.querySelector('b')
			expect(number && capShare(number) * mmHigh).toBeGreaterThanOrEqual(36)
		}
	})
})

it('an upright screen of any layout shows calls above and queues beneath', () => {
	hang(1080, 1920)
	for (const layout of ['wall', 'totem', 'zone'] as const) {
		const { unmount } = render(Wall, { ...wallProps({ layout, calls: FORTY }), upright: true })
		expect(panel()).toEqual({ width: 1080, height: 1920, scale: 1 })
		// The same 43 inches stand upright: 952 mm high.
		expect(capShare(screen.getByTestId('call-number')) * 952).toBeGreaterThanOrEqual(120)
		expect(recent()).toHaveLength(6)
		expect(screen.getByRole('table')).toBeTruthy()
		unmount()
	}
})

describe.each([0, 1, 6, 8])('%i zones', (n) => {
	it('are all told in the end, none of them in small letters', async () => {
		const { rerender } = render(Wall, wallProps({}, hallSetup(n), n))
		const seen = new Set<string>()
		for (let turn = 0; turn < 8; turn++) {
			await rerender({ now: NOW + turn * 10_000 })
			for (const row of screen.queryAllByRole('row').slice(1)) seen.add(within(row).getAllByRole('cell')[0]?.textContent ?? '')
		}
		expect([...seen].sort().join('')).toBe('ABCDEFGH'.slice(0, n))
	})
})

it('nothing on a wall is set smaller than the least size', () => {
	const LEAST_PX = 34
	const folder = resolve(import.meta.dirname, '../../display')
	const files = ['wall', 'parts', 'board', 'layouts'].flatMap((room) =>
		readdirSync(join(folder, room))
			.filter((name) => name.endsWith('.svelte'))
			.map((name) => join(folder, room, name)),
	)
	expect(files.length).toBeGreaterThan(12)
	for (const file of files) {
		const sizes = [...readFileSync(file, 'utf8').matchAll(/font-size: (\d+)px|minPx: (\d+)/g)].map((m) => Number(m[1] ?? m[2]))
		for (const size of sizes) expect(size, file).toBeGreaterThanOrEqual(LEAST_PX)
	}
})

describe('columns', () => {
	const columnsOf = (n: number) =>
		zonesOf(n).map(({ id }, i) => ({ id, counterIds: [`c${i}`], waiting: i, waitMs: { p50: 5 * MINUTE_MS, p90: 9 * MINUTE_MS } }))
	const calls = (n: number) =>
		Array.from({ length: n }, (_, i) => [
			call(i, { counterId: `c${i}`, counterNumber: i + 1, zoneId: `z${i}` }),
			call(100 + i, { counterId: `c${i}` }),
		]).flat()
	it.each([1, 3, 6, 8])('%i turn page so that at most three stand side by side', async (n) => {
		hang(1920, 1080)
		const props = wallProps({ columnsBy: 'zone', columns: columnsOf(n), calls: calls(n) }, hallSetup(n), n)
		const { rerender } = render(Wall, props)
		const seen = new Map<string, string[]>()
		for (let turn = 0; turn < 4; turn++) {
			await rerender({ now: NOW + turn * 10_000 })
			const columns = screen.getAllByTestId('column')
			expect(columns.length).toBeLessThanOrEqual(3)
			for (const column of columns)
				seen.set(
					column.getAttribute('aria-label') ?? '',
					within(column)
						.getAllByRole('listitem')
						.map((li) => /A\d{3}/.exec(li.textContent ?? '')?.[0] ?? ''),
				)
		}
		expect(seen.size).toBe(n)
		expect(seen.get('Hộ tịch, chứng thực')).toEqual(['A000', 'A100'])
	})
	it('of agencies bear their short names', () => {
		const columns = [{ id: 'UBX', counterIds: ['c0'], waiting: 3, waitMs: null }]
		render(Wall, wallProps({ columnsBy: 'agency', columns, calls: [call(7)] }))
		expect(within(screen.getByTestId('column')).getByText('UBND xã')).toBeTruthy()
		expect(screen.getByTestId('column').textContent).toContain('A007')
	})
	it('without any calls stay empty', () => {
		render(Wall, wallProps({ columnsBy: 'zone', columns: columnsOf(2) }))
		expect(screen.getAllByTestId('column')).toHaveLength(2)
		expect(screen.queryAllByRole('listitem')).toEqual([])
	})
})

describe('the display of one zone', () => {
	it('tells its name, who waits and how long, and no zone with the call', () => {
		render(Wall, wallProps({ layout: 'zone', calls: [call(47)] }, hallSetup(1), 1))
		const zone = screen.getByRole('region', { name: 'Khu A' })
		expect(zone.textContent?.replace(/\s+/g, ' ').trim()).toBe('A Hộ tịch, chứng thực Đang chờ 0 người Chờ khoảng 115–160 phút')
		expect(screen.getByTestId('plate').textContent).not.toContain('Khu')
	})
	it('does not invent a wait', () => {
		const zones = [{ zoneId: 'z0', waiting: 1249, waitMs: null }]
		render(Wall, wallProps({ layout: 'zone', zones }, hallSetup(1), 1))
		expect(screen.getByRole('region', { name: 'Khu A' }).textContent).toMatch(/1\.249\s+người.*chưa biết/s)
	})
})

describe('languages', () => {
	it('take turns, and the numbers stay', async () => {
		const { rerender } = render(Wall, wallProps({ languages: ['vi', 'en'], calls: [call(47)], notices: [text('Nghỉ lễ.', 'Closed.')] }))
		const seen = new Set<string>()
		for (const now of [NOW, NOW + 10_000]) {
			await rerender({ now })
			const label = screen.queryByText('Mời số') ? 'Mời số' : 'Now calling'
			seen.add(label)
			expect(screen.queryByText(label === 'Mời số' ? 'Nghỉ lễ.' : 'Closed.')).toBeTruthy()
			expect(screen.getByTestId('call-number').textContent).toBe('A047')
		}
		expect([...seen].sort()).toEqual(['Mời số', 'Now calling'])
	})
	it('are Vietnamese alone unless the set-up says more', async () => {
		const { rerender } = render(Wall, wallProps({ calls: [call(47)] }))
		for (const now of [NOW, NOW + 10_000]) {
			await rerender({ now })
			expect(screen.getByText('Mời số')).toBeTruthy()
		}
	})
})

describe('a busy hall', () => {
	it('of forty calls shows six numbers besides the one called', () => {
		render(Wall, wallProps({ calls: FORTY }))
		expect(recent()).toHaveLength(6)
	})
	it('keeps a call marked for its whole time when another one takes the plate', async () => {
		const calls = [call(2, { calledAt: NOW }), call(1, { calledAt: NOW })]
		const { rerender } = render(Wall, wallProps({ calls }))
		const classes = () => [...(recent()[0]?.classList ?? [])].filter((c) => c === 'fresh' || c === 'waiting')
		expect(classes()).toEqual(['waiting'])
		await rerender({ now: NOW + 5000 })
		expect([screen.getByTestId('plate').dataset['number'], ...classes()]).toEqual(['A002', 'fresh'])
		await rerender({ now: NOW + 12_000 })
		expect(classes()).toEqual([])
	})
	it('changes the plate far less often than three times a second', async () => {
		const calls = FORTY.slice(0, 20).map((c) => ({ ...c, calledAt: NOW }))
		const { rerender } = render(Wall, wallProps({ calls }))
		let changes = 0
		let last = screen.getByTestId('plate').dataset['number']
		for (let ms = 0; ms <= 20_000; ms += 250) {
			await rerender({ now: NOW + ms })
			const { number } = screen.getByTestId('plate').dataset
			if (number !== last) changes++
			last = number
		}
		expect(changes).toBe(4)
	})
})

it('too few ratings make no figure', async () => {
	const { rerender } = render(Wall, wallProps({ satisfied: { count: 8, n: 9, unanswered: 0, percent: 88.89 } }))
	expect(screen.getByText('chưa đủ lượt đánh giá')).toBeTruthy()
	expect(document.body.textContent).not.toMatch(/88,89|8\/9/)
	await rerender({ view: hallView({ satisfied: { count: 8, n: 10, unanswered: 0, percent: 80 } }) })
	expect(screen.getByText('80,00%')).toBeTruthy()
})

it('a lost server is told with the age of the picture', async () => {
	const { rerender } = render(Wall, wallProps({ calls: [call(1)] }))
	await rerender({ fresh: false, now: NOW + 7 * MINUTE_MS })
	expect(screen.getByRole('status').parentElement?.textContent?.replace(/\s+/g, ' ').trim()).toBe(
		'Mất kết nối, nghe gọi số tại quầy số liệu lúc 09:12',
	)
})

describe('a browser that is too old for the page', () => {
	const folder = resolve(import.meta.dirname, '../../display')
	const html = readFileSync(join(folder, 'index.html'), 'utf8')
	it('finds in plain text what is wrong and what to do', () => {
		const body = /<div id="screen">([\s\S]*?)<script/.exec(html)?.[1] ?? ''
		expect(body).toMatch(/trình duyệt của tivi này quá cũ/)
		expect(body).toMatch(/Cập nhật phần mềm[\s\S]*HDMI[\s\S]*bảng ở từng quầy/)
		expect(html).not.toMatch(/<script(?![^>]*src=)|style="| on\w+="/)
	})
	it('needs neither variables nor script to show it; others do not see it', () => {
		const css = readFileSync(join(folder, 'too-old.css'), 'utf8')
		expect(css).not.toContain('var(')
		expect(css).toMatch(/animation: too-old 0s 8s both/)
		expect(readFileSync(join(folder, 'main.ts'), 'utf8')).toContain("target.textContent = ''")
	})
})

it('an emergency is told in both languages, once where they are the same', () => {
	const { unmount } = render(EmergencyPage, { emergency: { text: text('Mời rời khỏi nhà.', 'Please leave.'), raisedAt: NOW } })
	expect(screen.getByRole('alert').textContent).toMatch(/Thông báo khẩn 09:12.*Mời rời khỏi nhà\..*Please leave\./s)
	unmount()
	render(EmergencyPage, { emergency: { text: text('Mất điện.'), raisedAt: NOW } })
	expect(screen.getByRole('alert').textContent?.match(/Mất điện/g)).toHaveLength(1)
})
