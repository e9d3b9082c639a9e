import type { FloorView } from './floor-view.ts'
import type { ReceptionView } from './reception.ts'
import type { CounterView, DisplayView, KioskView, RatingView, TicketView } from './views.ts'

/** A view by the name of its screen; the floor has one for all who may see it, `hall`, and so has the reception, `desk`. */
export interface ViewOf {
	reception: ReceptionView
	floor: FloorView
	kiosk: KioskView
	display: DisplayView
	counter: CounterView
	rating: RatingView
	ticket: TicketView
}
export type ScreenKind = keyof ViewOf
