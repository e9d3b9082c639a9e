import type { Call } from '../../contract/views.ts'

export const NINE = Date.UTC(2026, 10, 23, 2, 0, 0)

/** A call for a test: `A012` to counter 3, made at nine o'clock. */
export const call = (callId: number, over: Partial<Call> = {}): Call => ({
	callId,
	number: `A${String(callId).padStart(3, '0')}`,
	counterId: 'quay-3',
	counterNumber: 3,
	zoneId: 'a',
	attempt: 1,
	calledAt: NINE,
	language: 'vi',
	...over,
})
