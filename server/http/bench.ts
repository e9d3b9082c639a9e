import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { Bench, BenchFault, BenchKey, BenchPower, BenchPress, BenchScan } from '../../contract/api.ts'
import type { CentreSource, Outcome } from '../ports/core.ts'
import type { BenchPort } from '../ports/printing.ts'
import type { Env } from './caller.ts'
import { body, json, nothing, png, refusals } from './documents.ts'
import { Refused } from './problem.ts'

const params = z.object({ id: z.string().max(64) })
const routes = {
	show: createRoute({
		method: 'get',
		path: '/bench',
		summary: 'The demo’s simulated devices',
		responses: { 200: json(Bench, 'Printers with their paper, pads'), ...refusals },
	}),
	fault: createRoute({
		method: 'put',
		path: '/bench/printers/{id}/fault',
		summary: 'Make a simulated printer fail, or mend it',
		request: { params, body: body(BenchFault) },
		responses: { 204: nothing('Set'), ...refusals },
	}),
	press: createRoute({
		method: 'post',
		path: '/bench/pads/{id}/press',
		summary: 'Press a button of a simulated pad',
		request: { params, body: body(BenchPress) },
		responses: { 204: nothing('Pressed'), ...refusals },
	}),
	power: createRoute({
		method: 'put',
		path: '/bench/printers/{id}/power',
		summary: 'Turn a simulated printer off or on',
		request: { params, body: body(BenchPower) },
		responses: { 204: nothing('Done'), ...refusals },
	}),
	key: createRoute({
		method: 'post',
		path: '/bench/keypads/{id}/press',
		summary: 'Press a key of a simulated keypad',
		request: { params, body: body(BenchKey) },
		responses: { 204: nothing('Pressed'), ...refusals },
	}),
	scan: createRoute({
		method: 'post',
		path: '/bench/scanners/{id}/scan',
		summary: 'Show a code to a simulated scanner',
		request: { params, body: body(BenchScan) },
		responses: { 204: nothing('Read'), ...refusals },
	}),
	slip: createRoute({
		method: 'get',
		path: '/bench/slips/{file}',
		summary: 'The paper that came out: {jobId}.png',
		request: { params: z.object({ file: z.string().max(80) }) },
		responses: { 200: png('As decoded from the bytes the printer took'), ...refusals },
	}),
}

/** The page of simulated devices. Only in the demo, which is on loopback alone. */
export function benchRoutes(app: OpenAPIHono<Env>, bench: BenchPort, centre: CentreSource): void {
	app.use('/bench/*', async (_, next) => {
		if (!centre.current().demo) throw new Refused('not-found')
		await next()
	})
	app.openapi(routes.show, (c) =>
		c.json(
			{
				printers: bench.printers(),
				pads: bench.pads(),
				keypads: bench.keypads(),
				scanners: bench.scanners(),
				levels: centre.current().rating.levels.map(({ level, name }) => ({ level, name })),
			},
			200,
		),
	)
	app.openapi(routes.fault, (c) => {
		if (!bench.setFault(c.req.valid('param').id, c.req.valid('json').fault)) throw new Refused('not-found')
		return c.body(null, 204)
	})
	app.openapi(routes.power, (c) => {
		if (!bench.setPower(c.req.valid('param').id, c.req.valid('json').on)) throw new Refused('not-found')
		return c.body(null, 204)
	})
	app.openapi(routes.press, async (c) => {
		const { id } = c.req.valid('param')
		if (!bench.pads().some((pad) => pad.id === id)) throw new Refused('not-found')
		await accepted(bench.press(id, c.req.valid('json').level))
		return c.body(null, 204)
	})
	app.openapi(routes.key, async (c) => {
		const { id } = c.req.valid('param')
		if (!bench.keypads().some((keypad) => keypad.id === id)) throw new Refused('not-found')
		await accepted(bench.pressKey(id, c.req.valid('json').action))
		return c.body(null, 204)
	})
	app.openapi(routes.scan, (c) => {
		if (!bench.scan(c.req.valid('param').id, c.req.valid('json').text)) throw new Refused('not-found')
		return c.body(null, 204)
	})
	app.openapi(routes.slip, (c) => {
		const jobId = c.req.valid('param').file.replace(/\.png$/, '')
		const bytes = bench.slipPng(jobId)
		if (!bytes) throw new Refused('not-found')
		return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-type': 'image/png', 'cache-control': 'private, max-age=3600' })
	})
}

/** What became of a press; none is one that was taken for a bounce. */
async function accepted(pressed: Promise<Outcome> | undefined): Promise<void> {
	const outcome = await pressed
	if (!outcome) throw new Refused('too-soon', 'no such button, or pressed too soon after another press')
	if (!outcome.ok) throw new Refused(outcome.code, outcome.detail)
}
