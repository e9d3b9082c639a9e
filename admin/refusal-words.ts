import { PROBLEMS } from '../contract/refusals.ts'

/** The sentence of a refusal by its code; a code that is not of this version stays as it is. */
export const sentenceOf = (code: string): string => (code in PROBLEMS ? PROBLEMS[code as keyof typeof PROBLEMS].vi : code)
