import { randomUUID } from 'node:crypto'
import type { Procedure } from '../../contract/catalogue.ts'
import type { Slip } from '../../contract/printing.ts'
import { findModel } from '../../hardware/printer/models.ts'
import { createSlipRenderer } from '../../hardware/printer/slip-renderer.ts'
import { mean, percentile, type Figure } from './figures.ts'
import { largeCentre } from './large-centre.ts'

const SLIPS = 5000
const AN_END = 1000
const P99_MS = 80
const MEMORY_MB = 350
/** Memory of the last thousand slips may stand so far above that of the first. */
const FLAT = 1.1

/** Draws five thousand 80 mm slips, each of another number and procedure, in the process that the server would use. */
export async function measureSlips(): Promise<Figure[]> {
	const model = findModel('sim-80')
	if (!model) throw new Error('the 80 mm model is gone')
	const renderer = createSlipRenderer()
	const { procedures } = largeCentre()
	const took: number[] = []
	const megabytes: number[] = []
	try {
		for (let n = 0; n < SLIPS; n++) {
			await renderer.render(slipOf(n, procedures[n % procedures.length] as Procedure), model)
			const { tookMs, rssBytes } = renderer.figures()
			took.push(tookMs)
			megabytes.push(rssBytes / 2 ** 20)
		}
		if (renderer.figures().starts !== 1) throw new Error(`the drawing process was started ${renderer.figures().starts} times`)
	} finally {
		await renderer.stop()
	}
	const [first, last] = [mean(megabytes.slice(0, AN_END)), mean(megabytes.slice(-AN_END))]
	const p50 = percentile(took, 0.5)
	const part = 'slips'
	return [
		{ part, figure: 'slip of 576 dots: layout, raster, bytes, p50', value: p50, unit: 'ms' },
		{
			part,
			figure: 'slip of 576 dots: layout, raster, bytes, p99',
			value: percentile(took, 0.99),
			unit: 'ms',
			bound: P99_MS,
			beside: { name: 'p50', value: p50 },
		},
		{ part, figure: `drawing process's memory, at most over ${SLIPS} slips`, value: Math.max(...megabytes), unit: 'MB', bound: MEMORY_MB },
		{
			part,
			figure: `drawing process's memory, last ${AN_END} slips`,
			value: last,
			unit: 'MB',
			bound: Math.round(first * FLAT),
			beside: { name: `first ${AN_END}`, value: first },
		},
	]
}

function slipOf(n: number, { short, documents }: Procedure): Slip {
	return {
		centre: { vi: 'Trung tâm Phục vụ hành chính công tỉnh Sơn La', en: 'Sơn La Public Administration Service Centre' },
		number: `A${String((n % 999) + 1).padStart(3, '0')}`,
		title: short,
		zone: {
			letter: 'A',
			name: { vi: 'Hộ tịch, chứng thực', en: 'Civil status, certification' },
			where: { vi: 'Tầng 1, rẽ trái', en: 'Floor 1, turn left' },
		},
		counters: '1–4',
		ahead: n % 40,
		waitMs: { p50: (n % 40) * 60_000, p90: (n % 40) * 90_000 },
		url: `http://192.168.1.10:8080/t/${randomUUID()}`,
		documents: documents.slice(0, 12),
		issuedAt: Date.UTC(2026, 10, 23, 0, 30) + n * 4000,
		day: '2026-11-23',
		kiosk: 'K-01',
		hotline: '0212 300 0000',
		language: n % 5 ? 'vi' : 'en',
		reprint: false,
	}
}
