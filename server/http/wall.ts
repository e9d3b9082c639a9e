import { createRoute, type OpenAPIHono } from '@hono/zod-openapi'
import { WallList } from '../../contract/walls.ts'
import { emergencyFor, noticesFor, type Notices } from '../domain/notices.ts'
import type { CentreSource, Clock, Presence } from '../ports.ts'
import { require, type Env } from './caller.ts'
import { json, refusals } from './documents.ts'

export interface WallParts {
	centre: CentreSource
	notices: () => Notices
	presence: Pick<Presence, 'isOnline'>
	clock: Clock
}

const route = createRoute({
	method: 'get',
	path: '/walls',
	summary: 'Notices, the emergency, and which display shows what',
	responses: { 200: json(WallList, 'As it stands now'), ...refusals },
})

export function wallRoutes(app: OpenAPIHono<Env>, { centre, notices, presence, clock }: WallParts): void {
	app.openapi(route, (c) => {
		require(c.var.caller, 'notices', 'read-views')
		const now = notices()
		const at = clock.now()
		const walls = centre.current().displays.map(({ id, label, layout }) => ({
			...{ id, label, layout, online: presence.isOnline('display', id) },
			noticeIds: noticesFor(now, id, at).map(({ noticeId }) => noticeId),
			emergency: emergencyFor(now, id) !== undefined,
		}))
		const { emergency } = now
		return c.json(
			{ at, notices: [...now.posted.values()].reverse(), ...(emergency && { emergency: { ...emergency } }), walls } as WallList,
			200,
		)
	})
}
