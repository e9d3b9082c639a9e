import { call, type Call } from './api.ts'

/** For what anyone may ask. A session that has ended would be refused even there, so it is dropped and the question asked again. */
export const openCall: Call = async (path, init) => {
	const reply = await call<never>(path, init)
	if (reply.ok || reply.code !== 'not-signed-in') return reply
	await call('/session', { method: 'DELETE' })
	return call(path, init)
}
