import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { DATABASE_FILE, openDatabase, StoreError } from './store/database.ts'
import { proveTrail } from './store/proof.ts'

/** `npm run verify [-- --data FOLDER]`: proves the audit trail. Exit 0 proved, 1 altered, 2 cannot be read. */
function main(): number {
	const { values } = parseArgs({ options: { data: { type: 'string' } } })
	const path = join(resolve(values.data ?? process.env['DATA_DIR'] ?? './data'), DATABASE_FILE)
	if (!existsSync(path)) {
		console.error(`no data at ${path}`)
		return 2
	}
	const db = openDatabase(path, { readonly: true })
	try {
		const proof = proveTrail(db)
		if (proof.ok) console.log(`proved: ${proof.facts} facts, head ${proof.head}`)
		else console.error(`altered at position ${proof.position}: ${proof.problem}`)
		return proof.ok ? 0 : 1
	} finally {
		db.close()
	}
}

try {
	process.exitCode = main()
} catch (error) {
	console.error(error instanceof StoreError ? error.message : `the file cannot be read: ${(error as Error).message}`)
	process.exitCode = error instanceof StoreError ? 2 : 1
}
