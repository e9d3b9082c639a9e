import { render, screen, within } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { VoiceState } from '../../contract/voice-pack.ts'
import { call } from '../../admin/api.ts'
import Today from '../../admin/floor/Today.svelte'
import { voiceAlerts } from '../../admin/floor/voice-alerts.ts'
import { Setup } from '../../ui/setup.svelte.ts'
import { testCentre } from '../support/centre.ts'
import { counterView, fakeServer, kioskView, MINUTE_MS, NOW, ok, refused, setupOf, wallView } from './admin-support.ts'

const centre = setupOf(testCentre())
const voice = (over: Partial<VoiceState> = {}): VoiceState => ({
	displayId: 'wall-1',
	state: 'ready',
	packs: [{ id: 'vi', missing: [], missingCount: 0, unreachable: false }],
	calls: {},
	seenAt: NOW - 20_000,
	since: NOW - 5 * MINUTE_MS,
	wrong: true,
	...over,
})
const lacking = (...missing: string[]): VoiceState['packs'] => [
	{ id: 'chi-lan', missing, missingCount: missing.length, unreachable: false },
	{ id: 'vi', missing: [], missingCount: 0, unreachable: false },
]
const alerts = (...voices: VoiceState[]) => voiceAlerts({ centre, counters: [], kiosks: [], hardware: [], voices, now: NOW })
const label = centre.displays.find(({ id }) => id === 'wall-1')?.label ?? ''

describe('the voice of a wall', () => {
	it('is no alert while it is well, nor of a display the centre does not have', () => {
		expect(label).not.toBe('')
		expect(alerts(voice({ wrong: false }), voice({ displayId: 'wall-9' }))).toEqual([])
	})

	it.each([
		[
			'that the browser holds back',
			voice({ state: 'held-back' }),
			`${label} chưa phát được tiếng`,
			'Từ 09:07. Trình duyệt chờ có người chạm. Số vẫn hiện trên màn hình.',
			'Chạm vào màn hình đó, hoặc bấm một phím, để bật tiếng.',
		],
		[
			'whose loudspeaker takes nothing',
			voice({ state: 'stalled' }),
			`${label} không ra tiếng`,
			'Từ 09:07. Số vẫn hiện trên màn hình.',
			'Kiểm tra loa và dây loa, rồi mở lại màn hình.',
		],
		[
			'whose pack cannot be had',
			voice({ packs: [{ id: 'chi-lan', missing: [], missingCount: 0, unreachable: true }] }),
			`${label} chưa mở được giọng chi-lan`,
			'Từ 09:07. Số vẫn hiện trên màn hình.',
			'Báo quản trị xem thư mục voice/chi-lan trên máy chủ.',
		],
		[
			'that lacks a word',
			voice({ packs: lacking('ba') }),
			`${label}: giọng đọc thiếu 1 từ`,
			'Từ 09:07. Giọng chi-lan thiếu: ba. Số vẫn hiện trên màn hình.',
			'Báo quản trị bổ sung tệp ghi âm, rồi mở lại màn hình.',
		],
		[
			'that lacks many words',
			voice({ packs: lacking('một', 'hai', 'ba', 'bốn', 'năm') }),
			`${label}: giọng đọc thiếu 5 từ`,
			'Từ 09:07. Giọng chi-lan thiếu: một, hai, ba, bốn… Số vẫn hiện trên màn hình.',
			'Báo quản trị bổ sung tệp ghi âm, rồi mở lại màn hình.',
		],
	])('%s is told by the label of the wall, with what to do', (_, state, title, detail, action) => {
		expect(alerts(state)).toEqual([{ key: 'voice-wall-1', kind: 'voice', title, detail, action }])
	})

	it('of a wall that has told nothing for minutes is not known any more', () => {
		expect(alerts(voice({ seenAt: NOW - 3 * MINUTE_MS }))).toHaveLength(1)
		expect(alerts(voice({ seenAt: NOW - 3 * MINUTE_MS - 1 }))).toEqual([])
	})
})

describe('on the live floor', () => {
	beforeEach(() => vi.useFakeTimers({ now: NOW }))
	afterEach(() => {
		vi.useRealTimers()
		vi.unstubAllGlobals()
	})
	const shown = () => screen.queryByTestId('alert-voice-wall-1')

	it('is among the alerts within seconds, gone once mended, and kept while the reports cannot be had', async () => {
		const server = fakeServer({
			'GET /centre': ok(centre),
			'GET /views/kiosk/kiosk-1': ok(kioskView()),
			'GET /views/display/wall-1': ok(wallView()),
			...Object.fromEntries([1, 2, 3].map((n) => [`GET /views/counter/counter-${n}`, ok(counterView(n))])),
			'GET /voice/reports': ok({ voices: [voice({ wrong: false })] }),
		})
		render(Today, { setup: new Setup(), call })
		await vi.advanceTimersByTimeAsync(10)
		expect(shown()).toBeNull()
		server.routes['GET /voice/reports'] = ok({ voices: [voice({ state: 'held-back' })] })
		await vi.advanceTimersByTimeAsync(3100)
		expect(within(shown() as HTMLElement).getByText(`${label} chưa phát được tiếng`)).toBeTruthy()
		server.routes['GET /voice/reports'] = refused('not-found')
		await vi.advanceTimersByTimeAsync(3100)
		expect(shown()).not.toBeNull()
		server.routes['GET /voice/reports'] = ok({ voices: [voice({ wrong: false })] })
		await vi.advanceTimersByTimeAsync(3100)
		expect(shown()).toBeNull()
	})
})
