import type { CommandOf } from '../../contract/commands.ts'
import { accept, refuse, type Decision } from './day.ts'

/** That somebody takes facts away is a fact too. */
export const makeExport = ({ fromDay, toDay }: CommandOf<'MakeExport'>): Decision =>
	fromDay <= toDay ? accept({ type: 'ExportMade', fromDay, toDay }) : refuse('invalid-command', 'toDay: must not be before fromDay')
