import type { Slip } from '../../contract/printing.ts'
import type { Mark, Measure } from './drawing.ts'
import type { Paper } from './paper.ts'
import type { SlipWords } from './slip-words.ts'

/** What every part of a slip is drawn from. */
export type Desk = { slip: Slip; paper: Paper; words: SlipWords; measure: Measure }
/** A part of the slip: its marks, placed on the paper, and the dots it takes from its top. */
export type Part = { marks: Mark[]; height: number }
/** Draws a part whose top is at `y`. */
export type DrawPart = (desk: Desk, y: number) => Part
