import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createSecureContext } from 'node:tls'
import { StartError } from './environment.ts'

/** PEM, both. `cert` may hold the chain up to the authority. */
export interface Certificate {
	cert: string
	key: string
}

/**
 * Reads a certificate and its key from the files that the centre was given.
 *
 * @throws {StartError} what is wrong with which of them
 */
export function readCertificate(paths: { cert: string; key: string }, now: number): Certificate {
	const [cert, key] = [read('TLS_CERT', paths.cert), read('TLS_KEY', paths.key)]
	const x509 = parsed('TLS_CERT', paths.cert, 'a certificate', () => new X509Certificate(cert))
	if (!x509.checkPrivateKey(privateKey(paths.key, key)))
		throw new StartError(`TLS_KEY: ${paths.key} is not the key of the certificate in ${paths.cert}`)
	const [from, to] = [Date.parse(x509.validFrom), Date.parse(x509.validTo)]
	if (to <= now) throw new StartError(`TLS_CERT: the certificate in ${paths.cert} ended on ${dayOf(to)}`)
	if (from > now) throw new StartError(`TLS_CERT: the certificate in ${paths.cert} begins only on ${dayOf(from)}`)
	try {
		createSecureContext({ cert, key })
	} catch (error) {
		throw new StartError(`TLS_CERT: the certificate in ${paths.cert} cannot be used: ${(error as Error).message}`)
	}
	return { cert, key }
}

/** When it ends, epoch ms. */
export const endOf = ({ cert }: Certificate): number => Date.parse(new X509Certificate(cert).validTo)

/** A name by which browsers reach this server and find the certificate right: `host` itself, or the first name it is for. */
export function nameIn({ cert }: Certificate, host: string): string {
	const x509 = new X509Certificate(cert)
	if (isIP(host) ? x509.checkIP(host) : x509.checkHost(host)) return host
	const names = [...(x509.subjectAltName ?? '').matchAll(/(?:DNS|IP Address):([^,"\s]+)/g)].map(([, name]) => name ?? '')
	return names.find((name) => !name.includes('*')) ?? host
}

function read(variable: string, path: string): string {
	try {
		return readFileSync(path, 'utf8')
	} catch (error) {
		throw new StartError(`${variable}: cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}`)
	}
}

function privateKey(path: string, key: string): KeyObject {
	if (/ENCRYPTED/.test(key)) throw new StartError(`TLS_KEY: ${path} is protected by a passphrase; give one without`)
	return parsed('TLS_KEY', path, 'a private key', () => createPrivateKey(key))
}

function parsed<T>(variable: string, path: string, what: string, parse: () => T): T {
	try {
		return parse()
	} catch {
		throw new StartError(`${variable}: ${path} does not hold ${what} in PEM`)
	}
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
