import CalendarClock from '@lucide/svelte/icons/calendar-clock'
import ClockAlert from '@lucide/svelte/icons/clock-alert'
import DoorOpen from '@lucide/svelte/icons/door-open'
import HandHelping from '@lucide/svelte/icons/hand-helping'
import HardDrive from '@lucide/svelte/icons/hard-drive'
import Hourglass from '@lucide/svelte/icons/hourglass'
import Keyboard from '@lucide/svelte/icons/keyboard'
import MessageSquareWarning from '@lucide/svelte/icons/message-square-warning'
import MonitorOff from '@lucide/svelte/icons/monitor-off'
import Printer from '@lucide/svelte/icons/printer'
import VolumeX from '@lucide/svelte/icons/volume-x'
import type { AlertKind } from '../../contract/alerts.ts'

export const ALERT_ICONS: Record<AlertKind, typeof Printer> = {
	help: HandHelping,
	unserved: DoorOpen,
	wait: ClockAlert,
	printer: Printer,
	screen: MonitorOff,
	slips: Printer,
	voice: VolumeX,
	idle: Hourglass,
	stalled: Hourglass,
	input: Keyboard,
	long: Hourglass,
	'low-rating': MessageSquareWarning,
	disk: HardDrive,
	calendar: CalendarClock,
}

/** People are kept waiting by it now. */
export const GRAVE: ReadonlySet<AlertKind> = new Set(['help', 'unserved', 'wait'])
