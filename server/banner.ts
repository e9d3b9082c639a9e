import type { Centre } from '../contract/centre.ts'
import type { FirstPasswords } from './app/first-passwords.ts'
import type { Environment } from './environment.ts'
import { lanAddresses } from './listen.ts'
import type { WiredCentre } from './wiring.ts'

/** What the person at the console reads: where every screen is, who may sign in, where the data lies. */
export function banner(parts: {
	centre: Centre
	url: string
	dataDir: string
	passwords: FirstPasswords | undefined
	given: boolean
}): string {
	const { centre, url, dataDir, passwords, given } = parts
	const line = (what: string, path: string) => `  ${what.padEnd(22)} ${url}${path}`
	const walls = centre.displays.filter((d) => d.layout !== 'sign')
	const signs = centre.displays.filter((d) => d.layout === 'sign')
	return [
		`${centre.name.vi}${centre.demo ? ' (demo)' : ''}`,
		line('all screens', '/'),
		...centre.kiosks.map((k) => line(`kiosk ${k.label}`, `/kiosk?id=${k.id}`)),
		...walls.map((d) => line(`wall ${d.id}`, `/display?id=${d.id}`)),
		...signs.slice(0, 1).map((d) => line(`counter sign${signs.length > 1 ? ` 1 of ${signs.length}` : ''}`, `/display?id=${d.id}`)),
		line('counter terminal', '/counter'),
		...centre.counters.slice(0, 1).map((c) => line('rating tablet', `/rating?counter=${c.id}`)),
		line('reception desk', '/reception'),
		line('administration', '/admin'),
		...(centre.demo ? [line('simulated devices', '/devices')] : []),
		line('HTTP API', '/docs'),
		`  ${'accounts'.padEnd(22)} ${shorten(centre.people.map((p) => p.username))}`,
		`  ${'password'.padEnd(22)} ${passwordLine(passwords, given)}`,
		`  ${'data'.padEnd(22)} ${dataDir}`,
	].join('\n')
}

/** The same for a real centre: the addresses of this machine, what screens must trust, and the link for the first sign-in. */
export function serveBanner(
	{ centre, url, authority, exportKey, firstToken }: Pick<WiredCentre, 'centre' | 'url' | 'authority' | 'exportKey' | 'firstToken'>,
	{ HOST, DATA_DIR, door }: Pick<Environment, 'HOST' | 'DATA_DIR' | 'door'>,
): string {
	const line = (what: string, text: string) => `  ${what.padEnd(22)} ${text}`
	const { protocol, port, hostname } = new URL(url)
	const others = lanAddresses(HOST).filter((address) => address !== hostname)
	// Behind a proxy people come by an address that this program does not know, unless the set-up tells it.
	const base = door.kind === 'proxy' ? (centre.publicUrl ?? url).replace(/\/$/, '') : url
	return [
		centre.name.vi,
		line('all screens', `${base}/`),
		line('administration', `${base}/admin`),
		...others.map((address) => line('also at', `${protocol}//${address}${port && `:${port}`}/`)),
		...(authority ? [line('screens must trust', `${base}/ca.crt`), line('its SHA-256', authority.fingerprint)] : []),
		line('exports are signed by', exportKey),
		line('data', DATA_DIR),
		...(firstToken ? ['', 'First sign-in of the administrator, once and within 24 hours:', `  ${base}/admin#first=${firstToken}`, ''] : []),
	].join('\n')
}

function passwordLine(passwords: FirstPasswords | undefined, given: boolean): string {
	if (passwords?.password !== undefined) return `${passwords.password}  (for ${shorten(passwords.usernames)}; shown this once)`
	return given && passwords ? 'as in DEMO_PASSWORD' : 'as set before'
}

/** `admin, officer1 … officer12`. */
function shorten(usernames: readonly string[]): string {
	const officers = usernames.filter((u) => /^officer\d+$/.test(u))
	if (officers.length < 3) return usernames.join(', ')
	return [...usernames.filter((u) => !officers.includes(u)), `${officers[0]} … ${officers.at(-1)}`].join(', ')
}
