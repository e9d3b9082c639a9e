import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAnsweringThread, type AnsweringThread } from '../../server/threads/answering.ts'

interface Reply {
	asked: string
	thread: number
}
const program = new URL('./echo.ts', import.meta.url)
const died: string[] = []
const news: unknown[] = []
let thread: AnsweringThread<string, Reply> | undefined

const begin = (restMs = 60_000, workerData: unknown = undefined) =>
	(thread = createAnsweringThread<string, Reply>({
		...{ program, workerData, name: 'echoes', restMs },
		onDied: (error) => died.push(error.message),
		onNews: (one) => news.push(one),
	}))
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

afterEach(async () => {
	await thread?.stop()
	died.length = news.length = 0
})

describe('a thread that answers', () => {
	it('answers each with its own, in one thread, and tells what else there is', async () => {
		const { ask } = begin()
		const replies = await Promise.all(['a', 'tell', 'b'].map(ask))
		expect(replies.map(({ asked }) => asked)).toEqual(['a', 'tell', 'b'])
		expect(new Set(replies.map((reply) => reply.thread)).size).toBe(1)
		expect(news).toEqual([{ renewed: 'why' }])
	})
	it('rests when nobody asks, and another begins with the next question', async () => {
		const { ask } = begin(30)
		const first = await ask('a')
		await pause(200)
		expect((await ask('b')).thread).toBeGreaterThan(first.thread)
	})
	it('does not rest from work of its own', async () => {
		const { ask } = begin(30)
		const first = await ask('begin')
		await pause(200)
		expect((await ask('finish')).thread).toBe(first.thread)
		await pause(250)
		expect((await ask('a')).thread).toBeGreaterThan(first.thread)
	})
	it('goes on answering however a question meets its rest', async () => {
		const { ask } = begin(0)
		for (let i = 0; i < 50; i++) {
			expect((await ask(String(i))).asked).toBe(String(i))
			await pause(i % 5)
		}
		expect(died).toEqual([])
	})
	it('that dies tells whoever waits why, and begins again for the next question', async () => {
		const { ask } = begin()
		for (const times of [1, 2]) {
			await expect(ask('die')).rejects.toThrow('as a mistake would')
			expect(died).toHaveLength(times)
		}
		expect((await ask('a')).asked).toBe('a')
	})
	it('answers all that was asked before it is stopped, and nothing after', async () => {
		const { ask, stop } = begin()
		const asked = ask('a')
		await stop()
		expect((await asked).asked).toBe('a')
		await expect(ask('b')).rejects.toThrow('the thread of echoes does not run')
	})
	it('woken for work of its own rests as soon as there is no more of it', async () => {
		vi.stubEnv('IDLE_AT_ONCE', '1')
		const { ask, wake } = begin()
		wake()
		wake()
		await pause(300)
		vi.unstubAllEnvs()
		const [woken, ...others] = news as { begun: number }[]
		expect(others).toEqual([])
		expect((await ask('a')).thread).toBeGreaterThan(woken?.begun ?? Infinity)
	})
})
