import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { Device, DeviceList, EnrolledDevice, NewDevice } from '../../contract/api.ts'
import { ChangeDevice, RestartAnswer } from '../../contract/screens.ts'
import type { DeviceStates } from '../ports/printing.ts'
import type { DeviceStore } from '../ports/screens.ts'
import { require, type Env } from './caller.ts'
import { body, json, nothing, refusals } from './documents.ts'
import { cardsOf, type EnrolmentParts } from './enrolments.ts'
import { Refused } from './problem.ts'

export interface DeviceParts extends EnrolmentParts {
	devices: DeviceStore
	states: DeviceStates
	version: string
	/** The newest press of a device that was refused today. */
	refusedAt: (deviceId: string) => { at: number; code: string } | undefined
}

const routes = {
	list: createRoute({
		method: 'get',
		path: '/devices',
		summary: 'Screens and agents, screens that ask to be enrolled, printers and pads',
		responses: { 200: json(DeviceList, 'All of them'), ...refusals },
	}),
	enrol: createRoute({
		method: 'post',
		path: '/devices',
		summary: 'Enrol a device by hand; its token is shown once',
		request: { body: body(NewDevice) },
		responses: { 201: json(EnrolledDevice, 'The device and its token'), ...refusals },
	}),
	revoke: createRoute({
		method: 'delete',
		path: '/devices/{deviceId}',
		summary: 'Revoke a device: its token and its sockets end at once',
		request: { params: z.object({ deviceId: z.string() }) },
		responses: { 204: nothing('Revoked'), ...refusals },
	}),
	change: createRoute({
		method: 'patch',
		path: '/devices/{deviceId}',
		summary: 'Label a device, or make it another place of its kind: its page follows by itself',
		request: { params: z.object({ deviceId: z.string() }), body: body(ChangeDevice) },
		responses: { 200: json(Device, 'As it is now'), ...refusals },
	}),
	restart: createRoute({
		method: 'post',
		path: '/devices/{deviceId}/restart',
		summary: 'A screen loads itself anew once nobody is disturbed; an agent begins anew with its devices',
		request: { params: z.object({ deviceId: z.string() }) },
		responses: { 200: json(RestartAnswer, 'Whether it was told, and what an agent answered'), ...refusals },
	}),
}

export function deviceRoutes(app: OpenAPIHono<Env>, parts: DeviceParts): void {
	const { enrolments, devices, states, presence, clock, refusedAt, log } = parts
	const toDevice = cardsOf(parts)
	const withRefused = (device: ReturnType<DeviceStates['all']>[number]) => {
		const refused = refusedAt(device.deviceId)
		return refused ? { ...device, refused: { at: refused.at, code: refused.code } } : device
	}
	app.openapi(routes.list, (c) => {
		require(c.var.caller, 'manage-devices', 'read-views')
		const hardware = states.all().map(withRefused)
		return c.json({ version: parts.version, devices: devices.list().map(toDevice), pending: enrolments.pending(), hardware }, 200)
	})
	app.openapi(routes.enrol, (c) => {
		require(c.var.caller, 'manage-devices')
		const { kind, id, label } = c.req.valid('json')
		const enrolled = enrolments.enrol(kind, id, label)
		log('device enrolled', { kind, id, by: c.var.caller.actor.name })
		return c.json(enrolled, 201)
	})
	app.openapi(routes.revoke, (c) => {
		// A screen may give itself up: it shows its digits again.
		const mine = c.req.valid('param').deviceId === 'mine' ? c.var.caller.deviceId : undefined
		if (mine === undefined) require(c.var.caller, 'manage-devices')
		const deviceId = mine ?? c.req.valid('param').deviceId
		if (!devices.revoke(deviceId, clock.now())) throw new Refused('not-found')
		presence.drop(`device:${deviceId}`)
		log('device revoked', { deviceId, by: c.var.caller.actor.name })
		return c.body(null, 204)
	})
	app.openapi(routes.change, (c) => {
		require(c.var.caller, 'manage-devices')
		const { deviceId } = c.req.valid('param')
		const before = devices.find(deviceId)?.id
		const row = enrolments.change(deviceId, c.req.valid('json'))
		if (row === 'not-found') throw new Refused('not-found')
		if (row === 'no-such-place') throw new Refused('invalid-command', 'place: the set-up has no such place for this kind of device')
		if (row.id !== before) presence.move(deviceId)
		log('device changed', { deviceId, id: row.id, label: row.label, by: c.var.caller.actor.name })
		return c.json(toDevice(row), 200)
	})
	app.openapi(routes.restart, async (c) => {
		require(c.var.caller, 'manage-devices')
		const row = devices.find(c.req.valid('param').deviceId)
		if (!row || row.revokedAt !== null) throw new Refused('not-found')
		log('device restarted', { deviceId: row.deviceId, id: row.id, by: c.var.caller.actor.name })
		if (row.kind === 'agent') return c.json({ outcome: await presence.order(row.deviceId, { order: 'restart' }) }, 200)
		return c.json({ outcome: presence.restart(row.deviceId) ? ('sent' as const) : ('absent' as const) }, 200)
	})
}
