import type { Rate } from '../../contract/views.ts'

/** Fewer ratings than this make no figure on a wall: who rated last could be told from how it moved. */
export const LEAST_RATINGS = 10

export const canBeShown = ({ n }: Pick<Rate, 'n'>): boolean => n >= LEAST_RATINGS
