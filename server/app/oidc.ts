import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import * as client from 'openid-client'
import type { CentreSource, Clock } from '../ports/core.ts'
import type { Oidc } from '../ports/people.ts'

export interface OidcSettings {
	issuer: URL
	clientId: string
	clientSecret: string | undefined
	/** What of the provider's answer names the person. */
	claim: string
	/** On the button. */
	name: string
}

/** Between leaving for the provider and coming back. */
const VALID_MS = 10 * 60_000
const TIMEOUT_S = 5
/** A provider that did not answer is left alone this long. */
const RETRY_MS = 5_000

interface Left {
	state: string
	nonce: string
	verifier: string
	to: string
	at: number
}

/**
 * Sign-in by the province's service: OpenID Connect, authorization code with PKCE. The provider is asked when somebody
 * presses the button and no sooner, so that a centre starts and works without it. People stay the set-up's: whom it does
 * not name does not come in.
 */
export function createOidc(settings: OidcSettings, { centre, clock }: { centre: CentreSource; clock: Clock }): Oidc {
	const { issuer, clientId, clientSecret, claim } = settings
	const key = randomBytes(32)
	/** Ways back that were taken; each is taken once. */
	const used = new Map<string, number>()
	let known: Promise<client.Configuration> | undefined
	let failedAt = -Infinity

	async function provider(): Promise<client.Configuration> {
		if (!known && clock.now() - failedAt < RETRY_MS) throw new Error('the provider did not answer a moment ago')
		known ??= client.discovery(issuer, clientId, clientSecret, undefined, {
			timeout: TIMEOUT_S,
			execute: issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [],
		})
		try {
			return await known
		} catch (error) {
			known = undefined
			failedAt = clock.now()
			throw error
		}
	}

	function personNamed(value: unknown): string | undefined {
		if (typeof value !== 'string') return undefined
		const name = value.normalize('NFC')
		return centre.current().people.find((p) => (p.signInAs ?? p.username) === name && !p.suspended)?.username
	}

	async function claimOf(
		config: client.Configuration,
		tokens: Awaited<ReturnType<typeof client.authorizationCodeGrant>>,
	): Promise<unknown> {
		const claims = tokens.claims()
		if (!claims || claims[claim] !== undefined || !config.serverMetadata().userinfo_endpoint) return claims?.[claim]
		return (await client.fetchUserInfo(config, tokens.access_token, claims.sub))[claim]
	}

	const sign = (text: string) => createHmac('sha256', key).update(text).digest('base64url')
	function seal(left: Left): string {
		const text = Buffer.from(JSON.stringify(left)).toString('base64url')
		return `${text}.${sign(text)}`
	}
	/** `undefined`: not made here, too old, or used before. */
	function unseal(sealed: string): Left | undefined {
		const [text = '', given = ''] = sealed.split('.')
		const [a, b] = [Buffer.from(sign(text)), Buffer.from(given)]
		if (a.length !== b.length || !timingSafeEqual(a, b)) return undefined
		const left = JSON.parse(Buffer.from(text, 'base64url').toString()) as Left
		const now = clock.now()
		for (const [state, at] of used) if (now - at > VALID_MS) used.delete(state)
		if (now - left.at > VALID_MS || used.has(left.state)) return undefined
		return left
	}

	return {
		leave: async (origin, to) => {
			try {
				const config = await provider()
				const left = {
					state: client.randomState(),
					nonce: client.randomNonce(),
					verifier: client.randomPKCECodeVerifier(),
					to,
					at: clock.now(),
				}
				const url = client.buildAuthorizationUrl(config, {
					redirect_uri: `${origin}/api/oidc/callback`,
					scope: claim === 'email' ? 'openid profile email' : 'openid profile',
					state: left.state,
					nonce: left.nonce,
					code_challenge: await client.calculatePKCECodeChallenge(left.verifier),
					code_challenge_method: 'S256',
				})
				return { ok: true, url: url.href, sealed: seal(left) }
			} catch (error) {
				return { ok: false, why: 'offline', error }
			}
		},
		comeBack: async (url, sealed) => {
			const left = unseal(sealed)
			if (!left) return { ok: false, why: 'expired', to: undefined }
			used.set(left.state, left.at)
			const { to } = left
			try {
				const config = await provider()
				const tokens = await client.authorizationCodeGrant(config, url, {
					pkceCodeVerifier: left.verifier,
					expectedState: left.state,
					expectedNonce: left.nonce,
					idTokenExpected: true,
				})
				const username = personNamed(await claimOf(config, tokens))
				return username === undefined ? { ok: false, why: 'unknown-person', to } : { ok: true, username, to }
			} catch (error) {
				return { ok: false, why: isOffline(error) ? 'offline' : 'refused', to, error }
			}
		},
	}
}

/** The provider could not be reached, as against what it answered. */
const isOffline = (error: unknown): boolean =>
	error instanceof client.ClientError && (error.code === 'OAUTH_TIMEOUT' || error.cause instanceof TypeError)
