import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { MediaList } from '../../contract/media.ts'
import { readRange } from '../../server/http/media.ts'
import { startTestServer, type Credentials, type TestServer } from '../support/running.ts'
import { PATIENT } from './patient.ts'

vi.setConfig(PATIENT)

const FILM = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251))
let server: TestServer
let wall: Credentials
let supervisor: Credentials
beforeAll(async () => {
	server = await startTestServer()
	wall = (await server.enrol('display', 'wall-1', await server.signIn('admin'))).headers
	supervisor = await server.signIn('supervisor')
})
afterAll(() => server.stop())
beforeEach(() => {
	rmSync(join(server.folder, 'media'), { recursive: true, force: true })
	put('sanh/phim.mp4', FILM)
})

const put = (path: string, content: Buffer | string = 'x') => {
	const [folder = ''] = path.split('/')
	mkdirSync(join(server.folder, 'media', folder), { recursive: true })
	writeFileSync(join(server.folder, 'media', path), content)
}
/** Takes the whole answer before the next test clears the folder. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> {
	const res = await fetch(server.url + path, { headers, method })
	const bytes = await res.arrayBuffer()
	return new Response([204, 304].includes(res.status) ? null : bytes, { status: res.status, headers: res.headers })
}
const list = async (by = supervisor) => (await (await get('/api/media', by)).json()) as MediaList

describe('the list', () => {
	it('names pictures and films in the order of their names, and what it leaves aside', async () => {
		for (const name of ['b.PNG', 'Ảnh Trung tâm.webp', 'a.jpeg', 'notes.txt', '.hidden.png', 'x.svg']) put(`sanh/${name}`)
		const { files, ignored } = await list(wall)
		expect(files.map(({ name, kind }) => [name, kind])).toEqual([
			['a.jpeg', 'image'],
			['b.PNG', 'image'],
			['phim.mp4', 'video'],
			['Ảnh Trung tâm.webp', 'image'],
		])
		expect(ignored.map(({ name }) => name)).toEqual(['notes.txt', 'x.svg'])
		for (const { url } of files) expect((await get(url)).status).toBe(200)
	})
	it('is for displays and officers; the files are for any screen', async () => {
		expect((await get('/api/media')).status).toBe(401)
		expect((await get('/media/sanh/phim.mp4')).status).toBe(200)
	})
	it('is empty without a folder', async () => {
		rmSync(join(server.folder, 'media'), { recursive: true })
		expect(await list()).toEqual({ files: [], ignored: [], troubles: [] })
	})
})

describe('a file', () => {
	it.each([
		['a.png', 'image/png'],
		['a.jpg', 'image/jpeg'],
		['a.webp', 'image/webp'],
		['a.mp4', 'video/mp4'],
		['a.webm', 'video/webm'],
	])('%s is sent as %s', async (name, type) => {
		put(`sanh/${name}`)
		const res = await get(`/media/sanh/${name}`)
		expect([res.headers.get('content-type'), res.headers.get('x-content-type-options')]).toEqual([type, 'nosniff'])
	})
	it('comes whole, in its length, and not again while it has not changed', async () => {
		const res = await get('/media/sanh/phim.mp4')
		expect([res.headers.get('accept-ranges'), res.headers.get('content-length')]).toEqual(['bytes', '1000'])
		expect(Buffer.from(await res.arrayBuffer())).toEqual(FILM)
		const again = { 'if-none-match': res.headers.get('etag') ?? '' }
		expect((await get('/media/sanh/phim.mp4', again)).status).toBe(304)
		put('sanh/phim.mp4', 'another film')
		expect((await get('/media/sanh/phim.mp4', again)).status).toBe(200)
	})
	it.each([
		['bytes=0-99', 0, 99],
		['bytes=900-', 900, 999],
		['bytes=-10', 990, 999],
		['bytes=0-5000', 0, 999],
	])('comes in the range %s', async (range, start, end) => {
		const res = await get('/media/sanh/phim.mp4', { range })
		expect([res.status, res.headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/1000`])
		expect(Buffer.from(await res.arrayBuffer())).toEqual(FILM.subarray(start, end + 1))
	})
	it('has nothing behind its end', async () => {
		const res = await get('/media/sanh/phim.mp4', { range: 'bytes=1000-' })
		expect([res.status, res.headers.get('content-range')]).toEqual([416, 'bytes */1000'])
	})
	it('is whole where the range is of an older file', async () => {
		expect((await get('/media/sanh/phim.mp4', { range: 'bytes=0-9', 'if-range': '"older"' })).status).toBe(200)
	})
	it('tells its length without itself', async () => {
		const res = await get('/media/sanh/phim.mp4', {}, 'HEAD')
		expect([res.status, res.headers.get('content-length'), (await res.text()).length]).toEqual([200, '1000', 0])
	})
	it('may be empty', async () => {
		put('sanh/rong.png', '')
		expect((await get('/media/sanh/rong.png')).status).toBe(200)
	})
})

describe('nothing else is sent', () => {
	it.each([
		'/media/sanh/..%2f..%2fcentre.json',
		'/media/..%2f..%2fetc/passwd',
		'/media/%2e%2e/centre.json',
		'/media/sanh/%2e%2e%2fphim.mp4',
		'/media/sanh/phim.mp4%00.png',
		'/media/sanh/..%5c..%5ccentre.json',
		'/media/.an/phim.mp4',
		'/media/sanh/none.mp4',
		'/media/sanh/',
		'/media/sanh',
		'/media/',
	])('%s', async (path) => {
		put('.an/phim.mp4')
		expect((await get(path)).status).toBe(404)
	})
	it('no link that leads elsewhere, no text, no folder', async () => {
		symlinkSync('/etc/hostname', join(server.folder, 'media/sanh/link.png'))
		symlinkSync('/etc', join(server.folder, 'media/etc'))
		put('sanh/notes.txt')
		mkdirSync(join(server.folder, 'media/sanh/folder.png'))
		for (const path of ['sanh/link.png', 'etc/hostname', 'sanh/notes.txt', 'sanh/folder.png'])
			expect((await get(`/media/${path}`)).status).toBe(404)
	})
	it('nothing is written', async () => {
		for (const method of ['POST', 'PUT', 'DELETE']) expect((await get('/media/sanh/phim.mp4', {}, method)).status).toBe(404)
		expect((await list()).files).toHaveLength(1)
	})
})

describe('a display that cannot play a file', () => {
	const report = async (url: string, by = wall) => (await server.post('/media/reports', { url }, by)).status
	it('says so once, until the file is replaced', async () => {
		const [film] = (await list()).files
		for (let i = 0; i < 3; i++) expect(await report(film?.url ?? '')).toBe(204)
		expect((await list()).troubles).toMatchObject([{ folder: 'sanh', name: 'phim.mp4', displayId: 'wall-1' }])
		put('sanh/phim.mp4', 'mended')
		expect((await list()).troubles).toEqual([])
	})
	it('is told when there is no such file; nobody else may say it', async () => {
		expect(await report('/media/sanh/none.mp4')).toBe(404)
		expect(await report('/media/sanh/phim.mp4', supervisor)).toBe(403)
		expect(await report('/media/sanh/phim.mp4', {})).toBe(401)
	})
})

describe('a range', () => {
	it.each([
		[undefined, undefined],
		['bytes=5-2', undefined],
		['bytes=-', undefined],
		['bytes=0-1,3-4', undefined],
		['items=0-1', undefined],
		['bytes=-0', 'none'],
		['bytes=10-10', 'none'],
		['bytes=9-9', { start: 9, end: 9 }],
		['bytes=-100', { start: 0, end: 9 }],
	])('%s of ten bytes is %o', (header, range) => {
		expect(readRange(header, 10)).toEqual(range)
	})
})
