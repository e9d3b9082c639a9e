import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, describe, expect, it } from 'vitest'
import { call } from '../../admin/api.ts'
import { Draft } from '../../admin/draft/draft.svelte.ts'
import { RULES } from '../../admin/rules/place.ts'
import Rules from '../../admin/rules/Rules.svelte'
import { targetsForm, targetsOut } from '../../admin/rules/targets.ts'
import { voiceForm, voiceOf } from '../../admin/rules/voice.ts'
import { parseCentre, type Centre, type Voice } from '../../contract/centre.ts'
import { targetsOf } from '../../contract/targets.ts'
import { testCentre } from '../support/centre.ts'
import { ok } from './admin-support.ts'
import { draftServer } from './draft-server.ts'

const centre = testCentre()

async function show(rule?: string, inForce: Centre = centre) {
	const server = draftServer(inForce, { 'GET /voice': ok({ packs: [], mistakes: [] }) })
	const draft = new Draft(call)
	await draft.load()
	render(Rules, { draft, call, place: rule === undefined ? [] : [rule] })
	await screen.findByTestId('rule-calling')
	return server
}
const fill = (testId: string, value: string | number) => fireEvent.input(screen.getByTestId(testId), { target: { value: String(value) } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const save = () => press('Ghi vào bản nháp')
const alertText = () =>
	screen
		.getAllByRole('alert')
		.map((one) => one.textContent)
		.join(' ')

beforeEach(() => (location.hash = ''))

describe('the rules', () => {
	it('are read as sentences', async () => {
		await show()
		const told = (rule: string) => screen.getByTestId(`rule-${rule}`).textContent
		expect(told('calling')).toContain('Mỗi số được gọi nhiều nhất 3 lần.')
		expect(told('calling')).toContain('Số vừa gọi hiện nổi bật 12 giây.')
		expect(told('tickets')).toMatch(/Thường, Ưu tiên.*từ 60 tuổi.*Không hỏi lại/s)
		expect(told('appointments')).toContain('Đến sớm hơn 60 phút')
		expect(told('rating')).toContain('đánh giá được trong 10 phút')
		expect(told('reasons')).toContain('Gợi ý thu ngoài quy định (gửi kín cho lãnh đạo)')
		expect(told('quotas')).toContain('Chưa dịch vụ nào giới hạn số phiếu.')
	})

	it.each(RULES)('open a form for “%s” that changes nothing when nothing was changed', async (rule) => {
		const { kept } = await show(rule)
		expect(screen.getByRole('dialog')).toBeTruthy()
		await save()
		await waitFor(() => expect(location.hash).toBe('#rules'))
		expect(kept.batches).toEqual([])
	})
})

describe('calling', () => {
	it('is told what it means while it is being changed, and goes into the draft', async () => {
		const { drafted, kept } = await show('calling')
		await fill('maxCalls', 2)
		expect(screen.getByText('Mỗi số được gọi nhiều nhất 2 lần.')).toBeTruthy()
		await fireEvent.input(screen.getByLabelText(/Quầy trống thì tự gọi sau/), { target: { value: '20' } })
		await save()
		await waitFor(() => expect(kept.batches.map(({ what }) => what)).toEqual(['Sửa cách gọi số']))
		expect(drafted().calling).toEqual({ ...centre.calling, maxCalls: 2, autoCallMs: 20_000 })
	})

	it.each([
		[0, '“Gọi nhiều nhất” chưa có số hợp lệ.'],
		['', '“Gọi nhiều nhất” chưa có số hợp lệ.'],
		[10, '“Gọi nhiều nhất” chưa có số hợp lệ.'],
	])('does not take %s calls', async (value, words) => {
		const { kept } = await show('calling')
		await fill('maxCalls', value)
		await save()
		expect(alertText()).toContain(words)
		expect(kept.batches).toEqual([])
	})
})

describe('tickets', () => {
	it('set lanes, age and long queues in one step', async () => {
		const { drafted, kept } = await show('tickets')
		await press('Có hẹn')
		await fill('age', 65)
		await fill('waiting', 40)
		await save()
		await waitFor(() => expect(kept.batches).toHaveLength(1))
		const { lanes, priorityFromAge, longQueue } = drafted()
		expect({ lanes, priorityFromAge, longQueue }).toEqual({
			lanes: ['regular', 'priority', 'appointment'],
			priorityFromAge: 65,
			longQueue: { waiting: 40 },
		})
	})
})

describe('the scale', () => {
	it('numbers its levels from their order', async () => {
		const { drafted } = await show('rating')
		await press('Bỏ dòng 3')
		await save()
		await waitFor(() =>
			expect(drafted().rating.levels.map(({ level, name }) => `${level} ${name.vi}`)).toEqual([
				'3 Rất hài lòng',
				'2 Hài lòng',
				'1 Không hài lòng',
			]),
		)
		expect(parseCentre(drafted()).ok).toBe(true)
	})

	it('needs three levels, and both sides', async () => {
		const { kept } = await show('rating')
		await press('Bỏ dòng 4')
		await press('Bỏ dòng 3')
		await save()
		expect(alertText()).toMatch(/từ 3 đến 5 mức.*một mức tính là không hài lòng/s)
		expect(kept.batches).toEqual([])
	})

	it('gives a new reason an id of its name, and may seal it', async () => {
		const { drafted } = await show('reasons')
		await press('Thêm lý do')
		await fill('reason-2-vi', 'Trễ hẹn')
		const boxes = screen.getAllByRole('checkbox')
		await fireEvent.click(boxes.at(-1) as HTMLElement)
		await save()
		await waitFor(() => expect(drafted().rating.reasons).toHaveLength(3))
		expect(drafted().rating.reasons.at(-1)).toEqual({ id: 'tre-hen', name: { vi: 'Trễ hẹn', en: 'Trễ hẹn' }, confidential: true })
		expect(drafted().rating.reasons.slice(0, 2)).toEqual(centre.rating.reasons)
	})
})

describe('targets', () => {
	it('are the usual ones until they are set, for all or for one zone', async () => {
		const { drafted } = await show('targets')
		expect(screen.getByTestId('rule-targets').textContent).toMatch(/Theo thông lệ.*Chờ không quá 30 phút.*Hài lòng từ 95%/s)
		await fill('target-wait', 20)
		await fill('target-satisfied', 97.5)
		await press('Thêm khu')
		await save()
		await waitFor(() =>
			expect(drafted().targets).toMatchObject({ waitMs: 1_200_000, satisfied: 97.5, onTime: 99, zones: [{ zoneId: 'zone-a' }] }),
		)
		expect(parseCentre(drafted()).ok).toBe(true)
	})

	it('are shares of a hundred, and one for each zone', async () => {
		const { kept } = await show('targets')
		await fill('target-onTime', 101)
		await press('Thêm khu')
		await press('Thêm khu')
		await save()
		expect(alertText()).toMatch(/phải từ 0 đến 100.*chỉ có một dòng/s)
		expect(kept.batches).toEqual([])
	})

	it('supposed on screen are those the server supposes', () => {
		expect(targetsOut(targetsForm(undefined))).toEqual(targetsOf({}))
	})
})

describe('lists an officer chooses from', () => {
	it('are added to, moved and taken from, in one step', async () => {
		const { drafted, kept } = await show('pauseReasons')
		await press('Thêm dòng')
		await fill('choice-1-vi', 'Nghỉ giải lao')
		await press('Đưa dòng 2 lên')
		await save()
		await waitFor(() => expect(kept.batches).toHaveLength(1))
		expect(drafted().pauseReasons.map(({ id }) => id)).toEqual(['nghi-giai-lao', 'hop'])
	})

	it('have no nameless line', async () => {
		const { kept } = await show('outcomes')
		await press('Thêm dòng')
		await save()
		expect(alertText()).toContain('Có dòng chưa đặt tên.')
		expect(kept.batches).toEqual([])
	})

	it('of notices are told in both languages', async () => {
		const { drafted } = await show('notices')
		await press('Thêm thông báo')
		await fill('notice-0-vi', 'Mang bản chính.')
		await fill('notice-0-en', 'Bring originals.')
		await save()
		await waitFor(() => expect(drafted().notices).toEqual([{ vi: 'Mang bản chính.', en: 'Bring originals.' }]))
	})
})

describe('the voice', () => {
	it('is the same after a form held it', () => {
		const voice: Voice = {
			...centre.voice,
			volume: 80,
			quiet: [{ from: '22:00', to: '06:00', volume: 0 }],
			packs: [{ pack: 'vi', when: 'always' }],
			silent: ['wall-1'],
			places: { 'counter-1': 'guidance' },
			sayZone: true,
		}
		expect(voiceOf(voiceForm(voice))).toEqual(voice)
		expect(voiceOf(voiceForm(centre.voice))).toEqual(centre.voice)
	})

	it('takes hours of another loudness, displays that are silent and desks by name', async () => {
		const { drafted } = await show('voice')
		await press('Thêm giờ')
		await press('Sảnh chính')
		await press('Thêm quầy')
		await save()
		await waitFor(() =>
			expect(drafted().voice).toEqual({
				...centre.voice,
				quiet: [{ from: '11:30', to: '13:30', volume: 40 }],
				silent: ['wall-1'],
				places: { 'counter-1': 'guidance' },
			}),
		)
	})

	it('is not read a counter under two names', async () => {
		const { kept } = await show('voice')
		await press('Thêm quầy')
		await press('Thêm quầy')
		await save()
		expect(alertText()).toContain('Một quầy chỉ đọc theo một tên.')
		expect(kept.batches).toEqual([])
	})
})
