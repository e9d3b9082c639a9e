import type { Lane } from '../../contract/ids.ts'
import { percentile, type WaitSamples } from './figures.ts'
import type { Simulated } from './simulate.ts'

const LANES: readonly Lane[] = ['regular', 'priority', 'appointment']
/** Dark enough to tell apart in grey. */
const ORDERS = [
	['ours', 'our rule', '#0b5394', ''],
	['fifo', 'order of arrival', '#7f6000', '6 3'],
	['zms', 'ZMS', '#38761d', '2 3'],
	['strict', 'strict priority', '#990000', '8 3 2 3'],
	['novoSga', 'Novo SGA', '#741b47', '1 4'],
] as const

const PANEL = { width: 320, height: 220, left: 48, top: 56, gap: 36 }
const STEPS = 60

/**
 * One SVG: for each lane, how long the wait is (down the side, minutes) of the share of visitors along the foot, for each
 * order of calling. Lower is shorter.
 */
export function chartsOf({ result, samples }: Simulated): string {
	const width = PANEL.left + LANES.length * (PANEL.width + PANEL.gap)
	const height = PANEL.top + PANEL.height + 64
	const shown = ORDERS.filter(([order]) => samples[order] && LANES.some((lane) => samples[order]?.[lane].length))
	const legend = shown.map(
		([, name, colour, dash], i) =>
			`<line x1="${PANEL.left + i * 150}" y1="30" x2="${PANEL.left + 28 + i * 150}" y2="30" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/><text x="${PANEL.left + 34 + i * 150}" y="34">${name}</text>`,
	)
	const panels = LANES.map((lane, i) =>
		panel(
			lane,
			PANEL.left + i * (PANEL.width + PANEL.gap),
			shown.map(([order]) => samples[order]),
			shown,
		),
	)
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="12" fill="#222">`,
		`<title>Waits by lane: ${result.site}, ${result.days} days</title><rect width="100%" height="100%" fill="#fff"/>`,
		...legend,
		...panels,
		'</svg>\n',
	].join('\n')
}

function panel(lane: Lane, left: number, waits: readonly (WaitSamples | undefined)[], shown: readonly (typeof ORDERS)[number][]): string {
	const { width, height, top } = PANEL
	const bottom = top + height
	const most = Math.max(10, ...waits.map((by) => (percentile(by?.[lane] ?? [], 0.98) ?? 0) / 60_000))
	const step = [5, 10, 20, 30, 60, 120].find((minutes) => most / minutes <= 6) ?? 240
	const y = (minutes: number) => bottom - (Math.min(minutes, most) / most) * height
	const grid = Array.from({ length: Math.floor(most / step) + 1 }, (_, i) => i * step).map(
		(m) =>
			`<line x1="${left}" y1="${round(y(m))}" x2="${left + width}" y2="${round(y(m))}" stroke="#ddd"/><text x="${left - 6}" y="${round(y(m) + 4)}" text-anchor="end">${m}</text>`,
	)
	const shares = [0, 0.25, 0.5, 0.75, 1].map(
		(s) => `<text x="${left + s * width}" y="${bottom + 18}" text-anchor="middle">${s * 100} %</text>`,
	)
	const lines = waits.map((by, i) => {
		const [, , colour, dash] = shown[i] as (typeof ORDERS)[number]
		const points = Array.from({ length: STEPS + 1 }, (_, s) => {
			const wait = (percentile(by?.[lane] ?? [], Math.min(0.98, s / STEPS)) ?? 0) / 60_000
			return `${round(left + Math.min(0.98, s / STEPS) * width)},${round(y(wait))}`
		})
		return by?.[lane].length
			? `<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}"/>`
			: ''
	})
	return [`<text x="${left}" y="${top - 6}" font-weight="bold">${lane}, minutes</text>`, ...grid, ...shares, ...lines].join('\n')
}

const round = (x: number): number => Math.round(x * 10) / 10
