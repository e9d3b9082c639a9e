import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { addressOf, isFromHere, isSecure, locate } from '../../server/http/address.ts'
import type { Env } from '../../server/http/caller.ts'

/** What the server takes a request for that came from this socket with these headers. */
async function seen(trusted: string[], from: string, headers: Record<string, string> = {}, url = 'http://centre/') {
	const app = new Hono<Env>()
		.use(locate(trusted))
		.get('/', (c) => c.json({ address: addressOf(c), isHere: isFromHere(c), isSecure: isSecure(c) }))
	const res = await app.request(url, { headers }, { incoming: { socket: { remoteAddress: from } } })
	return (await res.json()) as { address: string; isHere: boolean; isSecure: boolean }
}
const forwarded = (by: string, proto?: string) => ({ 'x-forwarded-for': by, ...(proto && { 'x-forwarded-proto': proto }) })

describe('where a request comes from', () => {
	it('is what the socket says, IPv4 always written alike', async () => {
		expect(await seen([], '10.0.0.9')).toEqual({ address: '10.0.0.9', isHere: false, isSecure: false })
		expect(await seen([], '::ffff:10.0.0.9')).toMatchObject({ address: '10.0.0.9' })
		expect(await seen([], '::ffff:127.0.0.1')).toMatchObject({ address: '127.0.0.1', isHere: true })
		expect(await seen([], '::1')).toMatchObject({ isHere: true })
		expect(await seen([], '10.0.0.9', {}, 'https://centre/')).toMatchObject({ isSecure: true })
	})
	it('is never what a stranger says of it', async () => {
		const spoofed = forwarded('127.0.0.1', 'https')
		expect(await seen([], '10.0.0.9', spoofed)).toEqual({ address: '10.0.0.9', isHere: false, isSecure: false })
		expect(await seen(['10.0.0.1'], '10.0.0.9', spoofed)).toEqual({ address: '10.0.0.9', isHere: false, isSecure: false })
	})
	it('is what a trusted proxy heard', async () => {
		expect(await seen(['10.0.0.1'], '10.0.0.1', forwarded('192.168.1.7', 'https'))).toEqual({
			address: '192.168.1.7',
			isHere: false,
			isSecure: true,
		})
		expect(await seen(['10.0.0.0/24'], '::ffff:10.0.0.77', forwarded('2001:db8::7'))).toMatchObject({ address: '2001:db8::7' })
		expect(await seen(['fd00::/8'], 'fd00::1', forwarded('192.168.1.7'))).toMatchObject({ address: '192.168.1.7' })
	})
	it.each([
		['what the visitor wrote before it is not read', '127.0.0.1, 192.168.1.7', '192.168.1.7'],
		['proxies behind proxies are passed over', '127.0.0.1, 192.168.1.7, 10.0.0.2', '192.168.1.7'],
		['a proxy that asks for itself', '10.0.0.2', '10.0.0.2'],
		['no address at all', 'unknown', '10.0.0.1'],
		['an address after nonsense', '192.168.1.7, <script>, 10.0.0.2', '10.0.0.2'],
		['nothing', '', '10.0.0.1'],
	])('%s', async (_, header, address) => {
		expect(await seen(['10.0.0.1', '10.0.0.2'], '10.0.0.1', forwarded(header))).toMatchObject({ address })
	})
	it('is not this machine where a proxy on it speaks for others, known or not', async () => {
		expect(await seen(['127.0.0.1'], '127.0.0.1', forwarded('192.168.1.7'))).toMatchObject({ address: '192.168.1.7', isHere: false })
		expect(await seen(['127.0.0.1'], '127.0.0.1')).toMatchObject({ isHere: false })
		expect(await seen(['127.0.0.1'], '127.0.0.1', forwarded('127.0.0.1'))).toMatchObject({ isHere: false })
		for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via'])
			expect([name, (await seen([], '127.0.0.1', { [name]: 'x' })).isHere]).toEqual([name, false])
	})
	it('is secure as the nearest proxy says', async () => {
		expect(await seen(['10.0.0.1'], '10.0.0.1', forwarded('192.168.1.7', 'https, http'))).toMatchObject({ isSecure: false })
	})
})
