import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createPlainServer, type AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const CLIENT = { id: 'mot-cua-thu', secret: 'mot-bi-mat-dai-cua-dich-vu-dang-nhap' }

/** The service must know where the centre listens before it does. */
export const freePort = (): Promise<number> =>
	new Promise((found) => {
		const probe = createPlainServer().listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo
			probe.close(() => found(port))
		})
	})

/**
 * A sign-in service as a province runs one: a real OpenID provider on this machine. Its page asks for a name and believes
 * it; the centre is known to it by its address.
 */
export async function startSignInService(centreUrl: string) {
	const server = createServer()
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
	const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
	const serve = serviceAt(issuer, `${centreUrl}/api/oidc/callback`)
	server.on('request', (req, res) => void serve(req, res))
	return {
		issuer,
		stop: () =>
			new Promise<void>((done) => {
				server.close(() => done())
				server.closeAllConnections()
			}),
	}
}

function serviceAt(issuer: string, redirectUri: string) {
	const provider = new Provider(issuer, {
		clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
		cookies: { keys: ['chi-de-thu'] },
		claims: { openid: ['sub'], profile: ['preferred_username'] },
		features: { devInteractions: { enabled: false } },
		findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: `so-${id}`, preferred_username: id }) }),
		interactions: { url: (_, { uid }) => `/sign-in/${uid}` },
		loadExistingGrant: async (ctx) => {
			const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.id, accountId: ctx.oidc.session?.accountId ?? '' })
			grant.addOIDCScope('openid profile')
			await grant.save()
			return grant
		},
	})
	const callback = provider.callback()
	return async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
		if (!req.url?.startsWith('/sign-in/')) return void callback(req, res)
		if (req.method === 'GET') return void res.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
		let form = ''
		for await (const chunk of req) form += String(chunk)
		const accountId = new URLSearchParams(form).get('name') ?? ''
		await provider.interactionFinished(req, res, { login: { accountId } })
	}
}

const PAGE = `<!doctype html><html lang="vi"><title>Đăng nhập một lần</title>
<form method="post"><label>Tên <input name="name"></label><button>Tiếp tục</button></form>`
