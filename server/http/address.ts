import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { BlockList, isIP } from 'node:net'
import type { Env } from './caller.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', ''])
/** What proxies add. */
const FORWARDED = ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via']

/**
 * Knows where each request comes from, before anything else is decided.
 *
 * @param trusted  proxies whose `X-Forwarded-For` and `-Proto` are believed: addresses and networks. From anywhere else
 *                 these headers could be made up, and are not read.
 */
export function locate(trusted: readonly string[]) {
	const proxies = listOf(trusted)
	const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6')
	return createMiddleware<Env>(async (c, next) => {
		const peer = peerOf(c)
		const viaProxy = isProxy(peer)
		c.set('origin', {
			address: viaProxy ? clientOf(peer, lastFirst(c.req.header('x-forwarded-for')), isProxy) : peer,
			isHere: LOOPBACK.has(peer) && !viaProxy && !FORWARDED.some((name) => c.req.header(name) !== undefined),
			isSecure: new URL(c.req.url).protocol === 'https:' || (viaProxy && lastFirst(c.req.header('x-forwarded-proto'))[0] === 'https'),
		})
		await next()
	})
}

export const addressOf = (c: Context<Env>): string => c.var.origin.address
export const isFromHere = (c: Context<Env>): boolean => c.var.origin.isHere
export const isSecure = (c: Context<Env>): boolean => c.var.origin.isSecure

function peerOf(c: Context): string {
	try {
		return unmapped(getConnInfo(c).remote.address ?? '')
	} catch {
		return ''
	}
}

/** Each proxy adds whom it heard; the nearest that is no proxy of ours is who asks. What lies beyond could be made up. */
function clientOf(peer: string, heard: readonly string[], isProxy: (address: string) => boolean): string {
	let client = peer
	for (const next of heard) {
		if (isIP(next) === 0 || !isProxy(client)) break
		client = next
	}
	return client
}

const lastFirst = (header: string | undefined): string[] =>
	(header ?? '')
		.split(',')
		.map((part) => unmapped(part.trim()))
		.reverse()

/** IPv4 as IPv6 writes it is IPv4 all the same. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '')

function listOf(trusted: readonly string[]): BlockList {
	const list = new BlockList()
	for (const [address = '', bits] of trusted.map((entry) => entry.split('/'))) {
		const family = isIP(address) === 4 ? 'ipv4' : 'ipv6'
		if (bits === undefined) list.addAddress(address, family)
		else list.addSubnet(address, Number(bits), family)
	}
	return list
}
