import Activity from '@lucide/svelte/icons/activity'
import BookText from '@lucide/svelte/icons/book-text'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import CalendarDays from '@lucide/svelte/icons/calendar-days'
import ChartColumn from '@lucide/svelte/icons/chart-column'
import DoorOpen from '@lucide/svelte/icons/door-open'
import LayoutGrid from '@lucide/svelte/icons/layout-grid'
import ListOrdered from '@lucide/svelte/icons/list-ordered'
import ShieldAlert from '@lucide/svelte/icons/shield-alert'
import MessageCircleQuestionMark from '@lucide/svelte/icons/message-circle-question-mark'
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone'
import Scale from '@lucide/svelte/icons/scale'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import Target from '@lucide/svelte/icons/target'
import TvMinimal from '@lucide/svelte/icons/tv-minimal'
import RotateCcwClock from '@lucide/svelte/icons/rotate-ccw-clock'
import Route from '@lucide/svelte/icons/route'
import Users from '@lucide/svelte/icons/users'
import type { Session } from '../contract/api.ts'
import type { GROUP_NAMES, SECTIONS } from './words.ts'

export type SectionId = keyof typeof SECTIONS

/** The menu's four parts, in this order. */
export const GROUPS = ['now', 'figures', 'setup', 'audit'] as const satisfies readonly (keyof typeof GROUP_NAMES)[]
export type Group = (typeof GROUPS)[number]

interface Section {
	id: SectionId
	group: Group
	icon: typeof Activity
	isFor: (session: Session) => boolean
	/** Has the page to itself: no menu beside it, and no line in the menu. */
	whole?: boolean
}

const ALL: readonly Section[] = [
	{ id: 'today', group: 'now', icon: Activity, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'whatif', group: 'now', icon: DoorOpen, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'walls', group: 'now', icon: TvMinimal, isFor: ({ permissions }) => permissions.includes('notices') },
	{ id: 'bookings', group: 'now', icon: CalendarClock, isFor: ({ permissions }) => permissions.includes('book') },
	{ id: 'reports', group: 'figures', icon: ChartColumn, isFor: ({ permissions }) => permissions.includes('read-reports') },
	{ id: 'forecast', group: 'figures', icon: Target, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'ratings', group: 'figures', icon: MessageCircleQuestionMark, isFor: ({ permissions }) => permissions.includes('read-reports') },
	{ id: 'setup', group: 'setup', icon: SlidersHorizontal, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'wizard', group: 'setup', icon: Route, isFor: ({ permissions }) => permissions.includes('configure'), whole: true },
	{ id: 'hall', group: 'setup', icon: LayoutGrid, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'rules', group: 'setup', icon: Scale, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'catalogue', group: 'setup', icon: BookText, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'calendar', group: 'setup', icon: CalendarDays, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'profiles', group: 'setup', icon: ListOrdered, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'screens', group: 'setup', icon: MonitorSmartphone, isFor: ({ permissions }) => permissions.includes('manage-devices') },
	{ id: 'accounts', group: 'setup', icon: Users, isFor: ({ permissions }) => permissions.includes('people') },
	{ id: 'replay', group: 'audit', icon: RotateCcwClock, isFor: ({ permissions }) => permissions.includes('read-facts') },
	{ id: 'log', group: 'audit', icon: ScrollText, isFor: ({ permissions }) => permissions.includes('read-facts') },
	{
		id: 'privacy',
		group: 'audit',
		icon: ShieldCheck,
		isFor: ({ permissions }) => permissions.includes('privacy') || permissions.includes('read-facts'),
	},
	{ id: 'sealed', group: 'audit', icon: ShieldAlert, isFor: ({ permissions }) => permissions.includes('read-sealed') },
]

/** Who has something to do here; officers work at the counter, receptionists at their desk. */
export const maySignIn = (session: Session): boolean => sectionsFor(session).length > 0

/** What this person sees, in the order of the menu. */
export const sectionsFor = (session: Session): readonly Section[] => ALL.filter((section) => section.isFor(session))

/** `#hall/counters/quay-1` → `['hall', 'counters', 'quay-1']`. */
export function placeIn(hash: string): string[] {
	try {
		return hash.slice(1).split('/').map(decodeURIComponent)
	} catch {
		return []
	}
}
