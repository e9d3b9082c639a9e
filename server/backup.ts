import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp, restore } from './store/backup.ts'
import { StoreError } from './store/database.ts'

const USAGE = `usage: backup [--data FOLDER] --to FOLDER [--keep N]
       backup --restore BACKUP [--data FOLDER] [--replace]`

/**
 * `npm run backup`: copies the data folder while the server runs, or brings a copy back while it does not. Exit 0 done,
 * 1 could not be done (nothing was changed), 2 asked wrongly.
 */
async function main(): Promise<void> {
	const { to, keep, ...rest } = asked()
	const data = resolve(rest.data ?? process.env['DATA_DIR'] ?? './data')
	const at = new Date()
	// What is written here is nobody else's to read.
	process.umask(0o077)
	if (rest.restore !== undefined) {
		const { facts, head, moved } = restore(resolve(rest.restore), data, { at, replace: rest.replace })
		console.log(`restored: ${facts} facts, head ${head}, in ${data}${moved ? `; what was there is in ${moved}` : ''}`)
		return
	}
	const made = await backUp(data, resolve(to), { at, keep })
	console.log(
		`backed up and proved: ${made.facts} facts, head ${made.head}, ${made.files} other files, in ${made.folder}; ${made.dropped} old removed`,
	)
}

function asked(): { data?: string | undefined; restore?: string | undefined; replace: boolean; to: string; keep: number } {
	const { values } = parseArgs({
		options: {
			...{ data: { type: 'string' }, to: { type: 'string' }, keep: { type: 'string', default: '30' } },
			...{ restore: { type: 'string' }, replace: { type: 'boolean', default: false } },
		},
	})
	const keep = Number(values.keep)
	if (!Number.isInteger(keep) || keep < 1) throw new TypeError('--keep: a whole number, 1 or more')
	if ((values.to === undefined) === (values.restore === undefined)) throw new TypeError('say --to or --restore')
	return { ...values, to: values.to ?? '', keep }
}

try {
	await main()
} catch (error) {
	const wrong = error instanceof TypeError
	console.error(wrong ? `${error.message}\n${USAGE}` : error instanceof StoreError ? error.message : error)
	process.exitCode = wrong ? 2 : 1
}
