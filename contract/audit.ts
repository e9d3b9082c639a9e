import { z } from 'zod'

/** The key that a centre signs with: told to inspectors, and compared by whoever proves an export elsewhere. */
export const ExportKeyCard = z.object({
	algorithm: z.literal('Ed25519'),
	/** SubjectPublicKeyInfo, DER in base64. */
	publicKey: z.string(),
	/** SHA-256 of it, hexadecimal. */
	fingerprint: z.string(),
})
export type ExportKeyCard = z.infer<typeof ExportKeyCard>
