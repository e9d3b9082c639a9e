import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { ExportSource, FileFormat, ImportKind } from '../../contract/imports.ts'
import { require, type Env } from './caller.ts'
import { refusals } from './documents.ts'
import { mayBring } from './imports.ts'
import { Refused } from './problem.ts'

export interface ExportParts {
	/** One kind of list as a file. */
	list: (asked: { kind: ImportKind; format: FileFormat; from: ExportSource }) => Promise<Uint8Array>
	/** The book of procedures as PDF. */
	guide: (from: Exclude<ExportSource, 'template'>) => Promise<Uint8Array>
	/** Of the centre, for names of files. */
	centreId: () => string
}

const TYPES: Readonly<Record<FileFormat | 'pdf', string>> = {
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	csv: 'text/csv; charset=utf-8',
	json: 'application/json; charset=utf-8',
	pdf: 'application/pdf',
}
const NAMES: Readonly<Record<ImportKind | 'guide', string>> = {
	procedures: 'thu-tuc',
	people: 'can-bo',
	centre: 'thiet-lap',
	guide: 'so-tay-thu-tuc',
}
const file = z.string().meta({ format: 'binary' })
const routes = {
	guide: createRoute({
		method: 'get',
		path: '/exports/guide.pdf',
		summary: 'The book of all procedures, by field, A4',
		request: { query: z.object({ from: ExportSource.exclude(['template']).default('current') }) },
		responses: { 200: { description: 'The book', content: { 'application/pdf': { schema: file } } }, ...refusals },
	}),
	list: createRoute({
		method: 'get',
		path: '/exports/{file}',
		summary: 'A list as XLSX, CSV or JSON, which an import reads back; `from=template` is an empty one',
		request: {
			params: z.object({ file: z.string().regex(/^(?:procedures|people|centre)\.(?:xlsx|csv|json)$/) }),
			query: z.object({ from: ExportSource.default('current') }),
		},
		responses: { 200: { description: 'The file', content: { 'application/octet-stream': { schema: file } } }, ...refusals },
	}),
}

export function exportRoutes(app: OpenAPIHono<Env>, { list, guide, centreId }: ExportParts): void {
	const headers = (name: keyof typeof NAMES, type: keyof typeof TYPES) => ({
		'content-type': TYPES[type],
		'content-disposition': `attachment; filename="${NAMES[name]}-${centreId()}.${type}"`,
	})
	app.openapi(routes.guide, async (c) => {
		require(c.var.caller, 'configure', 'read-views')
		return c.body(new Uint8Array(await guide(c.req.valid('query').from)), 200, headers('guide', 'pdf'))
	})
	app.openapi(routes.list, async (c) => {
		const [kind, format] = c.req.valid('param').file.split('.') as [ImportKind, FileFormat]
		mayBring(c.var.caller, kind)
		if (kind === 'centre' && format === 'csv') throw new Refused('not-found', 'a whole centre has several tables: ask for xlsx or json')
		const bytes = await list({ kind, format, from: c.req.valid('query').from })
		return c.body(new Uint8Array(bytes), 200, headers(kind, format))
	})
}
