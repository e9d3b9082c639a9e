import { readFileSync } from 'node:fs'
import { isLoopback, StartError, type Environment } from './environment.ts'
import type { OidcSettings } from './app/oidc.ts'

/** The sign-in service of the province, where one is named. @throws {StartError} */
export function oidcSettingsOf(env: Environment): OidcSettings | undefined {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, OIDC_CLAIM = 'preferred_username', OIDC_NAME = 'Đăng nhập một lần' } = env
	if (!OIDC_ISSUER) {
		if (OIDC_CLIENT_ID ?? OIDC_CLIENT_SECRET_FILE) throw new StartError('OIDC_ISSUER: must name the sign-in service')
		return undefined
	}
	const issuer = new URL(OIDC_ISSUER)
	if (issuer.protocol !== 'https:' && !(issuer.protocol === 'http:' && isLoopback(issuer.hostname.replace(/^\[|\]$/g, ''))))
		throw new StartError('OIDC_ISSUER: must be https, except for a service on this very machine')
	if (!OIDC_CLIENT_ID) throw new StartError('OIDC_CLIENT_ID: must say as whom this centre is known to the sign-in service')
	return { issuer, clientId: OIDC_CLIENT_ID, clientSecret: secretIn(OIDC_CLIENT_SECRET_FILE), claim: OIDC_CLAIM, name: OIDC_NAME }
}

function secretIn(path: string | undefined): string | undefined {
	if (path === undefined) return undefined
	try {
		const secret = readFileSync(path, 'utf8').trim()
		if (secret) return secret
	} catch {
		throw new StartError(`OIDC_CLIENT_SECRET_FILE: cannot read ${path}`)
	}
	throw new StartError(`OIDC_CLIENT_SECRET_FILE: ${path} is empty`)
}
