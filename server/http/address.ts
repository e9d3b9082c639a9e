import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/** Where a request comes from, as the socket says: a header could be made up. Empty in a test without a socket. */
export function addressOf(c: Context): string {
	try {
		return getConnInfo(c).remote.address ?? ''
	} catch {
		return ''
	}
}

export const isFromHere = (c: Context): boolean => ['127.0.0.1', '::1', '::ffff:127.0.0.1', ''].includes(addressOf(c))
