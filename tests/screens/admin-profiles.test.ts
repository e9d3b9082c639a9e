import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import { afterEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import { changesOf } from '../../admin/profiles/changes.ts'
import { mistakesIn, warningsIn, type Desk } from '../../admin/profiles/checks.ts'
import { draftOf, emptyStep, sameOrder, withDraft, type OrderDraft } from '../../admin/profiles/draft.ts'
import { moved } from '../../admin/profiles/editing.svelte.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import { saveEdits } from '../../admin/draft/edits.ts'
import Profiles from '../../admin/profiles/Profiles.svelte'
import { readProfile } from '../../admin/profiles/reading.ts'
import { parseCentre, type Centre } from '../../contract/centre.ts'
import type { WorkStep } from '../../contract/work.ts'
import { testCentre } from '../support/centre.ts'
import { counterView, ok, refused } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const MINUTE = 60_000
const profile = (...steps: WorkStep[]) => ({ id: 'p', name: { vi: 'Đất đai trước', en: 'Land first' }, steps })
const land: WorkStep = { services: ['dat-dai'] }
const help: WorkStep = { services: ['ho-tich'], when: { waitOverMs: 20 * MINUTE } }
/** Counter 3 calls land first, and helps where people wait long. */
const centre = testCentre({
	profiles: [profile(land, help)],
	counters: testCentre().counters.map((c) => (c.id === 'counter-3' ? { ...c, profileId: 'p' } : c)),
})
const edited = (change: (draft: OrderDraft) => void, from: Centre = centre): OrderDraft => {
	const draft = draftOf(from)
	change(draft)
	return draft
}
const stepsOf = (draft: OrderDraft) => draft.profiles[0]?.steps ?? []

afterEach(() => void (location.hash = ''))

describe('a profile in words', () => {
	it.each<[string, WorkStep[], string[]]>([
		['one step', [land], ['Gọi người có Đất đai.']],
		[
			'help where people wait long',
			[land, help],
			[
				'Gọi người có Đất đai trước.',
				'Không còn ai ở các bước trên, mà có người chờ quá 20 phút ở Hộ tịch, thì giúp: gọi người có Hộ tịch.',
			],
		],
		[
			'what is left',
			[land, { services: ['ho-tich', 'chung-thuc'] }],
			['Gọi người có Đất đai trước.', 'Không còn ai ở các bước trên thì gọi người có Hộ tịch hoặc Chứng thực.'],
		],
		['all services', [{ services: ['dat-dai', 'chung-thuc', 'ho-tich'] }], ['Gọi người có bất kỳ dịch vụ nào.']],
		[
			'everything that may be asked',
			[
				{
					services: ['dat-dai'],
					lanes: ['priority', 'appointment'],
					languages: ['en'],
					skill: 'tu-van',
					when: { from: '08:00', to: '10:00', waitOverMs: 90_000, queueOver: 4 },
				},
			],
			[
				'Nếu đang từ 08:00 đến 10:00, cán bộ có kỹ năng “tu-van” và nói được tiếng Anh, có người chờ quá 1,5 phút và có hơn 4 người chờ ở Đất đai thì gọi người diện ưu tiên hoặc có hẹn trước, chọn tiếng Anh, có Đất đai.',
			],
		],
		[
			'a part of the day',
			[
				{ ...land, when: { from: '13:30' } },
				{ ...land, when: { to: '10:00' } },
			],
			[
				'Nếu đã 13:30 trở đi thì gọi người có Đất đai trước.',
				'Không còn ai ở các bước trên, mà trước 10:00, thì giúp: gọi người có Đất đai.',
			],
		],
		['nothing yet', [{ services: [] }], ['Chưa chọn dịch vụ nào.']],
	])('tells %s', (_, steps, words) => {
		expect(readProfile({ steps }, centre)).toEqual(words)
	})
})

describe('a draft', () => {
	it('says the same as the set-up it was made of, and nothing more', () => {
		const full = testCentre({
			profiles: [
				profile({ services: ['dat-dai'], lanes: ['regular'], languages: ['en'], skill: 's', when: { queueOver: 0, to: '10:00' } }, land),
			],
		})
		expect(withDraft(full, draftOf(full))).toEqual(full)
		expect(changesOf(full, draftOf(full))).toEqual([])
	})
	it('keeps what somebody else changed meanwhile', () => {
		const fresh = { ...centre, hotline: '0212 999 9999' }
		expect(sameOrder(fresh, centre)).toBe(true)
		const next = withDraft(
			fresh,
			edited((draft) => void (draft.counters['counter-3'] = '')),
		)
		expect([next.hotline, next.counters.find(({ id }) => id === 'counter-3')]).toEqual([fresh.hotline, testCentre().counters[2]])
		expect(sameOrder(next, centre)).toBe(false)
	})
	it('moves a step to a place, and no further than its ends', () => {
		expect(
			[moved(['a', 'b', 'c'], 0, 2), moved(['a', 'b', 'c'], 2, -1), moved(['a', 'b', 'c'], 1, 9)].map((list) => list.join('')),
		).toEqual(['bca', 'cab', 'acb'])
	})
})

describe('what must be mended', () => {
	it('is what the server would refuse, service by service', () => {
		const draft = edited((one) => void (stepsOf(one)[0]!.waitOverMin = 5))
		expect(mistakesIn(centre, draft).map(({ text }) => text)).toEqual([
			'Không quầy nào phục vụ dịch vụ Đất đai vào mọi lúc và cho mọi người.',
		])
		const answer = parseCentre(withDraft(centre, draft))
		expect(answer).toEqual({ ok: false, mistakes: ['no counter serves the service dat-dai'] })
	})
	it.each<[string, (draft: OrderDraft) => void, RegExp]>([
		['a name', (d) => void (d.profiles[0]!.name = ' '), /chưa đặt tên/],
		['a step', (d) => void (d.profiles[0]!.steps = []), /“Đất đai trước” chưa có bước nào/],
		['a service', (d) => void stepsOf(d).push(emptyStep()), /bước 3: chưa chọn dịch vụ/],
		[
			'hours that follow each other',
			(d) => void Object.assign(stepsOf(d)[1]!, { from: '10:00', to: '10:00' }),
			/bước 2: giờ kết thúc phải sau/,
		],
		['numbers that count', (d) => void (stepsOf(d)[1]!.queueOver = 1.5), /bước 2: số phút và số người/],
	])('is %s that is missing', (_, change, words) => {
		const draft = edited(change)
		expect(mistakesIn(centre, draft)[0]?.text).toMatch(words)
		expect(parseCentre(withDraft(centre, draft)).ok).toBe(false)
	})
	it('is nothing where the server would take it', () => {
		expect(mistakesIn(centre, draftOf(centre))).toEqual([])
		expect(parseCentre(withDraft(centre, draftOf(centre)))).toMatchObject({ ok: true })
	})
})

describe('what is worth knowing', () => {
	const open = (...numbers: number[]): Desk[] =>
		[1, 2, 3].map((n) => ({ counterId: `counter-${n}`, isOpen: numbers.includes(n), officer: `officer${n}` }))
	const told = (draft: OrderDraft, desks: readonly Desk[] | undefined, clock = '09:12') =>
		warningsIn(centre, draft, { desks, clock }).map(({ text }) => text)

	it('is which services no open counter serves now', () => {
		expect(told(draftOf(centre), open(1))).toEqual(['Lúc này không quầy nào đang mở phục vụ: Đất đai.'])
		expect(told(draftOf(centre), open(3))).toEqual(['Lúc này không quầy nào đang mở phục vụ: Chứng thực.'])
		expect(told(draftOf(centre), open(1, 3))).toEqual([])
		expect(told(draftOf(centre), open())).toEqual(['Lúc này chưa quầy nào mở.'])
		expect(told(draftOf(centre), undefined)).toEqual([])
	})
	it('goes by the hour, and by who sits there', () => {
		const mornings = edited((d) => void (stepsOf(d)[0]!.to = '09:12'))
		expect([told(mornings, open(1, 3), '09:11'), told(mornings, open(1, 3))]).toEqual([
			[],
			['Lúc này không quầy nào đang mở phục vụ: Đất đai.'],
		])
		const skilled = edited((d) => {
			stepsOf(d)[0]!.skill = 'tu-van'
			d.people['officer1']!.skills = ['tu-van']
		})
		expect(told(skilled, open(1, 3))).toEqual(['Lúc này không quầy nào đang mở phục vụ: Đất đai.'])
		skilled.people['officer3']!.skills = ['tu-van']
		expect(told(skilled, open(1, 3))).toEqual([])
	})
	it('is a step nobody can take, and a profile nobody uses', () => {
		const draft = edited((d) => {
			Object.assign(stepsOf(d)[1]!, { skill: 'tu-van', languages: ['en'] })
			d.counters['counter-3'] = ''
		})
		expect(told(draft, open(1, 2, 3))).toEqual([
			'“Đất đai trước”, bước 2: chưa cán bộ nào có kỹ năng “tu-van”.',
			'“Đất đai trước”, bước 2: chưa cán bộ nào nói được tiếng Anh.',
			'“Đất đai trước” chưa quầy nào dùng.',
		])
	})
})

it('changes are told as they are read, from what is to what comes', () => {
	const draft = edited((d) => {
		d.profiles[0]!.steps.reverse()
		d.counters['counter-2'] = 'p'
		d.people['officer1']!.languages = ['vi', 'en']
	})
	expect(changesOf(centre, draft)).toMatchObject([
		{
			what: 'Sửa thứ tự gọi “Đất đai trước”',
			after: [
				'1. Nếu có người chờ quá 20 phút ở Hộ tịch thì gọi người có Hộ tịch trước.',
				'2. Không còn ai ở các bước trên thì gọi người có Đất đai.',
			],
		},
		{ what: 'Quầy 2', before: ['Tất cả dịch vụ của quầy như nhau'], after: ['Đất đai trước'] },
		{
			what: 'Lò Thị Mai',
			before: ['Nói được: tiếng Việt', 'Kỹ năng: không có'],
			after: ['Nói được: tiếng Việt, tiếng Anh', 'Kỹ năng: không có'],
		},
	])
	expect(
		changesOf(
			centre,
			edited((d) => void d.profiles.pop()),
		).map(({ what }) => what),
	).toEqual(['Xóa thứ tự gọi “Đất đai trước”'])
})

describe('the section', () => {
	async function show(from: Centre = centre) {
		const server = draftServer(from, {
			'GET /views/counter/counter-1': ok(counterView(1, { state: 'closed' })),
			'GET /views/counter/counter-3': ok(counterView(3)),
		})
		const draft = new Draft(call)
		await draft.load()
		render(Profiles, { call, draft })
		await screen.findByRole('heading', { name: 'Các thứ tự gọi' })
		return server
	}
	const press = (name: string | RegExp, index = 0) => fireEvent.click(screen.getAllByRole('button', { name })[index]!)
	const reading = () => [...screen.getByTestId('reading').querySelectorAll('ol li')].map((li) => li.textContent)

	it('lists the profiles with the counters that use them, and says when there is none', async () => {
		await show()
		expect(screen.getByTestId('profile-p').textContent).toMatch(/Đất đai trước\s*Quầy 3 · 2 bước/)
		expect(screen.getByText('Không có thứ tự riêng: quầy 1, 2')).toBeTruthy()
		document.body.innerHTML = ''
		await show(testCentre())
		expect(screen.getByText(/Chưa có thứ tự gọi nào. Mọi quầy gọi tất cả/)).toBeTruthy()
	})

	it('moves steps by buttons, keeps the focus with them, and reads the whole anew', async () => {
		await show()
		expect(reading()[0]).toBe('Gọi người có Đất đai trước.')
		await press('Đưa bước 2 lên')
		await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Đưa bước 1 xuống'))
		expect(reading()[0]).toMatch(/^Nếu có người chờ quá 20 phút ở Hộ tịch/)
		expect(screen.getByText('Nay là bước 1 trên 2.')).toBeTruthy()
		expect(screen.getByText('1 thay đổi chưa ghi')).toBeTruthy()
	})

	it('goes into the draft only after the changes were seen, upon what others changed meanwhile', async () => {
		const { kept, drafted } = await show()
		await press(/^Sửa bước 2/)
		await press('Chứng thực')
		await press('Xem thay đổi')
		const dialog = screen.getByRole('dialog', { hidden: true })
		expect(within(dialog).getByTestId('change-profile-p').textContent).toContain('ở Hộ tịch hoặc Chứng thực')
		expect(kept.batches).toEqual([])
		kept.centre = { ...kept.centre, hotline: '0212 999 9999' }
		await fireEvent.click(within(dialog).getByText('Ghi vào bản nháp'))
		await screen.findByText(/Đã ghi vào bản nháp/)
		expect(kept.batches.map(({ what, edits }) => [what, edits.length])).toEqual([['Sửa thứ tự gọi', 1]])
		expect(drafted()).toEqual({
			...centre,
			hotline: '0212 999 9999',
			profiles: [profile(land, { ...help, services: ['ho-tich', 'chung-thuc'] })],
		})
	})

	it('does not undo what somebody else did to the same', async () => {
		const { kept } = await show()
		await press('Đưa bước 2 lên')
		await press('Xem thay đổi')
		kept.centre = testCentre()
		await fireEvent.click(screen.getByText('Ghi vào bản nháp'))
		expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('vừa được sửa ở nơi khác')
		expect(kept.batches).toEqual([])
		await fireEvent.click(screen.getByText('Tải lại, bỏ phần đang sửa'))
		await screen.findByText(/Chưa có thứ tự gọi nào/)
	})

	it('tells a refusal where it was asked', async () => {
		const { routes } = await show()
		await press('Đưa bước 2 lên')
		await press('Xem thay đổi')
		routes['POST /draft/edits'] = refused('store-unavailable')
		await fireEvent.click(screen.getByText('Ghi vào bản nháp'))
		expect((await screen.findByRole('alert', { hidden: true })).textContent).toContain('Máy chủ chưa ghi được')
	})

	it('follows what is undone in the draft', async () => {
		const server = draftServer(centre)
		const draft = new Draft(call)
		await draft.load()
		await saveEdits(draft, 'Bỏ thứ tự gọi', [{ part: 'profiles', remove: 'p' }])
		render(Profiles, { call, draft })
		await screen.findByText(/Chưa có thứ tự gọi nào/)
		await draft.undo()
		await screen.findByTestId('profile-p')
		expect(server.kept.batches).toEqual([])
	})

	it('cannot be published with a mistake, and says which', async () => {
		await show()
		await press('Thêm bước')
		await waitFor(() => expect(screen.getByTestId('checks').textContent).toContain('“Đất đai trước”, bước 3: chưa chọn dịch vụ nào.'))
		expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Xem thay đổi' }).disabled).toBe(true)
		await press('Bỏ bước 3')
		expect(screen.getByTestId('checks').textContent).toContain('Dịch vụ nào cũng có quầy phục vụ.')
	})

	it('warns of services that no open counter serves at this moment', async () => {
		await show()
		await waitFor(() => expect(screen.getByTestId('checks').textContent).toContain('Lúc này không quầy nào đang mở phục vụ: Chứng thực.'))
	})

	it('takes a counter from another profile, and gives people languages and skills', async () => {
		const { drafted } = await show()
		await press('Thêm thứ tự gọi')
		const another = screen.getByRole('button', { name: /Quầy 3.*đang dùng “Đất đai trước”/ })
		await fireEvent.click(another)
		expect(screen.getByTestId('profile-p').textContent).toContain('chưa quầy nào dùng')
		await press('Đất đai', 0)
		await press('Cán bộ: ngôn ngữ, kỹ năng')
		await fireEvent.input(screen.getByPlaceholderText('Tên kỹ năng mới'), { target: { value: 'Tư vấn đất đai' } })
		await press('Thêm kỹ năng')
		const row = within(screen.getByTestId('person-officer3'))
		await fireEvent.click(row.getByRole('button', { name: 'tu-van-dat-dai' }))
		await fireEvent.click(row.getByRole('button', { name: 'tiếng Anh' }))
		await press('Xem thay đổi')
		await fireEvent.click(screen.getByText('Ghi vào bản nháp'))
		await screen.findByText(/Đã ghi vào bản nháp/)
		const after = drafted()
		expect(after.people[5]).toMatchObject({ username: 'officer3', languages: ['vi', 'en'], skills: ['tu-van-dat-dai'] })
		expect(after.counters[2]).toMatchObject({ id: 'counter-3', profileId: 'thu-tu-goi-moi' })
		expect(after.profiles[1]).toMatchObject({ id: 'thu-tu-goi-moi', steps: [{ services: ['dat-dai'] }] })
	})

	it('asks before changes are lost to the menu', async () => {
		await show()
		const link = document.body.appendChild(Object.assign(document.createElement('a'), { href: '#log' }))
		await press('Đưa bước 2 lên')
		await fireEvent.click(link)
		expect(location.hash).toBe('')
		await fireEvent.click(screen.getByText('Không, để sau'))
		expect(screen.getByText('1 thay đổi chưa ghi')).toBeTruthy()
		await fireEvent.click(link)
		await fireEvent.click(screen.getByText('Bỏ thay đổi'))
		expect(location.hash).toBe('#log')
		link.remove()
	})

	it('removes a profile after a question; its counters call all alike', async () => {
		await show()
		await press('Xóa thứ tự gọi này')
		await fireEvent.click(screen.getByText('Xóa'))
		expect(screen.getByText(/Chưa có thứ tự gọi nào/)).toBeTruthy()
		expect(screen.getByText('2 thay đổi chưa ghi')).toBeTruthy()
	})

	it('says why it cannot be seen', async () => {
		draftServer(centre, { 'GET /draft': refused('not-permitted') })
		const draft = new Draft(call)
		await draft.load()
		render(Profiles, { call, draft })
		expect((await screen.findByRole('alert')).textContent).toContain('Tài khoản này không có quyền đó.')
	})
})
