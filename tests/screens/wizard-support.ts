import blankFile from '../../centres/blank.json' with { type: 'json' }
import communeFile from '../../centres/commune.json' with { type: 'json' }
import provinceFile from '../../centres/province.json' with { type: 'json' }
import { Centre } from '../../contract/centre.ts'
import type { Edit } from '../../contract/draft.ts'
import { applyEdits, checkEdits } from '../../server/domain/centre-edits.ts'

export const blank = Centre.parse(blankFile)
export const commune = Centre.parse(communeFile)
export const province = Centre.parse(provinceFile)

/** What the server would make of these edits. @throws where it would refuse one */
export function draftOf(centre: Centre, edits: Edit[]): Centre {
	const checked = checkEdits(edits)
	if (!checked.ok) throw new Error(checked.mistakes.join('; '))
	return applyEdits(centre, checked.edits)
}
