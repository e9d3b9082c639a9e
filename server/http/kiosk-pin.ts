import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { KioskPin, KioskPinState } from '../../contract/accounts.ts'
import type { KioskPins } from '../ports/people.ts'
import { require, type Env } from './caller.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

const request = { body: body(KioskPin) }
const routes = {
	show: createRoute({
		method: 'get',
		path: '/kiosk-pin',
		summary: 'Whether the kiosks’ own settings have a PIN',
		responses: { 200: json(KioskPinState, 'Not the PIN'), ...refusals },
	}),
	set: createRoute({
		method: 'put',
		path: '/kiosk-pin',
		summary: 'Set what opens the kiosks’ own settings',
		request,
		responses: { 204: nothing('It is in force'), ...refusals },
	}),
	check: createRoute({
		method: 'post',
		path: '/kiosk-pin/check',
		summary: 'A kiosk asks whether a PIN is right; after five wrong ones it waits',
		request,
		responses: { 204: nothing('It is right'), ...refusals },
	}),
}

export function kioskPinRoutes(app: OpenAPIHono<Env>, pins: KioskPins): void {
	app.openapi(routes.show, (c) => {
		require(c.var.caller, 'manage-devices')
		return c.json({ isSet: pins.isSet() }, 200)
	})
	app.openapi(routes.set, async (c) => {
		require(c.var.caller, 'manage-devices')
		if (!(await pins.set(c.req.valid('json').pin))) throw new Refused('weak-password', 'the same digit, or digits in a row')
		return c.body(null, 204)
	})
	app.openapi(routes.check, async (c) => {
		const { actor, credential } = c.var.caller
		if (actor.kind !== 'kiosk') throw new Refused(credential === undefined ? 'not-signed-in' : 'not-permitted')
		const checked = await pins.check(actor.id, c.req.valid('json').pin)
		if (!checked.ok) return problem(c, checked.code, undefined, checked.retryAt)
		return c.body(null, 204)
	})
}
