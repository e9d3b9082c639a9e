import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { ProblemCode } from '../../contract/problems.ts'
import { NewReportPack, ReportPack, ReportPacks } from '../../contract/report-packs.ts'
import { ReportQuery } from '../../contract/reports.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { Refused } from './problem.ts'

type Format = 'xlsx' | 'csv' | 'pdf'
type Trouble = { ok: false; code: ProblemCode; detail?: string }

export interface ReportFileParts {
	/** A report as a file; `only`: one of its tables. */
	file: (format: Format, asked: { query: ReportQuery; only: string | undefined }) => Promise<{ ok: true; value: Uint8Array } | Trouble>
	packs: {
		list: () => ReportPacks
		make: (month: string) => Promise<{ ok: true; pack: ReportPack } | Trouble>
		open: (file: string) => Uint8Array<ArrayBuffer> | undefined
	}
	/** Of the centre, for names of files. */
	centreId: () => string
}

const TYPES: Readonly<Record<Format, string>> = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv; charset=utf-8',
	pdf: 'application/pdf',
}
const TABLES = [
	'report',
	'summary',
	'arrivals',
	'waits',
	'ratings',
	'within',
	'endings',
	'reasons',
	'lanes',
	'channels',
	'week',
	'trend',
	'officers',
]
const binary = {
	200: { description: 'The file', content: { 'application/octet-stream': { schema: z.string().meta({ format: 'binary' }) } } },
}

const routes = {
	file: createRoute({
		method: 'get',
		path: '/reports/files/{file}',
		summary:
			'What the page of the reports shows, as a file; `report` is all of it, other names are one table. `by` and `parts` say nothing here',
		request: {
			params: z.object({ file: z.string().regex(new RegExp(`^(?:${TABLES.join('|')})\\.(?:xlsx|csv|pdf)$`)) }),
			query: ReportQuery,
		},
		responses: { ...binary, ...refusals },
	}),
	packs: createRoute({
		method: 'get',
		path: '/reports/packs',
		summary: 'Reports of whole months that have been made',
		responses: { 200: json(ReportPacks, 'Newest month first'), ...refusals },
	}),
	make: createRoute({
		method: 'post',
		path: '/reports/packs',
		summary: 'Makes the report of a month that is over',
		request: { body: body(NewReportPack) },
		responses: { 201: json(ReportPack, 'It is there'), ...refusals },
	}),
	pack: createRoute({
		method: 'get',
		path: '/reports/packs/{file}',
		summary: 'A file of a month’s report, `2026-10.pdf` or `2026-10.xlsx`',
		request: { params: z.object({ file: z.string().regex(/^\d{4}-\d\d\.(?:xlsx|pdf)$/) }) },
		responses: { ...binary, ...refusals },
	}),
}

export function reportFileRoutes(app: OpenAPIHono<Env>, { file, packs, centreId }: ReportFileParts): void {
	const headers = (name: string, format: Format) => ({
		'content-type': TYPES[format],
		'content-disposition': `attachment; filename="${name}-${centreId()}.${format}"`,
	})
	app.openapi(routes.file, async (c) => {
		require(c.var.caller, 'read-reports')
		const [table, format] = c.req.valid('param').file.split('.') as [string, Format]
		const query = c.req.valid('query')
		const made = await file(format, { query, only: table === 'report' ? undefined : table })
		if (!made.ok) throw new Refused(made.code, made.detail)
		const name = `bao-cao${table === 'report' ? '' : `-${table}`}-${query.from}-${query.to}`
		return c.body(new Uint8Array(made.value), 200, headers(name, format))
	})
	app.openapi(routes.packs, (c) => {
		require(c.var.caller, 'read-reports')
		return c.json(packs.list(), 200)
	})
	app.openapi(routes.make, async (c) => {
		require(c.var.caller, 'read-reports')
		const made = await packs.make(c.req.valid('json').month)
		if (!made.ok) throw new Refused(made.code, made.detail)
		return c.json(made.pack, 201)
	})
	app.openapi(routes.pack, (c) => {
		require(c.var.caller, 'read-reports')
		const { file: name } = c.req.valid('param')
		const bytes = packs.open(name)
		if (!bytes) throw new Refused('not-found')
		const [month = '', format] = name.split('.') as [string, Format]
		return c.body(bytes, 200, headers(`giao-ban-${month}`, format))
	})
}
