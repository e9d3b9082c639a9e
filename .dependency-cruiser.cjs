/**
 * May this file import that one? Each room names everything it may import: other rooms, packages, parts of Node.
 * Whatever is not named is refused. Run by `npm run check`.
 */

const CONTRACT = '^contract/'
const UI = '^ui/'
const DOMAIN = '^server/domain/'
const PORTS = '^server/ports/'
const THREADS = '^server/threads/'
const SCREEN_PACKAGES = ['svelte', '@lucide/svelte', '@sveltejs/vite-plugin-svelte']

/** `files` may always import each other. `packages` and `node` are names; `true` means any. */
const ROOMS = [
	{ name: 'contract', files: CONTRACT, rooms: [], packages: ['zod'], node: [] },
	{ name: 'domain', files: DOMAIN, rooms: [CONTRACT], packages: [], node: [] },
	{ name: 'ports', files: PORTS, rooms: [CONTRACT, DOMAIN], packages: [], node: [] },
	{
		name: 'simulate',
		files: '^server/simulate/',
		rooms: [CONTRACT, DOMAIN, '^server/app/today[.]ts$', PORTS],
		packages: ['zod'],
		node: ['child_process', 'fs', 'os', 'path', 'url', 'util', 'zlib'],
	},
	{ name: 'threads', files: THREADS, rooms: [], packages: [], node: ['worker_threads'] },
	{ name: 'app', files: '^server/app/', rooms: [CONTRACT, DOMAIN, PORTS], packages: ['openid-client'], node: ['crypto', 'timers'] },
	{
		name: 'reports',
		files: '^server/reports/',
		rooms: [CONTRACT, PORTS, THREADS],
		packages: ['better-sqlite3', '@types/better-sqlite3', 'zod'],
		node: ['fs', 'path', 'url', 'worker_threads', 'zlib'],
	},
	{
		name: 'audit',
		files: '^server/audit/',
		rooms: [CONTRACT, DOMAIN, PORTS, THREADS, '^server/app/(?:today|replay)[.]ts$', '^server/store/'],
		packages: [],
		node: ['worker_threads', 'path'],
	},
	{
		name: 'store',
		files: '^server/store/',
		rooms: [CONTRACT, DOMAIN, PORTS],
		packages: ['better-sqlite3', '@types/better-sqlite3', 'zod'],
		node: ['crypto', 'fs', 'path', 'timers', 'url', 'util'],
	},
	{
		name: 'imports',
		files: '^server/imports/',
		rooms: [CONTRACT],
		packages: ['zod', 'read-excel-file', 'csv-parse'],
		node: ['buffer', 'util', 'zlib'],
	},
	{
		name: 'exports',
		files: '^server/exports/',
		rooms: [CONTRACT, '^server/imports/', '^server/pdf/'],
		packages: ['write-excel-file', 'csv-stringify'],
		node: ['buffer'],
	},
	{
		name: 'pdf',
		files: '^server/pdf/',
		rooms: [CONTRACT],
		packages: ['pdfmake', '@types/pdfmake', '@expo-google-fonts/be-vietnam-pro', 'qr'],
		node: ['buffer', 'fs', 'module', 'path', 'worker_threads', 'zlib'],
	},
	{
		name: 'http',
		files: '^server/http/',
		rooms: [CONTRACT, DOMAIN, PORTS],
		packages: ['hono', '@hono/node-server', '@hono/zod-openapi', 'hono-rate-limiter', 'zod', 'prom-client', 'swagger-ui-dist', 'pino'],
		node: ['crypto', 'fs', 'http', 'module', 'net', 'path', 'stream', 'url', 'util', 'zlib'],
	},
	{
		name: 'realtime',
		files: '^server/realtime/',
		rooms: [CONTRACT, DOMAIN, PORTS],
		packages: ['socket.io', 'pino', 'zod'],
		node: ['crypto', 'http', 'querystring', 'util'],
	},
	{
		name: 'wiring',
		files: '^server/[^/]+[.]ts$',
		rooms: [CONTRACT, '^server/', '^hardware/agent[.]ts$'],
		packages: true,
		node: true,
	},
	{
		name: 'hardware',
		files: '^hardware/',
		rooms: [CONTRACT],
		packages: [
			'@fontsource/be-vietnam-pro',
			'@fontsource/overpass',
			'@napi-rs/canvas',
			'@point-of-sale/receipt-printer-encoder',
			'@serialport/bindings-cpp',
			'@serialport/stream',
			'node-hid',
			'qr',
			'socket.io-client',
			'usb',
			'zod',
		],
		node: true,
	},
	{
		name: 'ui',
		files: UI,
		rooms: [CONTRACT],
		packages: [...SCREEN_PACKAGES, 'socket.io-client', 'qr', '@fontsource/be-vietnam-pro', '@fontsource/overpass'],
		node: [],
	},
	{ name: 'kiosk', files: '^kiosk/', rooms: [CONTRACT, UI], packages: [...SCREEN_PACKAGES, 'qr'], node: [] },
	...['display', 'counter', 'admin'].map((name) => ({
		name,
		files: `^${name}/`,
		rooms: [CONTRACT, UI],
		packages: SCREEN_PACKAGES,
		node: [],
	})),
	{ name: 'scripts', files: '^scripts/', rooms: ['^(?!node_modules/)[^/]+/'], packages: true, node: true },
	{ name: 'root', files: '^[^/]+$', rooms: ['^scripts/lib/'], packages: true, node: true },
	{ name: 'tests', files: '^tests/', rooms: ['^(?!node_modules/)[^/]+/', '^[^/]+[.]ts$'], packages: true, node: true },
]

const NODE = 'core'
const anyOf = (names) => `(?:${names.map((name) => name.replace(/[.\\/]/g, '[$&]')).join('|')})`

const allowed = ({ files, rooms, packages, node }) => [
	files,
	...rooms,
	...(packages === true ? ['^node_modules/'] : packages.length ? [`^node_modules/${anyOf(packages)}/`] : []),
	...(node !== true && node.length ? [`^(?:node:)?${anyOf(node)}(?:/|$)`] : []),
]

const whitelists = ROOMS.map((room) => ({
	name: `${room.name}-imports-only-what-it-may`,
	severity: 'error',
	from: { path: room.files },
	to: { pathNot: allowed(room), ...(room.node === true && { dependencyTypesNot: [NODE] }) },
}))

module.exports = {
	forbidden: [
		...whitelists,
		{
			name: 'every-file-belongs-to-a-room',
			severity: 'error',
			from: { pathNot: [...ROOMS.map((room) => room.files), '^node_modules/'] },
			to: {},
		},
		{
			name: 'no-cycles',
			severity: 'error',
			from: {},
			to: { circular: true },
		},
		{
			name: 'only-types-from-the-rules',
			comment: 'store, http and realtime know the shapes of the domain, not its rules',
			severity: 'error',
			from: { path: '^server/(?:store|http|realtime)/|^server/ports[.]ts$' },
			to: { path: DOMAIN, dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'only-one-file-reaches-the-hardware',
			severity: 'error',
			from: { path: '^server/', pathNot: '^server/devices-here[.]ts$' },
			to: { path: '^hardware/' },
		},
		{
			name: 'nobody-imports-main',
			severity: 'error',
			from: { pathNot: '^tests/' },
			to: { path: '(?:^|/)main[.]ts$' },
		},
		{
			name: 'no-barrels',
			severity: 'error',
			from: {},
			to: { path: '(?:^|/)index[.][cm]?[jt]s$', pathNot: '^node_modules/' },
		},
		{
			name: 'what-runs-is-not-a-dev-dependency',
			comment: 'a centre installs without the dev dependencies; screens are built beforehand',
			severity: 'error',
			from: { path: '^(?:server|hardware|contract)/' },
			to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'packages-are-in-package-json',
			severity: 'error',
			from: {},
			to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'deprecated'] },
		},
		{
			name: 'everything-imported-exists',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true },
		},
	],
	options: {
		doNotFollow: { path: '^node_modules/' },
		exclude: { path: '^(?:dist|data|[.]cache|test-results|playwright-report)/' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'types', 'default'],
			extensions: ['.ts', '.d.ts', '.mjs', '.js', '.cjs', '.svelte', '.css', '.json'],
		},
	},
}
