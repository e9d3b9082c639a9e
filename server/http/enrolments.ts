import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import { rateLimiter } from 'hono-rate-limiter'
import { Approval, Device, Enrolment, NewEnrolment } from '../../contract/api.ts'
import type { Clock } from '../ports/core.ts'
import type { DeviceRow, Enrolments, Presence, ScreenStates } from '../ports/screens.ts'
import { addressOf } from './address.ts'
import { require, type Env } from './caller.ts'
import { body, json, refusals } from './documents.ts'
import { problem, Refused } from './problem.ts'

/** Requests to be enrolled a minute from one place: a hall of screens starting together, not a flood. */
const ASKS_A_MINUTE = 120

export interface EnrolmentParts {
	enrolments: Enrolments
	screens: ScreenStates
	presence: Presence
	clock: Clock
	log: (message: string, details: object) => void
}

const routes = {
	ask: createRoute({
		method: 'post',
		path: '/enrolments',
		summary: 'A screen asks to be enrolled and shows the six digits',
		request: { body: body(NewEnrolment) },
		responses: { 201: json(Enrolment, 'The digits to show, and the id to ask with'), ...refusals },
	}),
	poll: createRoute({
		method: 'get',
		path: '/enrolments/{enrolmentId}',
		summary: 'Whether it was approved; the token is told once',
		request: { params: z.object({ enrolmentId: z.string().max(100) }) },
		responses: { 200: json(Enrolment, 'Pending, or approved with the token'), ...refusals },
	}),
	approve: createRoute({
		method: 'post',
		path: '/approvals',
		summary: 'An administrator types the digits that a screen shows',
		request: { body: body(Approval) },
		responses: { 201: json(Device, 'The device enrolled'), ...refusals },
	}),
}

/** A device as an administrator sees it. */
export function cardsOf({ screens, presence, clock }: Pick<EnrolmentParts, 'screens' | 'presence' | 'clock'>): (row: DeviceRow) => Device {
	return ({ deviceId, kind, id, label, enrolledAt, lastSeenAt }: DeviceRow): Device => {
		const online = presence.isOnline('device', deviceId)
		const { since, shown } = screens.of(deviceId, presence.newest(kind, id))
		return {
			...{ deviceId, kind, id, label, enrolledAt, lastSeenAt: online ? clock.now() : lastSeenAt, online },
			...(since !== undefined && { since }),
			...(online && shown && { shown }),
		}
	}
}

/** How a screen is let in: it asks, shows six digits, and an administrator types them. */
export function enrolmentRoutes(app: OpenAPIHono<Env>, parts: EnrolmentParts): void {
	const { enrolments, log } = parts
	const toDevice = cardsOf(parts)
	const limiter = rateLimiter<Env>({
		windowMs: 60_000,
		limit: ASKS_A_MINUTE,
		keyGenerator: addressOf,
		handler: (c) => problem(c, 'too-many-requests'),
	})
	app.on('POST', '/enrolments', limiter)
	app.openapi(routes.ask, (c) => {
		const { kind, id } = c.req.valid('json')
		const enrolment = enrolments.ask(kind, id, addressOf(c))
		if (!enrolment) throw new Refused('too-many-requests')
		return c.json(enrolment, 201)
	})
	app.openapi(routes.poll, (c) => {
		const enrolment = enrolments.find(c.req.valid('param').enrolmentId)
		if (!enrolment) throw new Refused('not-found')
		return c.json(enrolment, 200)
	})
	app.openapi(routes.approve, (c) => {
		require(c.var.caller, 'manage-devices')
		const { code, label } = c.req.valid('json')
		const row = enrolments.approve(code, label)
		if (!row) throw new Refused('not-found', 'no screen shows these digits now')
		log('device enrolled', { kind: row.kind, id: row.id, by: c.var.caller.actor.name })
		return c.json(toDevice(row), 201)
	})
}
