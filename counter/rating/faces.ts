import type { RatingSetup } from '../../contract/centre.ts'

type Level = RatingSetup['levels'][number]
/** From the broadest smile down. `uneasy` is drawn here; the others are the house's pictograms. */
export type FaceName = 'face-4' | 'face-3' | 'face-2' | 'uneasy' | 'face-1'

/** The face of each level of a scale of 3–5, so that two levels look different and mean what they count as. */
export function faceOf(levels: readonly Level[], level: number): FaceName {
	const counts = levels.find((l) => l.level === level)?.counts ?? 'neutral'
	const alike = levels.filter((l) => l.counts === counts)
	if (counts === 'neutral') return 'face-2'
	if (counts === 'positive') return alike.length > 1 && alike[0]?.level === level ? 'face-4' : 'face-3'
	return alike.length > 1 && alike[0]?.level === level ? 'uneasy' : 'face-1'
}

/** A level that asks why. */
export const asksReasons = ({ levels, reasons }: RatingSetup, level: number): boolean =>
	reasons.length > 0 && levels.some((l) => l.level === level && l.counts !== 'positive')
