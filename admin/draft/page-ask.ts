/** Pages through a long part. */
export interface PageAsk {
	search?: string
	after?: number
	limit?: number
	agencyId?: string
	fieldId?: string
}

/** As the address of a question has it; what is empty is not asked. */
export function queryOf(ask: PageAsk): string {
	const given = Object.entries(ask).filter(([, value]) => value !== '' && value !== undefined)
	return new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()
}
