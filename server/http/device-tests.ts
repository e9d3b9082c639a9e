import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { DeviceTest, type AgentAnswer } from '../../contract/screens.ts'
import type { CentreSource } from '../ports/core.ts'
import type { Caller } from '../ports/people.ts'
import type { DeviceTests } from '../ports/screens.ts'
import { require, requireKnown, type Env } from './caller.ts'
import { json, nothing, refusals } from './documents.ts'
import { Refused } from './problem.ts'

export interface DeviceTestParts {
	tests: DeviceTests
	centre: CentreSource
	/** A new roll was put in; `cannot` when nobody looks after that printer. */
	newRoll: (printerId: string) => Promise<AgentAnswer>
}

const begun = { 202: json(DeviceTest, 'Begun; how it ends is asked for by its id'), ...refusals }
const id = z.object({ id: z.string().max(64) })
const routes = {
	print: createRoute({
		method: 'post',
		path: '/printers/{id}/test',
		summary: 'Print a slip on trial: an administrator, or the kiosk whose printer it is',
		request: { params: id },
		responses: begun,
	}),
	roll: createRoute({
		method: 'post',
		path: '/printers/{id}/roll',
		summary: 'A new roll was put in: paper is counted from here',
		request: { params: id },
		responses: { 204: nothing('Counted from here'), ...refusals },
	}),
	call: createRoute({
		method: 'post',
		path: '/displays/{id}/test-call',
		summary: 'Let a wall speak on trial: no number, no fact',
		request: { params: id },
		responses: begun,
	}),
	find: createRoute({
		method: 'get',
		path: '/tests/{testId}',
		summary: 'How a slip or a call on trial ended',
		request: { params: z.object({ testId: z.string().max(64) }) },
		responses: { 200: json(DeviceTest, 'Running, or done'), ...refusals },
	}),
}

/** Devices on trial. A kiosk may use its own printer: its token prints tickets anyway, so a PIN would guard nothing here. */
export function deviceTestRoutes(app: OpenAPIHono<Env>, { tests, centre, newRoll }: DeviceTestParts): void {
	const requirePrinter = (caller: Caller, printerId: string): void => {
		const own = centre.current().kiosks.some((kiosk) => kiosk.id === caller.actor.id && kiosk.printerId === printerId)
		if (!(caller.actor.kind === 'kiosk' && own)) require(caller, 'manage-devices')
		if (!tests.hasPrinter(printerId)) throw new Refused('not-found')
	}
	app.openapi(routes.print, (c) => {
		const { id: printerId } = c.req.valid('param')
		requirePrinter(c.var.caller, printerId)
		const test = tests.print(printerId)
		if (!test) throw new Refused('too-soon')
		return c.json(test, 202)
	})
	app.openapi(routes.roll, async (c) => {
		const { id: printerId } = c.req.valid('param')
		requirePrinter(c.var.caller, printerId)
		if ((await newRoll(printerId)) === 'cannot') throw new Refused('not-found', 'no machine has this printer now')
		return c.body(null, 204)
	})
	app.openapi(routes.call, (c) => {
		require(c.var.caller, 'manage-devices')
		const { id: displayId } = c.req.valid('param')
		if (!centre.current().displays.some((display) => display.id === displayId)) throw new Refused('not-found')
		return c.json(tests.call(displayId), 202)
	})
	app.openapi(routes.find, (c) => {
		requireKnown(c.var.caller)
		const test = tests.find(c.req.valid('param').testId)
		if (!test) throw new Refused('not-found')
		return c.json(test, 200)
	})
}
