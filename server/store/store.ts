import type { RemovalStore, SealedStore } from '../ports/facts.ts'
import type { AccountStore, BrowserStore, LockoutStore, SecretStore, SessionStore } from '../ports/people.ts'
import type { DeviceStore } from '../ports/screens.ts'
import type { DraftStore, VersionStore } from '../ports/set-up.ts'
import { createAccountStore, createBrowserStore, createLockoutStore, createSecretStore, createSessionStore } from './accounts.ts'
import { openDatabase, takeDataFolder } from './database.ts'
import { createDeviceStore } from './devices.ts'
import { createDraftStore, createVersionStore } from './drafts.ts'
import { exportKeyIn } from './export-key.ts'
import { createFactStore, type FactStore } from './fact-log.ts'
import { createPrintJobTable, type PrintJobTable } from './print-jobs.ts'
import { createRemovals } from './removals.ts'
import { breakSeal, sealFile } from './seal.ts'
import { createSealedTable } from './sealed.ts'
import { createFactRows, createSignedExports, type SignedExports } from './signed-export.ts'
import { createTicketTable } from './tickets.ts'

/** Everything that is kept, in one file that this process has to itself. */
export interface Store {
	facts: FactStore
	/** Facts as stored, signed where they are handed out. */
	exports: SignedExports
	jobs: PrintJobTable
	accounts: AccountStore
	sessions: SessionStore
	browsers: BrowserStore
	lockouts: LockoutStore
	secrets: SecretStore
	devices: DeviceStore
	drafts: DraftStore
	versions: VersionStore
	sealed: SealedStore
	removals: RemovalStore
	/** Seals the file and gives the folder back. */
	close: () => Promise<void>
}

/** @throws {StoreError} the folder cannot be written, is in use, or holds a file of a newer version */
export async function openStore(folder: string): Promise<Store> {
	const { path, release } = takeDataFolder(folder)
	try {
		await breakSeal(path)
		const db = openDatabase(path)
		const jobs = createPrintJobTable(db)
		return {
			facts: createFactStore(db, [createTicketTable(db), jobs.project]),
			exports: createSignedExports(createFactRows(db), exportKeyIn(folder)),
			jobs,
			accounts: createAccountStore(db),
			sessions: createSessionStore(db),
			browsers: createBrowserStore(db),
			lockouts: createLockoutStore(db),
			secrets: createSecretStore(db),
			devices: createDeviceStore(db),
			drafts: createDraftStore(db),
			versions: createVersionStore(db),
			sealed: createSealedTable(db),
			removals: createRemovals(db),
			close: async () => {
				db.close()
				await sealFile(path)
				release()
			},
		}
	} catch (error) {
		release()
		throw error
	}
}
