import { render, screen, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { MediaFile } from '../../contract/media.ts'
import Wall from '../../display/wall/Wall.svelte'
import { board, call, hallSetup, hallView, NOW, procedure, text, wallProps } from './display-hall.ts'

const CALLS_S = 15
const PAGE_S = 12
const shown = () => screen.queryByTestId('board')
const kind = () => shown()?.dataset['page']
const words = () => {
	const texts: string[] = []
	const walker = document.createTreeWalker(shown() ?? document.createElement('p'), NodeFilter.SHOW_TEXT)
	while (walker.nextNode()) texts.push(walker.currentNode.textContent ?? '')
	return texts.join(' ').replace(/\s+/g, ' ').trim()
}
type Shown = ReturnType<typeof render<typeof Wall>>
/** Lets the seconds pass, four looks in each, as the page does. */
async function pass({ rerender }: Pick<Shown, 'rerender'>, from: number, seconds: number): Promise<number> {
	for (let s = 0.25; s <= seconds; s += 0.25) await rerender({ now: from + s * 1000 })
	return from + seconds * 1000
}
afterEach(() => vi.restoreAllMocks())
const file = (name: string, type: 'image' | 'video' = 'image'): MediaFile => ({
	folder: 'sanh',
	name,
	kind: type,
	bytes: 1,
	url: `/media/sanh/${name}`,
})

describe('the lobby board', () => {
	it('is not there when the display shows none', async () => {
		const wall = render(Wall, wallProps())
		await pass(wall, NOW, 60)
		expect(shown()).toBeNull()
	})
	it('comes between calls, three pages at a time, and leaves the queues their turn', async () => {
		const procedures = [procedure('1', { short: text('Đăng ký khai sinh') })]
		const wall = render(Wall, wallProps({ board: board() }, hallSetup(2, procedures)))
		let now = await pass(wall, NOW, CALLS_S - 0.25)
		expect(shown()).toBeNull()
		now = await pass(wall, now, 1)
		const kinds = [kind()]
		for (let i = 0; i < 2; i++) {
			now = await pass(wall, now, PAGE_S)
			kinds.push(kind())
		}
		expect(kinds).toEqual(['procedure', 'hours', 'procedure'])
		await pass(wall, now, PAGE_S)
		expect(shown()).toBeNull()
		expect(screen.getByRole('table')).toBeTruthy()
	})
	it('never stands before a fresh call, and waits until it has rested', async () => {
		const wall = render(Wall, wallProps({ board: board(), calls: [call(1)] }))
		let now = await pass(wall, NOW, CALLS_S + 1)
		expect(kind()).toBe('hours')
		expect(screen.getByTestId('call-number').textContent).toBe('A001')
		await wall.rerender({ view: hallView({ board: board(), calls: [call(2, { calledAt: now }), call(1)] }), now })
		expect(shown()).toBeNull()
		expect(screen.getByTestId('plate').dataset).toMatchObject({ number: 'A002', lit: 'true' })
		now = await pass(wall, now, 12 + CALLS_S - 2)
		expect(shown()).toBeNull()
		await pass(wall, now, 3)
		expect(kind()).toBe('hours')
	})
	it('is away while a call is spoken, however long that takes', async () => {
		const wall = render(Wall, wallProps({ board: board(), calls: [call(1)] }))
		await pass(wall, NOW, CALLS_S + 1)
		await wall.rerender({ speaking: 1 })
		await pass(wall, NOW + 20_000, 60)
		expect(shown()).toBeNull()
	})
	it('tells of a reload that somebody is called', async () => {
		const onbusy = vi.fn()
		const wall = render(Wall, { ...wallProps({ calls: [call(1, { calledAt: NOW })] }), onbusy })
		expect(onbusy).toHaveBeenLastCalledWith(true)
		await pass(wall, NOW, 13)
		expect(onbusy).toHaveBeenLastCalledWith(false)
	})
	it('stays on its page when a newer view comes', async () => {
		const desks = [{ counterNumber: 1, name: 'Lò Thị Mai', title: text('Chuyên viên') }]
		const wall = render(Wall, wallProps({ board: board({ desks }) }))
		await pass(wall, NOW, CALLS_S + PAGE_S + 1)
		expect(kind()).toBe('desks')
		const page = shown()?.firstElementChild
		await wall.rerender({ view: hallView({ rev: 2, board: board({ desks }) }) })
		expect(shown()?.firstElementChild).toBe(page)
	})
})

describe('a procedure', () => {
	const at = async (over: Parameters<typeof procedure>[1]) => {
		await pass(render(Wall, wallProps({ board: board() }, hallSetup(2, [procedure('1', over)]))), NOW, CALLS_S + 1)
		return words()
	}
	it('tells what the catalogue says', async () => {
		const said = await at({
			short: text('Đăng ký khai sinh'),
			limit: { value: 3, unit: 'working_day' },
			feeVnd: 50_000,
			level: 'partial',
		})
		expect(said).toContain('Hộ tịch · UBND xã Khu A Đăng ký khai sinh')
		expect(said).toContain('Thời hạn 3 ngày làm việc Lệ phí 50.000 đồng Cách nộp Trực tuyến một phần')
		expect(said).toContain('Giấy tờ cần có Tờ khai Giấy chứng sinh')
	})
	it('says that what it does not know is not known, never nothing', async () => {
		expect(await at({ documents: [] })).toContain(
			'Thời hạn không rõ Lệ phí không rõ Cách nộp Trực tuyến toàn trình Giấy tờ cần có không rõ',
		)
	})
	it('is free only where the fee is known to be nothing', async () => {
		expect(await at({ feeVnd: 0, limit: { value: 0, unit: 'same_day', cutoff: '15:00' } })).toContain(
			'Thời hạn Trong ngày, nhận trước 15:00 Lệ phí Miễn phí',
		)
	})
	it('of thousand letters and forty papers keeps within its page', async () => {
		const long = 'Cấp đổi Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất '.repeat(10)
		const said = await at({ short: text(long), documents: Array.from({ length: 40 }, (_, i) => `Giấy tờ số ${i + 1}, ${long}`) })
		expect(said.length).toBeLessThan(1200)
		expect(said).toMatch(/và 3\d giấy tờ khác$/)
	})
	it('is left out where it was only thought likely, or belongs to no zone of this display', async () => {
		const procedures = [procedure('1', { status: 'plausible' }), procedure('2', { serviceId: 's9' })]
		await pass(render(Wall, wallProps({ board: board() }, hallSetup(2, procedures))), NOW, CALLS_S + 1)
		expect(kind()).toBe('hours')
	})
	it('comes field by field, and thousands do not hold up the wall', async () => {
		const procedures = Array.from({ length: 5000 }, (_, i) =>
			procedure(String(i), { fieldId: i % 2 ? 'ho-tich' : 'dat-dai', short: text(`Thủ tục ${i}`) }),
		)
		const wall = render(Wall, wallProps({ board: board() }, hallSetup(2, procedures)))
		const begun = performance.now()
		const now = await pass(wall, NOW, CALLS_S + 1)
		expect(words()).toContain('Thủ tục 1 ')
		await pass(wall, now, 2 * PAGE_S)
		expect(words()).toContain('Thủ tục 3 ')
		expect(performance.now() - begun).toBeLessThan(5000)
	})
})

describe('hours, desks and figures', () => {
	const page = async (wanted: string, over: Parameters<typeof board>[0], view: Parameters<typeof hallView>[0] = {}) => {
		const wall = render(Wall, wallProps({ board: board(over), ...view }))
		let now = await pass(wall, NOW, CALLS_S + 1)
		for (let i = 0; i < 12 && kind() !== wanted; i++) now = await pass(wall, now, PAGE_S)
		return words()
	}
	it('tells when it is open today', async () => {
		expect(await page('hours', {})).toBe('Giờ phục vụ hôm nay 07:00–11:30 · 13:30–17:00 Đang mở cửa')
	})
	it('tells why it is closed, and when it opens', async () => {
		const closed = { open: false, opensAt: Date.UTC(2026, 10, 25) }
		expect(await page('hours', { sessions: [], reason: text('Ngày Văn hóa Việt Nam') }, closed)).toBe(
			'Giờ phục vụ hôm nay Hôm nay nghỉ Ngày Văn hóa Việt Nam Đang ngoài giờ · Mở cửa lại 07:00 thứ Tư 25/11',
		)
	})
	it('tells services with hours of their own', async () => {
		const services = [{ serviceId: 's1', sessions: [{ openAt: NOW, closeAt: NOW + 3_600_000 }] }]
		expect(await page('hours', { services })).toContain('Dịch vụ 1 09:12–10:12')
	})
	it('names six officers on a page, the others on the next', async () => {
		const desks = Array.from({ length: 7 }, (_, i) => ({ counterNumber: i + 1, name: `Nguyễn Thị Ặ ${i + 1}`, title: text('Chuyên viên') }))
		await page('desks', { desks })
		expect(within(shown() as HTMLElement).getAllByRole('listitem')).toHaveLength(6)
		expect(words()).toContain('Nguyễn Thị Ặ 6')
	})
	it('tells the hotline, and a figure with its base', async () => {
		expect(await page('figures', {})).toBe(
			'Trung tâm lắng nghe Đường dây nóng 0212 300 0000 Hài lòng hôm nay 96,40% 1.204/1.249 lượt đánh giá',
		)
	})
	it('tells no figure of too few', async () => {
		expect(await page('figures', {}, { satisfied: { count: 4, n: 4, unanswered: 0, percent: 100 } })).toContain('chưa đủ lượt đánh giá')
	})
})

describe('pictures and films', () => {
	const films = (media: MediaFile[], over: object = {}) => {
		vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined)
		vi.spyOn(HTMLMediaElement.prototype, 'pause').mockReturnValue(undefined)
		return render(Wall, { ...wallProps({ board: board() }), media, ...over })
	}
	const untilMedia = async (wall: Pick<Shown, 'rerender'>) => {
		let now = await pass(wall, NOW, CALLS_S + 1)
		for (let i = 0; i < 6 && kind() !== 'media'; i++) now = await pass(wall, now, PAGE_S)
		return now
	}
	it('have their turn', async () => {
		await untilMedia(films([file('a.png')]))
		expect(screen.getByRole('img', { name: 'Hình của Trung tâm' }).getAttribute('src')).toBe('/media/sanh/a.png')
	})
	it('are silent, unless the set-up wants to hear them', async () => {
		const { unmount, ...wall } = films([file('a.mp4', 'video')])
		await untilMedia(wall)
		expect(shown()?.querySelector('video')?.muted).toBe(true)
		unmount()
		const loud = films([file('a.mp4', 'video')], { view: hallView({ board: board({ mediaSound: true }) }) })
		await untilMedia(loud)
		expect(shown()?.querySelector('video')?.muted).toBe(false)
	})
	it('are silent while nothing but the voice may be heard, also where the set-up wants to hear them', async () => {
		const wall = films([file('a.mp4', 'video')], { view: hallView({ board: board({ mediaSound: true }) }) })
		await untilMedia(wall)
		const video = shown()?.querySelector('video')
		await wall.rerender({ quiet: true })
		expect(video?.muted).toBe(true)
		await wall.rerender({ quiet: false })
		expect(video?.muted).toBe(false)
	})
	it('stay until a film is over', async () => {
		const wall = films([file('a.mp4', 'video')])
		const now = await pass(wall, await untilMedia(wall), 60)
		expect(kind()).toBe('media')
		shown()?.querySelector('video')?.dispatchEvent(new Event('ended'))
		await pass(wall, now, 1)
		expect(kind()).not.toBe('media')
	})
	it('that cannot be played are passed over and told', async () => {
		const onbroken = vi.fn()
		const wall = films([file('a.png')], { onbroken })
		const now = await untilMedia(wall)
		screen.getByRole('img', { name: 'Hình của Trung tâm' }).dispatchEvent(new Event('error'))
		await pass(wall, now, 0.5)
		expect(onbroken).toHaveBeenCalledExactlyOnceWith('/media/sanh/a.png')
		expect(kind()).not.toBe('media')
	})
})
