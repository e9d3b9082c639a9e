import CalendarX from '@lucide/svelte/icons/calendar-x'
import Ellipsis from '@lucide/svelte/icons/ellipsis'
import FilePlus from '@lucide/svelte/icons/file-plus-corner'
import Footprints from '@lucide/svelte/icons/footprints'
import Frown from '@lucide/svelte/icons/face-slightly-frowning'
import Hourglass from '@lucide/svelte/icons/hourglass'
import MessageCircleMore from '@lucide/svelte/icons/message-circle-more'
import MessageCircleQuestion from '@lucide/svelte/icons/message-circle-question-mark'
import ShieldAlert from '@lucide/svelte/icons/shield-alert'
import Sofa from '@lucide/svelte/icons/sofa'

/** Pictures of the reasons that the shipped set-ups have. A centre may add its own: those get a common one. */
const ICONS: Record<string, typeof Frown> = {
	attitude: Frown,
	'unclear-guidance': MessageCircleQuestion,
	'several-trips': Footprints,
	'long-wait': Hourglass,
	'late-result': CalendarX,
	'papers-beyond-rules': FilePlus,
	facilities: Sofa,
	other: Ellipsis,
}

export const iconOf = ({ id, confidential }: { id: string; confidential: boolean }): typeof Frown =>
	confidential ? ShieldAlert : (ICONS[id] ?? MessageCircleMore)
