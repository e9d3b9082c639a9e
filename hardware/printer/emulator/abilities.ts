import type { PrinterModel } from '../models.ts'
import type { TextEncoding } from './code-pages.ts'

/** How the printer reads letters while this page is selected; what its table does not name holds no more than ASCII. */
export function encodingOf({ codePages }: PrinterModel, page: number): TextEncoding {
	const named = codePages.find((one) => one.page === page)
	if (named) return named.encoding
	return codePages.some((one) => one.capitalsPage === page) ? 'tcvn3-capitals' : 'ascii'
}

/** What it says when asked for its firmware, maker and name (`GS I`). */
export const identityOf = ({ name }: PrinterModel, which: number): string | undefined =>
	({ 65: '1.00', 66: name.split(' ')[0], 67: name.split(' ').slice(1).join(' ') })[which]
