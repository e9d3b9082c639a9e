import type { Language } from '../contract/ids.ts'
import { back, open, openWithPriority, pageOf, START, swap, type Journey, type Page } from './navigation.ts'
import { WORDS } from './words.ts'

/** The person at the glass: where they are, their language and the help they switched on. `leave` forgets all of it. */
export class Visitor {
	journey = $state.raw<Journey>(START)
	language = $state<Language>('vi')
	large = $state(false)
	contrast = $state(false)
	low = $state(false)
	readonly page = $derived(pageOf(this.journey))
	readonly w = $derived(WORDS[this.language])
	/** Nothing to forget: the first page as the next visitor should find it. */
	readonly pristine = $derived(this.page.at === 'home' && this.language === 'vi' && !this.large && !this.contrast && !this.low)

	get priority(): boolean {
		return this.journey.priority
	}

	open = (page: Page): void => void (this.journey = open(this.journey, page))
	swap = (page: Page): void => void (this.journey = swap(this.journey, page))
	back = (): void => (this.page.at === 'ticket' ? this.leave() : void (this.journey = back(this.journey)))
	home = (): void => void (this.journey = START)
	openWithPriority = (page: Page): void => void (this.journey = openWithPriority(this.journey, page))

	leave = (): void => {
		this.journey = START
		this.language = 'vi'
		this.large = this.contrast = this.low = false
	}
}
