import { join } from 'node:path'
import { createAccess } from './app/access.ts'
import { createKioskPins } from './app/kiosk-pins.ts'
import { createOidc } from './app/oidc.ts'
import { createSignInGuard } from './app/sign-in-guard.ts'
import { createPasswords } from './app/sign-in.ts'
import { createThrottle } from './app/throttle.ts'
import type { Environment } from './environment.ts'
import type { AppParts } from './http/app.ts'
import { oidcSettingsOf } from './oidc-settings.ts'
import { createPhotos } from './photos.ts'
import type { CentreSource, Clock } from './ports/core.ts'
import type { Access, Passwords } from './ports/people.ts'
import type { Store } from './store/store.ts'

export interface PeopleGround {
	env: Environment
	store: Store
	centre: CentreSource
	clock: Clock
	onRevoked: (credential: string) => void
	onStoreError: (error: unknown) => void
	say: (message: string, details: object) => void
}
export interface People {
	access: Access
	passwords: Passwords
	parts: Pick<AppParts, 'session' | 'account' | 'kioskPins' | 'oidc' | 'photos'>
}

/** Who is asking, and every way to come in. */
export function createPeople({ env, store, centre, clock, onRevoked, onStoreError, say }: PeopleGround): People {
	const { accounts, sessions, browsers, devices, lockouts, secrets } = store
	const access = createAccess({ accounts, sessions, browsers, devices, centre, clock, onRevoked, onStoreError })
	const throttle = createThrottle(clock, lockouts)
	const passwords = createPasswords({ access, accounts, sessions, browsers, guard: createSignInGuard(throttle), centre })
	const settings = oidcSettingsOf(env)
	return {
		access,
		passwords,
		parts: {
			session: { access, passwords, clock, ways: settings ? { oidc: { name: settings.name } } : {} },
			account: { access, passwords, log: say },
			kioskPins: createKioskPins(secrets, throttle),
			oidc: { oidc: settings && createOidc(settings, { centre, clock }), access, log: say },
			photos: createPhotos(join(env.DATA_DIR, 'photos')),
		},
	}
}
