import Activity from '@lucide/svelte/icons/activity'
import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import DoorOpen from '@lucide/svelte/icons/door-open'
import ListOrdered from '@lucide/svelte/icons/list-ordered'
import MonitorSmartphone from '@lucide/svelte/icons/monitor-smartphone'
import ScrollText from '@lucide/svelte/icons/scroll-text'
import SlidersHorizontal from '@lucide/svelte/icons/sliders-horizontal'
import Target from '@lucide/svelte/icons/target'
import TvMinimal from '@lucide/svelte/icons/tv-minimal'
import Users from '@lucide/svelte/icons/users'
import type { Session } from '../contract/api.ts'
import { SECTIONS } from './words.ts'

export type SectionId = keyof typeof SECTIONS

interface Section {
	id: SectionId
	icon: typeof Activity
	isFor: (session: Session) => boolean
}

const ALL: readonly Section[] = [
	{ id: 'today', icon: Activity, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'whatif', icon: DoorOpen, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'walls', icon: TvMinimal, isFor: ({ permissions }) => permissions.includes('notices') },
	{ id: 'bookings', icon: CalendarClock, isFor: ({ permissions }) => permissions.includes('book') },
	{ id: 'profiles', icon: ListOrdered, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'forecast', icon: Target, isFor: ({ permissions }) => permissions.includes('read-views') },
	{ id: 'screens', icon: MonitorSmartphone, isFor: ({ permissions }) => permissions.includes('manage-devices') },
	{ id: 'accounts', icon: Users, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'setup', icon: SlidersHorizontal, isFor: ({ permissions }) => permissions.includes('configure') },
	{ id: 'log', icon: ScrollText, isFor: ({ permissions }) => permissions.includes('read-facts') },
]

/** Officers work at the counter; everyone else may come in. */
export const maySignIn = (session: Session): boolean => session.role !== 'officer'

/** What this person sees, in the order of the menu. */
export const sectionsFor = (session: Session): readonly Section[] => ALL.filter((section) => section.isFor(session))
