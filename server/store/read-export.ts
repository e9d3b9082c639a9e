import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { fingerprintOf } from './export-key.ts'
import { chainHash, GENESIS } from './hash-chain.ts'
import { EXPORT_FORMAT, toSign, type ExportHeader } from './signed-export.ts'

const Hex = z.string().regex(/^[0-9a-f]{64}$/)
const Header: z.ZodType<ExportHeader> = z.strictObject({
	format: z.literal(EXPORT_FORMAT),
	centre: z.strictObject({ id: z.string(), name: z.string() }),
	program: z.string(),
	madeAt: z.int(),
	by: z.string(),
	fromDay: z.iso.date(),
	toDay: z.iso.date(),
	first: z.int().min(1),
	last: z.int().min(1),
	before: Hex,
	key: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: z.base64(), fingerprint: Hex }),
})
const Row = z.strictObject({
	position: z.int(),
	at: z.int(),
	day: z.string(),
	actor: z.string(),
	type: z.string(),
	v: z.int(),
	body: z.string(),
	hash: Hex,
})
const Footer = z.strictObject({ sha256: Hex, signature: z.base64() })

export type ExportProof =
	| { ok: true; header: ExportHeader; facts: number; head: string }
	/** `isExport` is false for a file that is something else. `position` is 0 where no one fact is to blame. */
	| { ok: false; isExport: boolean; position: number; problem: string }

/**
 * Proves an export without the centre: every hash of the chain, no fact left out or put in, and the signature over the whole file.
 *
 * @param key  whose signature it must be: a fingerprint, or a public key in base64; absent: whoever's the file names
 */
export async function proveExport(path: string, key?: string): Promise<ExportProof> {
	const hash = createHash('sha256')
	let header: ExportHeader | undefined
	let waiting: string | undefined
	let before = ''
	let position = 0
	for await (const line of linesOf(path)) {
		if (header === undefined) {
			const read = Header.safeParse(json(line))
			if (!read.success) return { ok: false, isExport: false, position: 0, problem: 'it is not an export of this program' }
			header = read.data
			before = header.before
			position = header.first - 1
			hash.update(`${line}\n`)
			continue
		}
		// The last line is the signature; only the next line tells that this one is not.
		if (waiting !== undefined) {
			const problem = rowProblem(waiting, ++position, before)
			if (problem.text !== undefined) return wrong(position, problem.text)
			before = problem.hash
			hash.update(`${waiting}\n`)
		}
		waiting = line
	}
	if (header === undefined) return { ok: false, isExport: false, position: 0, problem: 'it is empty' }
	const ending = endingProblem({ header, line: waiting, digest: hash.digest(), position, key })
	return ending === undefined ? { ok: true, header, facts: position - header.first + 1, head: before } : wrong(0, ending)
}

const wrong = (position: number, problem: string): ExportProof => ({ ok: false, isExport: true, position, problem })

function rowProblem(line: string, position: number, before: string): { text: string } | { text?: undefined; hash: string } {
	const row = Row.safeParse(json(line))
	if (!row.success) return { text: 'it cannot be read' }
	if (row.data.position !== position) return { text: `fact ${position} is missing, or another stands in its place` }
	if (chainHash(before, row.data) !== row.data.hash) return { text: 'its hash does not match its content and the fact before it' }
	// Written again otherwise than it was read, it would be another file.
	if (JSON.stringify(row.data) !== line) return { text: 'it is not written as it was stored' }
	return { hash: row.data.hash }
}

interface Ending {
	header: ExportHeader
	line: string | undefined
	digest: Buffer
	position: number
	key: string | undefined
}

function endingProblem({ header, line, digest, position, key }: Ending): string | undefined {
	const footer = Footer.safeParse(json(line ?? ''))
	if (!footer.success) return 'its end is cut off, or something stands after it'
	if (position !== header.last) return `it ends at fact ${position}; fact ${header.last} is named as its last`
	if (header.first === 1 && header.before !== GENESIS) return 'its first fact names a fact before it'
	const der = Buffer.from(header.key.publicKey, 'base64')
	if (fingerprintOf(der) !== header.key.fingerprint) return 'its header names a key and the fingerprint of another'
	if (key !== undefined && key !== header.key.fingerprint && key !== header.key.publicKey)
		return `it is signed with another key, of the fingerprint ${header.key.fingerprint}`
	if (footer.data.sha256 !== digest.toString('hex')) return 'its content is not what was signed'
	return isSigned(der, digest, footer.data.signature) ? undefined : 'its signature does not belong to this content and key'
}

function isSigned(der: Buffer, digest: Buffer, signature: string): boolean {
	try {
		const publicKey = createPublicKey({ key: der, format: 'der', type: 'spki' })
		return publicKey.asymmetricKeyType === 'ed25519' && verify(null, toSign(digest), publicKey, Buffer.from(signature, 'base64'))
	} catch {
		return false
	}
}

function json(line: string): unknown {
	try {
		return JSON.parse(line)
	} catch {
		return undefined
	}
}

/** Lines end with a line feed and nothing else; what stands after the last one is a line of its own, cut off. */
async function* linesOf(path: string): AsyncGenerator<string> {
	let rest: Buffer[] = []
	for await (const chunk of createReadStream(path, { highWaterMark: 1 << 18 })) {
		let from = 0
		for (let to; (to = (chunk as Buffer).indexOf(10, from)) !== -1; from = to + 1) {
			yield Buffer.concat([...rest, (chunk as Buffer).subarray(from, to)]).toString('utf8')
			rest = []
		}
		rest.push((chunk as Buffer).subarray(from))
	}
	if (rest.some((part) => part.length > 0)) yield `${Buffer.concat(rest).toString('utf8')}\u0000`
}
