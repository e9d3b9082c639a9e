import type { CommandOf } from '../../contract/commands.ts'
import type { Notice } from '../../contract/notices.ts'
import { accept, refuse, type Context, type Day, type Decision } from './day.ts'
import { isOver, optional } from './notice-board.ts'

/** Standing at one time, so that each still has its turn. */
const AT_MOST = 40

export function postNotice(day: Day, command: CommandOf<'PostNotice'>, { at }: Context): Decision {
	const { noticeId, text, from, until, displayIds } = command
	const unknown = unknownDisplay(day, displayIds)
	if (unknown !== undefined) return refuse('invalid-command', `displayIds: no display ${unknown}`)
	if (from !== undefined && until !== undefined && until <= from) return refuse('invalid-command', 'until: must be after from')
	if (until !== undefined && until <= at) return refuse('too-late')
	const { posted } = day.notices
	const standing = [...posted.values()].filter((n) => n.noticeId !== noticeId && !isOver(n, at))
	if (standing.length >= AT_MOST) return refuse('invalid-command', `no more than ${AT_MOST} notices at one time: withdraw one first`)
	const notice: Notice = { noticeId, text, ...optional({ from, until, displayIds }) }
	if (isSame(posted.get(noticeId), notice)) return accept()
	return accept({ type: 'NoticePosted', ...notice })
}

export function withdrawNotice(day: Day, { noticeId }: CommandOf<'WithdrawNotice'>): Decision {
	return day.notices.posted.has(noticeId) ? accept({ type: 'NoticeWithdrawn', noticeId }) : refuse('notice-not-found')
}

export function raiseEmergency(day: Day, { text, displayIds }: CommandOf<'RaiseEmergency'>): Decision {
	const unknown = unknownDisplay(day, displayIds)
	if (unknown !== undefined) return refuse('invalid-command', `displayIds: no display ${unknown}`)
	return accept({ type: 'EmergencyRaised', text, ...optional({ displayIds }) })
}

export const endEmergency = (day: Day): Decision =>
	day.notices.emergency ? accept({ type: 'EmergencyEnded' }) : refuse('notice-not-found', 'no emergency is on')

const isSame = (a: Notice | undefined, b: Notice): boolean => JSON.stringify(a) === JSON.stringify(b)

function unknownDisplay(day: Day, displayIds: readonly string[] | undefined): string | undefined {
	return displayIds?.find((id) => !day.setup.centre.displays.some((d) => d.id === id))
}
