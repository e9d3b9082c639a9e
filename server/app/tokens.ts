import { createHash, randomBytes, randomInt } from 'node:crypto'

/** 256 random bits, safe in a header and a cookie. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0')
