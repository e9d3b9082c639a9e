import type { Procedure } from './catalogue.ts'

/** What a procedure costs on a day; `undefined` when that is not known. */
export function feeOn({ fees, feeVnd }: Pick<Procedure, 'fees' | 'feeVnd'>, day: string): number | undefined {
	const holding = fees?.findLast(({ from, until }) => (from ?? day) <= day && day <= (until ?? day))
	return holding?.vnd ?? feeVnd
}
