import type { DeviceKind, Permission } from './api.ts'
import type { Person, Role } from './people.ts'
import type { CommandType } from './commands.ts'

/** At a counter. */
const OFFICER = ['issue', 'reprint', 'cancel', 'work-counter', 'call-chosen'] as const satisfies Permission[]
/** Every counter, and the hall. */
const SUPERVISOR = [
	...OFFICER,
	'any-counter',
	'book',
	'notices',
	'read-views',
	'read-slips',
	'reception',
	'read-reports',
	'handle-alerts',
] as const satisfies Permission[]

/** What each role may do. An officer may call a chosen number unless the set-up takes it away. Nobody but a visitor at a desk rates. */
const BY_ROLE: Record<Role, readonly Permission[]> = {
	administrator: [...SUPERVISOR, 'configure', 'read-facts', 'manage-devices', 'people', 'privacy'],
	supervisor: SUPERVISOR,
	inspector: ['read-views', 'read-facts', 'read-slips', 'read-reports'],
	officer: OFFICER,
	receptionist: ['issue', 'reprint', 'cancel', 'reception'],
	'post-office': ['issue', 'reprint', 'work-counter'],
}

const BY_DEVICE: Record<DeviceKind, readonly Permission[]> = {
	kiosk: ['issue', 'reprint', 'cancel'],
	display: [],
	rating: ['rate'],
	agent: ['rate'],
}

/** Who holds a visit's id may give the number up. */
export const VISITOR_PERMISSIONS: readonly Permission[] = ['cancel']

export const permissionsOfPerson = ({ role, mayChoose }: Pick<Person, 'role' | 'mayChoose'>): readonly Permission[] =>
	role === 'officer' && !mayChoose ? OFFICER.filter((p) => p !== 'call-chosen') : BY_ROLE[role]

export const permissionsOfDevice = (kind: DeviceKind): readonly Permission[] => BY_DEVICE[kind]

/** What a command needs: any of these. */
export const PERMISSION_FOR: Record<CommandType, readonly Permission[]> = {
	IssueTicket: ['issue'],
	CheckIn: ['issue'],
	ServeWalkUp: ['work-counter'],
	ReturnVisit: ['issue'],
	ImportAppointments: ['book'],
	ReprintTicket: ['reprint'],
	CancelVisit: ['cancel'],
	OpenCounter: ['work-counter'],
	CloseCounter: ['work-counter'],
	PauseCounter: ['work-counter'],
	CallNext: ['work-counter'],
	CallVisit: ['call-chosen'],
	Recall: ['work-counter'],
	StartServing: ['work-counter'],
	Hold: ['work-counter'],
	Resume: ['work-counter'],
	Transfer: ['work-counter'],
	MarkNoShow: ['work-counter'],
	Reinstate: ['work-counter', 'reception'],
	Complete: ['work-counter'],
	Rate: ['rate'],
	PostNotice: ['notices'],
	WithdrawNotice: ['notices'],
	RaiseEmergency: ['notices'],
	EndEmergency: ['notices'],
	TakeAlert: ['handle-alerts'],
	SnoozeAlert: ['handle-alerts'],
	CallHelp: ['work-counter'],
	EndHelp: ['work-counter', 'handle-alerts'],
	AnswerQuestion: ['handle-alerts'],
	MakeExport: ['read-facts'],
	ConfigureCentre: ['configure'],
}
