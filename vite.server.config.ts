import { resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

/**
 * The server and the agent as a few files of JavaScript. Node runs the TypeScript as well, but then holds its compiler in memory and
 * reads some 500 files at every start. Native packages, and those that read files of their own, stay packages.
 */
export default defineConfig({
	plugins: [ascii()],
	publicDir: false,
	build: {
		ssr: true,
		outDir: 'dist/server',
		target: 'node22',
		rolldownOptions: {
			output: { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } },
			input: {
				agent: resolve(import.meta.dirname, 'hardware/agent-main.ts'),
				'audit-worker': resolve(import.meta.dirname, 'server/audit/worker.ts'),
				'catalogue-worker': resolve(import.meta.dirname, 'server/catalogue-worker.ts'),
				main: resolve(import.meta.dirname, 'server/main.ts'),
				'pdf-worker': resolve(import.meta.dirname, 'server/pdf/pdf-worker.ts'),
				'reports-worker': resolve(import.meta.dirname, 'server/reports/worker.ts'),
				'slip-worker': resolve(import.meta.dirname, 'hardware/printer/slip-worker.ts'),
			},
		},
	},
	ssr: {
		noExternal: true,
		external: [
			'@napi-rs/canvas',
			'@serialport/bindings-cpp',
			'@serialport/stream',
			'better-sqlite3',
			'node-hid',
			'pdfmake',
			'pino',
			'prom-client',
			'socket.io',
			'socket.io-client',
			'swagger-ui-dist',
			'usb',
			'@expo-google-fonts/be-vietnam-pro',
			'@fontsource/be-vietnam-pro',
			'@fontsource/overpass',
		],
	},
})

/** Node keeps the text of a program in memory, at two bytes a sign where one of them is beyond Latin. */
function ascii(): Plugin {
	const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
	return {
		name: 'ascii',
		generateBundle(_, bundle) {
			for (const file of Object.values(bundle)) if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, escaped)
		},
	}
}
