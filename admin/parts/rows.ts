/** One line of a list that is being edited: its key stays, wherever it is moved to. */
export interface Row<T> {
	key: string
	value: T
}

let lastKey = 0
export const rowOf = <T>(value: T): Row<T> => ({ key: `row-${++lastKey}`, value })
export const rowsOf = <T>(values: readonly T[]): Row<T>[] => values.map((value) => rowOf(value))
export const valuesOf = <T>(rows: readonly Row<T>[]): T[] => rows.map(({ value }) => value)
