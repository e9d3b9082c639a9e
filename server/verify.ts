import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { auditCalls } from './app/audit-calls.ts'
import { DATABASE_FILE, openDatabase } from './store/database.ts'
import { createFactStore } from './store/fact-log.ts'
import { proveTrail, type Proof } from './store/proof.ts'
import { proveExport } from './store/read-export.ts'
import { checkSeal } from './store/seal.ts'

/**
 * `npm run verify [-- --data FOLDER] [--calls]`: proves the audit trail and, with `--calls`, makes every decision of who is
 * next again. `npm run verify -- --export FILE [--key FINGERPRINT]` proves what a centre handed out, on any machine. Exit 0
 * proved, 1 altered, damaged or decided otherwise, 2 nothing there.
 */
async function main(): Promise<number> {
	const { values } = parseArgs({
		options: {
			data: { type: 'string' },
			calls: { type: 'boolean', default: false },
			export: { type: 'string' },
			key: { type: 'string' },
		},
	})
	if (values.export !== undefined) return verifyExport(resolve(values.export), values.key)
	const path = join(resolve(values.data ?? process.env['DATA_DIR'] ?? './data'), DATABASE_FILE)
	if (!existsSync(path)) {
		console.error(`no data at ${path}`)
		return 2
	}
	const seal = await checkSeal(path)
	const proof = proveFile(path)
	if (!proof.ok) console.error(`altered at position ${proof.position}: ${proof.problem}`)
	else if (seal === 'broken') console.error('altered at position 0: the facts hold, but the file is not as it was when the server stopped')
	else
		console.log(
			`proved: ${proof.facts} facts, head ${proof.head}${seal === 'intact' ? ', file as sealed' : ', file not sealed: the server runs, or was killed'}`,
		)
	if (!proof.ok || seal === 'broken') return 1
	return values.calls ? proveCalls(path) : 0
}

function proveCalls(path: string): number {
	const db = openDatabase(path, { readonly: true })
	try {
		const audit = auditCalls(createFactStore(db, []))
		if (audit.ok) console.log(`proved: ${audit.calls} calls follow from the rules; officers chose ${audit.chosen} more`)
		else console.error(`decided otherwise at position ${audit.position}: ${audit.problem}`)
		return audit.ok ? 0 : 1
	} finally {
		db.close()
	}
}

/** The key is the centre's word: whoever knows its fingerprint from the centre gives it here, or compares what is told. */
async function verifyExport(path: string, key: string | undefined): Promise<number> {
	if (!existsSync(path)) {
		console.error(`no file at ${path}`)
		return 2
	}
	const proof = await proveExport(path, key)
	if (!proof.ok) {
		console.error(proof.isExport ? `altered at position ${proof.position}: ${proof.problem}` : `${path}: ${proof.problem}`)
		return proof.isExport ? 1 : 2
	}
	const { centre, fromDay, toDay, first, last, key: own } = proof.header
	console.log(`proved: ${proof.facts} facts (${first}–${last}) of ${centre.name}, ${fromDay} to ${toDay}, head ${proof.head}`)
	console.log(
		`signed with the key ${own.fingerprint}${key === undefined ? ': compare it with the one that the centre shows' : ', as asked'}`,
	)
	return 0
}

/** A file that SQLite cannot read is altered too. */
function proveFile(path: string): Proof {
	try {
		const db = openDatabase(path, { readonly: true })
		try {
			return proveTrail(db)
		} finally {
			db.close()
		}
	} catch (error) {
		// SQLite may quote a statement of several lines; what is told is one.
		return { ok: false, position: 0, problem: (error as Error).message.trim().replace(/\s+/g, ' ') }
	}
}

process.exitCode = await main()
