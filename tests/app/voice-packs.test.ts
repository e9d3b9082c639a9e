import { describe, expect, it, vi } from 'vitest'
import type { VoiceReport } from '../../contract/voice-pack.ts'
import { judgeVoices, type VoiceFolder } from '../../server/app/voice-packs.ts'
import { createVoiceReports } from '../../server/app/voice-reports.ts'

const PACK = { schema: 'voice-pack/1', id: 'chi-lan', language: 'vi', name: 'Chị Lan', like: 'vi', review: 'unreviewed' }
const folder = (over: Partial<VoiceFolder> = {}, pack: object = PACK): VoiceFolder => ({
	folder: 'chi-lan',
	json: JSON.stringify(pack),
	files: [
		{ name: 'pack.json', bytes: 300 },
		{ name: 'ba.m4a', bytes: 9000 },
		{ name: 'boons.wav', bytes: 60_000 },
		{ name: 'ảnh.jpg', bytes: 10 },
	],
	...over,
})
const mistake = (one: VoiceFolder) => judgeVoices([one]).mistakes[0]?.what

describe('a folder with a voice', () => {
	it('is listed with its clips alone', () =>
		expect(judgeVoices([folder()])).toEqual({ packs: [{ pack: PACK, files: ['ba.m4a', 'boons.wav'] }], mistakes: [] }))

	it('is unreviewed, or names who reviewed it and when', () => {
		const review = { by: 'Ka Hem', at: '2026-11-20' }
		expect(judgeVoices([folder({}, { ...PACK, review })]).packs[0]?.pack.review).toEqual(review)
		expect(mistake(folder({}, { ...PACK, review: undefined }))).toMatch(/^pack\.json: review/)
	})

	it('that is wrong does not hide the others', () => {
		const list = judgeVoices([folder({ folder: 'x', json: undefined }), folder()])
		expect([list.packs.length, list.mistakes]).toEqual([1, [{ folder: 'x', what: 'there is no pack.json' }]])
	})

	it.each([
		['no JSON', folder({ json: '{' }), 'pack.json is not JSON'],
		['another id', folder({ folder: 'chi-hoa' }), 'the folder must be called chi-lan, as its id'],
		['the id of a shipped voice', folder({ folder: 'vi' }, { ...PACK, id: 'vi' }), 'vi is the id of a voice that ships: choose another'],
		['a voice that is not there', folder({}, { ...PACK, like: 'fr' }), 'like must be one of vi, en'],
		['neither like nor grammar', folder({}, { ...PACK, like: undefined }), 'pack.json: pack: needs `like`, or `grammar` and `clips`'],
		['a way out of its folder', folder({}, { ...PACK, clips: { ba: { file: '../ba' } } }), /^pack\.json: clips\.ba\.file/],
		['a clip too large', folder({ files: [{ name: 'ba.wav', bytes: 1_000_001 }] }), /^ba\.wav is larger/],
		['too many', folder({ files: Array.from({ length: 601 }, (_, i) => ({ name: `w${i}.mp3`, bytes: 1 })) }), 'more than 600 clips'],
		['too much', folder({ files: Array.from({ length: 30 }, (_, i) => ({ name: `w${i}.mp3`, bytes: 900_000 })) }), /^the clips together/],
	])('with %s is named', (_, one, what) => {
		if (typeof what === 'string') expect(mistake(one)).toBe(what)
		else expect(mistake(one)).toMatch(what)
	})
})

describe('what displays say of their voice', () => {
	const ready: VoiceReport = { state: 'ready', packs: [{ id: 'vi', missing: [], missingCount: 0, unreachable: false }], calls: {} }
	const lacking: VoiceReport = { ...ready, packs: [{ id: 'chi-lan', missing: ['ba'], missingCount: 1, unreachable: false }] }

	it('is kept, the last of each, and somebody hears when one becomes wrong or is mended', () => {
		const clock = { now: () => 1000 }
		const onChange = vi.fn()
		const reports = createVoiceReports(clock, onChange)
		reports.report('wall-1', ready)
		expect(onChange).not.toHaveBeenCalled()
		clock.now = () => 2000
		reports.report('wall-1', lacking)
		clock.now = () => 3000
		reports.report('wall-1', lacking)
		expect(onChange).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ displayId: 'wall-1', wrong: true }))
		expect(reports.all()).toEqual([{ ...lacking, displayId: 'wall-1', wrong: true, since: 2000, seenAt: 3000 }])
		reports.report('wall-1', ready)
		expect(onChange).toHaveBeenLastCalledWith(expect.objectContaining({ wrong: false, since: 3000 }))
	})

	it.each([
		['ready', ready, false],
		['lacking a clip', lacking, true],
		['lacking a clip, but set silent', { ...lacking, state: 'silent' }, false],
		['held back', { ...ready, state: 'held-back' }, true],
		['stalled', { ...ready, state: 'stalled' }, true],
		['loading', { ...ready, state: 'loading' }, false],
		['without its pack', { ...ready, packs: [{ id: 'x', missing: [], missingCount: 0, unreachable: true }] }, true],
	] as [string, VoiceReport, boolean][])('%s', (_, report, wrong) => {
		const reports = createVoiceReports({ now: () => 1 }, () => undefined)
		reports.report('wall-1', report)
		expect(reports.all()[0]?.wrong).toBe(wrong)
	})
})
