import Baby from '@lucide/svelte/icons/baby'
import GraduationCap from '@lucide/svelte/icons/graduation-cap'
import House from '@lucide/svelte/icons/house'
import IdCard from '@lucide/svelte/icons/id-card'
import LandPlot from '@lucide/svelte/icons/land-plot'
import LayoutGrid from '@lucide/svelte/icons/layout-grid'
import Sprout from '@lucide/svelte/icons/sprout'
import Stamp from '@lucide/svelte/icons/stamp'
import Store from '@lucide/svelte/icons/store'
import Umbrella from '@lucide/svelte/icons/umbrella'
import type { NeedGroup, Procedure } from '../contract/catalogue.ts'
import { fold } from '../ui/search/fold.ts'

type Icon = typeof Baby

/** A picture for each of the eight needs, for those who read little. */
export const NEED_ICONS: Record<NeedGroup, Icon> = {
	family: Baby,
	identity: IdCard,
	home: House,
	business: Store,
	work: Umbrella,
	farming: Sprout,
	health: GraduationCap,
	other: LayoutGrid,
}

const BY_WORD: readonly [RegExp, Icon][] = [
	[/chung thuc|ban sao/, Stamp],
	[/thuong tru|tam tru|cu tru/, House],
	[/\bdat\b|thua dat/, LandPlot],
	[/can cuoc/, IdCard],
]

/** The picture of one procedure: by what its name speaks of, else by its need. */
export const iconOf = (procedure: Procedure, need: NeedGroup): Icon =>
	BY_WORD.find(([word]) => word.test(fold(procedure.short.vi)))?.[1] ?? NEED_ICONS[need]
