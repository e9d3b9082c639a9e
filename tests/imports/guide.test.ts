import { readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { extractText, getDocumentProxy } from 'unpdf'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { Centre } from '../../contract/centre.ts'
import { guideOf } from '../../server/exports/guide.ts'
import { inThread } from '../../server/pdf/in-thread.ts'
import { makePdf } from '../../server/pdf/make-pdf.ts'
import { testCentre } from '../support/centre.ts'

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const WORKER = './server/catalogue-worker.ts'
const DAY = '2026-11-25'
const LONG = `Cấp giấy chứng nhận ${'quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất '.repeat(19)}`.trim()

/** 2,600 procedures made of the demo's, each with a name of its own. */
function largeCentre(): Centre {
	const demo = Centre.parse(JSON.parse(readFileSync('centres/demo-province.json', 'utf8')))
	const procedures = Array.from({ length: 2600 }, (_, i) => {
		const base = demo.procedures[i % demo.procedures.length]
		if (!base) throw new Error('a demo without procedures')
		const name = i === 7 ? LONG : `${base.short.vi} số ${i}`
		const forms = [{ name: `Tờ khai ${i}`, url: `https://dichvucong.gov.vn/mau/${i}.docx`, kind: 'form' as const }]
		return { ...base, id: `P.${i}`, short: { vi: name, en: name }, legal: i % 3 ? base.legal : name, forms: i % 4 ? [] : forms }
	})
	return Centre.parse({ ...demo, quickPicks: [], procedures })
}

/** A line break is a space to whoever reads. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('the book of a large catalogue', () => {
	const centre = largeCentre()
	let pages: string[] = []
	let slowest = 0
	beforeAll(async () => {
		const delay = monitorEventLoopDelay({ resolution: 5 })
		delay.enable()
		const pdf = await inThread<Uint8Array>(
			WORKER,
			{ do: 'guide', centre, day: DAY, number: 'Bản thiết lập số 12' },
			{ timeoutMs: 200_000, heapMb: 900 },
		)
		delay.disable()
		slowest = delay.percentile(99) / 1e6
		pages = (await extractText(await getDocumentProxy(new Uint8Array(pdf)))).text.map(flat)
	})

	it('holds every procedure by name and code, in composed letters', () => {
		const all = flat(pages.join(' '))
		expect(all).toBe(all.normalize('NFC'))
		const missing = centre.procedures.filter(({ id, short }) => !all.includes(short.vi.slice(0, 70)) || !all.includes(id))
		expect(missing.map(({ id }) => id)).toEqual([])
	})

	it('numbers its pages, and names the set-up and the day on each', () => {
		expect(pages.length).toBeGreaterThan(300)
		pages.forEach((page, i) => {
			expect(page).toContain(`Trang ${i + 1}/${pages.length}`)
			expect(page).toContain('Bản thiết lập số 12 · 25/11/2026')
		})
	})

	it('names the right page of each field in its contents', () => {
		const [title] = guideOf({ centre, day: DAY, number: '' }).blocks
		expect(title).toMatchObject({ kind: 'title' })
		const contents = pages.slice(1, 60).join(' ')
		for (const name of ['Hộ tịch', 'Đất đai']) {
			const [, page = ''] = new RegExp(`${name} (\\d+) `).exec(contents) ?? []
			expect(pages[Number(page) - 1]).toContain(name)
		}
	})

	it('is made without holding up the server', () => expect(slowest).toBeLessThan(1000))
})

it('tells the fee of the day, and those to come', () => {
	const { procedures } = testCentre()
	const fees = [
		{ vnd: 50_000, until: '2026-12-31' },
		{ vnd: 0, from: '2027-01-01' },
	]
	const [first] = procedures
	if (!first) throw new Error('a centre without procedures')
	const { blocks } = guideOf({ centre: testCentre({ procedures: [{ ...first, fees }] }), day: DAY, number: '' })
	expect(JSON.stringify(blocks)).toContain('50.000 đồng; từ 01/01/2027: miễn phí')
})

it('a report of tables, figures and a chart is printed as well', async () => {
	const pdf = await makePdf({
		...{ title: 'Báo cáo tháng 11/2026', publisher: 'Trung tâm thử', number: 'Số 12/BC', date: '30/11/2026' },
		blocks: [
			{ kind: 'heading', level: 1, text: 'Thời gian chờ' },
			{
				kind: 'table',
				heads: ['Dịch vụ', 'Lượt'],
				rows: Array.from({ length: 120 }, (_, i) => [`Dịch vụ ${i}`, String(i)]),
				widths: [3, 1],
				numeric: [1],
			},
			{
				kind: 'picture',
				svg: '<svg viewBox="0 0 10 10" xmlns="http://www.w3.org/2000/svg"><rect width="10" height="4"/></svg>',
				widthPt: 200,
			},
		],
	})
	const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
	// The head of a table stands on each of its pages.
	expect(text.length).toBeGreaterThan(2)
	for (const page of text.slice(0, -1)) expect(flat(page)).toContain('Dịch vụ Lượt')
	expect(flat(text.join(' '))).toContain('Số 12/BC · 30/11/2026')
})
