import { tenYears, FIRST_DAY } from './make-history.ts'
import { createHistory } from '../../server/reports/history.ts'
import { openTables } from '../../server/reports/tables.ts'
import { report } from '../../server/reports/report.ts'
import { visits } from '../../server/reports/visits.ts'
import { ReportQuery, VisitsQuery } from '../../contract/reports.ts'
import { Targets } from '../../contract/targets.ts'
const cpu = () => { const u = process.cpuUsage(); return (u.user + u.system) / 1000 }
const only = process.argv[2]
const { path, lastDay } = tenYears(console.log)
const tables = openTables(path)
const source = { head: () => 0, after: () => [], ofDay: () => [], setupBefore: () => undefined, hashAt: () => '', close() {} }
const h = createHistory(source, tables)
h.step()
const targets = Targets.parse({})
const period = { from: FIRST_DAY, to: lastDay }
const qs: [string, object][] = [
 ['all', {}], ['by month', { by: ['month'] }], ['by day', { by: ['day'] }], ['by service', { by: ['service'] }], ['by officer', { by: ['officer'] }],
 ['by procedure', { by: ['procedure'] }], ['hour×weekday', { by: ['hour', 'weekday'] }], ['service×month', { by: ['service', 'month'] }], ['procedure×year', { by: ['procedure', 'year'] }], ['procedure×weekday', { by: ['procedure', 'weekday'] }], ['everything by officer', { by: ['officer'], parts: ['volumes', 'waits', 'services', 'stays', 'ratings'] }],
 ['one service by day', { by: ['day'], service: ['ho-tich'] }], ['volumes by year', { by: ['year'], parts: ['volumes'] }], ['waits by hour', { by: ['hour'], parts: ['waits'] }], ['ratings by month', { by: ['month'], parts: ['ratings'] }],
 ['this year v last', { from: '2025-01-01', to: '2025-12-31', compareFrom: '2024-01-01', compareTo: '2024-12-31', by: ['month'] }],
 ['five v five', { to: '2020-12-31', compareFrom: '2021-01-01', compareTo: lastDay, by: ['month'] }],
 ['month', { from: '2025-07-01', to: '2025-07-31', by: ['day'] }],
]
for (const [name, q] of qs) {
	if (only && !name.includes(only)) continue
	const times: number[] = []
	let rows = 0
	for (let i = 0; i < 5; i++) { const t = cpu(); const a = report(h, ReportQuery.parse({ ...period, ...q }), { targets, now: Date.now() }); rows = a.rows.length; times.push(cpu() - t); if (i === 0 && name === 'all') console.log(JSON.stringify(a.total)) }
	console.log(name.padEnd(20), rows, times.map((t) => Math.round(t)).join(' '))
}
for (const kind of ['issued', 'overTarget'] as const) { const t = performance.now(); const a = visits(h, VisitsQuery.parse({ ...period, of: kind, after: 3000000 }), { targets, now: 0 }); console.log(kind, a.total, a.visits.length, Math.round(performance.now() - t)) }
console.log(process.memoryUsage().rss / 1e6)
