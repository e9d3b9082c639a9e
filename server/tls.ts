import { X509Certificate } from 'node:crypto'
import type { Server as HttpsServer } from 'node:https'
import { join } from 'node:path'
import { dayOf, endOf, nameIn, readCertificate, type Certificate } from './certificate.ts'
import type { Environment } from './environment.ts'
import { namesHere, ownCertificate } from './own-certificate.ts'
import type { Clock, Stop } from './ports/core.ts'

const DAY_MS = 86_400_000
/** A certificate that others make is asked for so long before its end. */
const WARN_BEFORE_MS = 21 * DAY_MS
/** Older versions are broken. */
const OLDEST = 'TLSv1.2'
const HANDSHAKE_MS = 15_000

/** What a centre needs to speak TLS, and to go on doing so for years. */
export interface Tls {
	options: Certificate & { minVersion: typeof OLDEST; handshakeTimeout: number }
	/** The centre's own authority, which every screen must be told to trust: PEM, and its SHA-256 to compare. */
	authority: { pem: string; fingerprint: string } | undefined
	/** The name of this server in its certificate: `host` where that is one. */
	nameFor: (host: string) => string
	/** Looks every day whether a newer certificate is there, or must be made, and goes over to it without a pause. */
	start: (http: HttpsServer) => Stop
	/** The same, now. */
	look: (http: Pick<HttpsServer, 'setSecureContext'>) => Promise<void>
}

type Say = { info: (details: object, message: string) => void; warn: (details: object, message: string) => void }

/** @returns `undefined` where the centre speaks plain http @throws {StartError} the certificate is of no use */
export async function openTls({ door, DATA_DIR, HOST }: Environment, clock: Clock, log: Say): Promise<Tls | undefined> {
	if (door.kind !== 'files' && door.kind !== 'self') return undefined
	const wildcard = HOST === '0.0.0.0' || HOST === '::'
	const load = async (): Promise<Certificate & { authority?: string; isNew?: boolean }> =>
		door.kind === 'files'
			? readCertificate(door, clock.now())
			: ownCertificate(join(DATA_DIR, 'tls'), [...door.names, ...(wildcard ? [] : [HOST]), ...namesHere()], clock.now())
	let current = await load()
	tell(current, current.isNew ? 'a certificate was made' : 'the certificate in use')

	function tell(certificate: Certificate, message: string): void {
		const end = endOf(certificate)
		if (door.kind === 'files' && end - clock.now() < WARN_BEFORE_MS) log.warn({ until: dayOf(end) }, 'the certificate ends soon: renew it')
		else log.info({ until: dayOf(end) }, message)
	}
	async function look(http: Pick<HttpsServer, 'setSecureContext'>): Promise<void> {
		try {
			const newest = await load()
			if (newest.cert !== current.cert) http.setSecureContext(optionsOf(newest))
			tell(newest, newest.cert === current.cert ? 'the certificate in use' : 'the certificate is renewed')
			current = newest
		} catch (error) {
			log.warn(
				{ why: (error as Error).message, until: dayOf(endOf(current)) },
				'the certificate could not be renewed; the present one stays',
			)
		}
	}
	return {
		options: optionsOf(current),
		authority:
			current.authority === undefined
				? undefined
				: { pem: current.authority, fingerprint: new X509Certificate(current.authority).fingerprint256 },
		nameFor: (host) => (door.kind === 'self' && wildcard && door.names[0]) || nameIn(current, host),
		start: (http) => {
			const timer = setInterval(() => void look(http), DAY_MS).unref()
			return () => clearInterval(timer)
		},
		look,
	}
}

const optionsOf = ({ cert, key }: Certificate) => ({ cert, key, minVersion: OLDEST, handshakeTimeout: HANDSHAKE_MS }) as const
