import { describe, expect, it, vi } from 'vitest'
import { createClipBank } from '../../display/clip-bank.ts'

const manifest = { clips: { không: { file: 'khoong.opus' }, một: { file: 'mootj.opus' } } }
const bytesOf = (text: string) => new TextEncoder().encode(text).buffer

/** A site that holds two clips and can be made unreachable. */
function createSite() {
	const site = { reachable: true }
	const get = vi.fn((path: string) => {
		if (!site.reachable) return Promise.reject(new Error(`${path}: unreachable`))
		return Promise.resolve(bytesOf(path.endsWith('.json') ? JSON.stringify(manifest) : path))
	})
	const decode = (bytes: ArrayBuffer) => Promise.resolve(new TextDecoder().decode(bytes))
	return { site, get, bank: createClipBank(get, decode) }
}

describe('the clip bank', () => {
	it('gives the sounds of a sentence in order, repeated words too', async () => {
		const { bank } = createSite()
		const zero = '/voice/vi/khoong.opus'
		expect(await bank.sounds('vi', ['không', 'một', 'không'])).toEqual([zero, '/voice/vi/mootj.opus', zero])
	})

	it('fetches each file once', async () => {
		const { bank, get } = createSite()
		await bank.load('vi')
		await bank.sounds('vi', ['một', 'một', 'không'])
		expect(get.mock.calls.map(([path]) => path).sort()).toEqual([
			'/voice/vi/khoong.opus',
			'/voice/vi/manifest.json',
			'/voice/vi/mootj.opus',
		])
	})

	it('rather says nothing than half a number', async () => {
		await expect(createSite().bank.sounds('vi', ['không', 'hai'])).rejects.toThrow('no vi clip says "hai"')
	})

	it('tries again what could not be fetched', async () => {
		const { bank, site } = createSite()
		site.reachable = false
		await expect(bank.load('vi')).rejects.toThrow('unreachable')
		site.reachable = true
		await expect(bank.load('vi')).resolves.toBeUndefined()
	})
})
