import { describe, expect, it, vi } from 'vitest'
import { createClipBank, NoClip } from '../../display/clip-bank.ts'
import type { OpenPack } from '../../display/voice/pack.ts'
import { VIETNAMESE } from '../../display/voice/vietnamese.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer
const pack: OpenPack = {
	id: 'vi',
	language: 'vi',
	grammar: VIETNAMESE,
	addresses: new Map([
		['không', ['/voice/vi/khoong.opus', '/voice/vi/khoong.mp3']],
		['một', ['/voice/vi/mootj.opus']],
	]),
}
const clip = (name: string) => ({ clip: name })

/** A site that holds clips, can be made unreachable, and a browser that plays some of them. */
function createSite({ plays = (path: string) => path !== '', lacks = '' } = {}) {
	const site = { reachable: true }
	const get = vi.fn((path: string) => {
		if (!site.reachable) return Promise.reject(new Error(`${path}: unreachable`))
		return Promise.resolve(path === lacks ? undefined : bytesOf(path))
	})
	const decode = (bytes: ArrayBuffer) => {
		const path = new TextDecoder().decode(bytes)
		return plays(path) ? Promise.resolve(path) : Promise.reject(new Error('cannot decode'))
	}
	return { site, get, bank: createClipBank(get, decode) }
}

describe('the clip bank', () => {
	it('gives the sounds of a sentence in order, repeated words and breaths too', async () => {
		const zero = '/voice/vi/khoong.opus'
		const parts = [clip('không'), clip('một'), { breathS: 0.14 }, clip('không')]
		expect(await createSite().bank.sounds(pack, parts)).toEqual([zero, '/voice/vi/mootj.opus', 0.14, zero])
	})

	it('fetches each clip once', async () => {
		const { bank, get } = createSite()
		expect(await bank.load(pack)).toEqual([])
		await bank.load(pack)
		await bank.sounds(pack, [clip('một'), clip('một'), clip('không')])
		expect(get.mock.calls.map(([path]) => path).sort()).toEqual(['/voice/vi/khoong.opus', '/voice/vi/mootj.opus'])
	})

	it('rather says nothing than half a number', async () => {
		await expect(createSite().bank.sounds(pack, [clip('không'), clip('hai')])).rejects.toThrow('no clip says "hai"')
	})

	it('takes the next format where the first cannot be played or is not there', async () => {
		expect(await createSite({ plays: (path) => !path.endsWith('khoong.opus') }).bank.sounds(pack, [clip('không')])).toEqual([
			'/voice/vi/khoong.mp3',
		])
		expect(await createSite({ lacks: '/voice/vi/khoong.opus' }).bank.sounds(pack, [clip('không')])).toEqual(['/voice/vi/khoong.mp3'])
	})

	it('names the words that no file says', async () => {
		const { bank } = createSite({ lacks: '/voice/vi/mootj.opus' })
		expect(await bank.load(pack)).toEqual(['một'])
		await expect(bank.sounds(pack, [clip('một')])).rejects.toThrow(NoClip)
	})

	it('tries again what could not be fetched', async () => {
		const { bank, site } = createSite()
		site.reachable = false
		await expect(bank.load(pack)).rejects.toThrow('unreachable')
		site.reachable = true
		expect(await bank.load(pack)).toEqual([])
	})
})
