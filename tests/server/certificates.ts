import { writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { generate } from 'selfsigned'

const DAY_MS = 86_400_000

/** A certificate that signs itself, as an office might hand one over. `days`: from when to when, counted from now. */
export async function makeCertificate(
	folder: string,
	name: string,
	[from, to]: readonly [number, number] = [-1, 30],
	names: readonly string[] = ['localhost', '127.0.0.1'],
): Promise<{ cert: string; key: string }> {
	const paths = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) }
	const made = await generate([{ name: 'commonName', value: name }], {
		keyType: 'ec',
		algorithm: 'sha256',
		notBeforeDate: new Date(Date.now() + from * DAY_MS),
		notAfterDate: new Date(Date.now() + to * DAY_MS),
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{ name: 'subjectAltName', altNames: names.map((value) => (isIP(value) ? { type: 7, ip: value } : { type: 2, value })) },
		],
	})
	writeFileSync(paths.cert, made.cert)
	writeFileSync(paths.key, made.private)
	return paths
}
