import type { PublicFigures } from '../../contract/public-figures.ts'
import { writeCsv } from './write-csv.ts'

const HEAD = ['period', 'from', 'to', 'satisfied_percent', 'satisfied', 'ratings', 'unanswered', 'target_percent', 'counted_at']

/** The public figure as a table. Where there are too few ratings the cells are empty. */
export const publicTable = ({ periods, target, at }: PublicFigures): Uint8Array =>
	writeCsv([
		HEAD,
		...periods.map(({ period, from, to, satisfied }) => [
			...[period, from, to, satisfied?.percent?.toFixed(2) ?? ''],
			...[satisfied?.count, satisfied?.n, satisfied?.unanswered].map((count) => String(count ?? '')),
			...[target.toFixed(2), new Date(at).toISOString()],
		]),
	])
