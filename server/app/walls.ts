import type { WallList } from '../../contract/walls.ts'
import { emergencyFor, noticesFor, type Notices } from '../domain/notice-board.ts'
import type { CentreSource, Clock } from '../ports/core.ts'
import type { Presence } from '../ports/screens.ts'

export interface WallParts {
	centre: Pick<CentreSource, 'current'>
	notices: () => Notices
	presence: Pick<Presence, 'isOnline'>
	clock: Clock
}

/** Notices, the emergency, and which display shows what, as it stands now. */
export function listWalls({ centre, notices, presence, clock }: WallParts): WallList {
	const { posted, emergency } = notices()
	const at = clock.now()
	const walls = centre.current().displays.map(({ id, label, layout }) => ({
		...{ id, label, layout, online: presence.isOnline('display', id) },
		// A sign has no room for notices; of what is told it shows an emergency alone.
		noticeIds: layout === 'sign' ? [] : noticesFor(notices(), id, at).map(({ noticeId }) => noticeId),
		emergency: emergencyFor(notices(), id) !== undefined,
	}))
	return {
		at,
		notices: [...posted.values()].reverse(),
		...(emergency && { emergency: { ...emergency, displayIds: emergency.displayIds && [...emergency.displayIds] } }),
		walls,
	}
}
