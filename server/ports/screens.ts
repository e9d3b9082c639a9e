import type { DeviceKind, Enrolment, PendingEnrolment } from '../../contract/api.ts'
import type { AgentAnswer, AgentOrder, DeviceTest, ScreenReport, ScreenShown, TestCallOutcome } from '../../contract/screens.ts'

/** Screens: how they are let in, and what each shows. Only shapes: whoever wires brings the real thing. */

/** Screens, and how they come to have a token of their own. */
export interface Enrolments {
	/** `from` is the asker's address. `undefined` when too many wait already. */
	ask(kind: DeviceKind, id: string, from: string): Enrolment | undefined
	/** A token is told once. */
	find(enrolmentId: string): Enrolment | undefined
	pending(): PendingEnrolment[]
	approve(code: string, label?: string): DeviceRow | undefined
	enrol(kind: DeviceKind, id: string, label?: string): { deviceId: string; token: string }
	/** Whether the set-up has a place for such a device. */
	isKnown(kind: DeviceKind, id: string): boolean
	/** A new label, another place of its kind. Agents have no place in the set-up. */
	change(deviceId: string, change: { label?: string | undefined; place?: string | undefined }): DeviceRow | 'not-found' | 'no-such-place'
}

/** What HTTP asks of the sockets. */
export interface Presence {
	isOnline(kind: string, id: string): boolean
	/** Ends the sockets opened with these credentials. */
	drop(credential: string): void
	/** Its page loads itself anew. @returns whether it is connected */
	restart(deviceId: string): boolean
	/** It is another place from now on: its page follows, or is cut off. */
	move(deviceId: string): void
	/** The newest view that everybody at this screen was sent. */
	newest(kind: string, id: string): NewestView | undefined
	testCall(displayId: string): Promise<TestCallOutcome>
	/** To an agent on another machine, by its enrolment. */
	order(deviceId: string, order: AgentOrder): Promise<AgentAnswer | 'absent'>
}

export interface NewestView {
	rev: number
	ageMs: number
}

/** What enrolled devices tell about themselves. */
export interface ScreenStates {
	/** The first of its sockets is open; the last one has gone. */
	connected(deviceId: string): void
	gone(deviceId: string): void
	report(deviceId: string, report: ScreenReport): void
	/** `newest`: of the view it should show. */
	of(deviceId: string, newest: NewestView | undefined): { since?: number; shown?: ScreenShown }
}

/** Slips and calls on trial: their outcome is asked for by their id. */
export interface DeviceTests {
	/** Whether the set-up names such a printer. */
	hasPrinter(printerId: string): boolean
	/** `undefined`: one came out a moment ago. */
	print(printerId: string): DeviceTest | undefined
	call(displayId: string): DeviceTest
	find(testId: string): DeviceTest | undefined
}

export interface DeviceRow {
	deviceId: string
	kind: DeviceKind
	/** The kiosk, display, counter (for a rating tablet) or agent it is. */
	id: string
	label: string
	tokenHash: string
	enrolledAt: number
	lastSeenAt: number | null
	revokedAt: number | null
}

export interface DeviceStore {
	findByToken(tokenHash: string): DeviceRow | undefined
	find(deviceId: string): DeviceRow | undefined
	/** Those not revoked. */
	list(): DeviceRow[]
	save(row: DeviceRow): void
	touch(deviceId: string, seenAt: number): void
	revoke(deviceId: string, at: number): boolean
	/** `false` when there is none such, or it was revoked. */
	change(deviceId: string, to: Pick<DeviceRow, 'id' | 'label'>): boolean
}
