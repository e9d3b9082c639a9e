import { createPrivateKey, X509Certificate } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Certificate } from './certificate.ts'
import { StartError } from './environment.ts'

const DAY_MS = 86_400_000
/** The authority is trusted by hand on every screen, so it lasts longer than the PC; what it signs is renewed by itself. */
const AUTHORITY_MS = 20 * 365 * DAY_MS
const SERVER_MS = 365 * DAY_MS
const RENEW_BEFORE_MS = 30 * DAY_MS
/** Screens whose clocks run late must not find it not yet valid. */
const LATE_CLOCKS_MS = DAY_MS
const EC = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const

export interface OwnCertificate extends Certificate {
	/** The authority's certificate, PEM. */
	authority: string
	isNew: boolean
}

/**
 * A certificate for these names, signed by an authority of this centre's own, both kept in `folder`; made where it is not
 * there yet, ends soon, or lacks a name.
 *
 * @throws {StartError} the authority that was kept cannot be read, or nothing can be written
 */
export async function ownCertificate(folder: string, names: readonly string[], now: number): Promise<OwnCertificate> {
	const paths = { authority: join(folder, 'ca.pem'), server: join(folder, 'server.pem') }
	const old = keptAuthority(paths.authority)
	const authority = old && lastsAt(old.cert, now) ? old : keep(paths.authority, await makeAuthority(now))
	const server = kept(paths.server)
	if (server && authority === old && lastsAt(server.cert, now) && isFor(server.cert, authority.cert, names))
		return { ...server, authority: authority.cert, isNew: false }
	const made = keep(paths.server, await makeServer(authority, names, now))
	return { ...made, authority: authority.cert, isNew: true }
}

/** The names and addresses this machine has now. IPv6 ones change too often to be written down. */
export function namesHere(): string[] {
	const addresses = Object.values(networkInterfaces()).flatMap((of) => of?.filter((i) => i.family === 'IPv4').map((i) => i.address) ?? [])
	const name = hostname().toLowerCase()
	return [...(/^[a-z0-9.-]+$/.test(name) ? [name] : []), ...addresses, 'localhost', '127.0.0.1', '::1']
}

async function makeAuthority(now: number): Promise<Certificate> {
	const name = `Mot Cua ${hostname().replace(/[^\w.-]/g, '')} ${new Date(now).toISOString().slice(0, 10)}`
	const { generate } = await import('selfsigned')
	const { cert, private: key } = await generate([{ name: 'commonName', value: name }], {
		...EC,
		...validity(now, AUTHORITY_MS),
		extensions: [
			{ name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
			{ name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
		],
	})
	return { cert, key }
}

async function makeServer(authority: Certificate, names: readonly string[], now: number): Promise<Certificate> {
	const { generate } = await import('selfsigned')
	const altNames = [...new Set(names)].map((name) =>
		isIP(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name.toLowerCase() } as const),
	)
	const { cert, private: key } = await generate([{ name: 'commonName', value: names[0] ?? 'localhost' }], {
		...EC,
		...validity(now, SERVER_MS),
		ca: authority,
		extensions: [
			{ name: 'basicConstraints', cA: false, critical: true },
			{ name: 'keyUsage', digitalSignature: true, critical: true },
			{ name: 'extKeyUsage', serverAuth: true },
			{ name: 'subjectAltName', altNames },
		],
	})
	return { cert, key }
}

const validity = (now: number, ms: number) => ({ notBeforeDate: new Date(now - LATE_CLOCKS_MS), notAfterDate: new Date(now + ms) })

/** Valid now, and for a while yet. A clock that was set wrong when it was made is seen here as well. */
function lastsAt(cert: string, now: number): boolean {
	const { validFrom, validTo } = new X509Certificate(cert)
	return Date.parse(validFrom) <= now && now < Date.parse(validTo) - RENEW_BEFORE_MS
}

function isFor(cert: string, authority: string, names: readonly string[]): boolean {
	const x509 = new X509Certificate(cert)
	return (
		x509.verify(new X509Certificate(authority).publicKey) && names.every((name) => (isIP(name) ? x509.checkIP(name) : x509.checkHost(name)))
	)
}

function keptAuthority(path: string): Certificate | undefined {
	if (!existsSync(path)) return undefined
	const found = kept(path)
	if (found) return found
	throw new StartError(`TLS: ${path} cannot be read; bring it back from a backup, or delete it and have every screen trust a new one`)
}

/** `undefined` where it is not there, or is of no use: one is made then. */
function kept(path: string): Certificate | undefined {
	try {
		const text = readFileSync(path, 'utf8')
		const [cert = '', key = ''] = text.split(/(?=-----BEGIN PRIVATE KEY-----)/)
		return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key)) ? { cert, key } : undefined
	} catch {
		return undefined
	}
}

/** Both in one file, moved into place whole: a certificate never meets the key of another. */
function keep(path: string, made: Certificate): Certificate {
	const [cert, key] = [`${made.cert.trim()}\n`, `${made.key.trim()}\n`]
	try {
		const folder = join(path, '..')
		mkdirSync(folder, { recursive: true, mode: 0o700 })
		chmodSync(folder, 0o700)
		writeFileSync(`${path}.new`, cert + key, { mode: 0o600, flush: true })
		renameSync(`${path}.new`, path)
		return { cert, key }
	} catch (error) {
		throw new StartError(`TLS: cannot write ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
	}
}
