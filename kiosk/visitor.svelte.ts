import type { Scan } from '../contract/devices.ts'
import type { Language } from '../contract/ids.ts'
import { back, keyOf, open, openWithPriority, pageOf, START, swap, withPriority, type Journey, type Page } from './navigation.ts'
import { WORDS } from './words.ts'

/** The person at the glass: where they are, their language and the help they switched on. `leave` forgets all of it. */
export class Visitor {
	journey = $state.raw<Journey>(START)
	language = $state<Language>('vi')
	large = $state(false)
	contrast = $state(false)
	readonly #usualContrast: () => boolean
	low = $state(false)
	/** The code read last, while what it means is shown: of a card, an age band, which is nowhere else. Any step forgets it. */
	scanned = $state.raw<Scan>()
	readonly page = $derived(pageOf(this.journey))
	readonly w = $derived(WORDS[this.language])
	/** Nothing to forget: the first page as the next visitor should find it. */
	readonly pristine = $derived.by(
		() =>
			!this.scanned &&
			this.page.at === 'home' &&
			this.language === 'vi' &&
			!this.large &&
			this.contrast === this.#usualContrast() &&
			!this.low,
	)

	/** @param usualContrast  whether each visitor of this machine begins with high contrast */
	constructor(usualContrast: () => boolean = () => false) {
		this.#usualContrast = usualContrast
		this.contrast = usualContrast()
	}

	get priority(): boolean {
		return this.journey.priority
	}

	open = (page: Page): void => this.#go(open(this.journey, page))
	swap = (page: Page): void => void (this.journey = swap(this.journey, page))
	back = (): void => (this.page.at === 'ticket' ? this.leave() : this.#go(back(this.journey)))
	home = (): void => this.#go(START)
	openWithPriority = (page: Page): void => this.#go(openWithPriority(this.journey, page))
	/** As `open`, unless they are there already. */
	arrive = (page: Page): void => (keyOf(page) === keyOf(this.page) ? this.forgetScan() : this.open(page))
	/** Priority where they are, or on the way that begins with `elsewhere`. */
	preferPriority = (elsewhere: Page): void => this.#go(withPriority(this.journey, elsewhere))
	forgetScan = (): void => void (this.scanned = undefined)

	leave = (): void => {
		this.#go(START)
		this.language = 'vi'
		this.large = this.low = false
		this.contrast = this.#usualContrast()
	}

	#go(journey: Journey): void {
		this.journey = journey
		this.scanned = undefined
	}
}
