import { svelte } from '@sveltejs/vite-plugin-svelte'
import { resolve } from 'node:path'
import { defineConfig } from 'vite'

/** One page for each screen; the server gives `/kiosk` the page `kiosk/index.html`, and so on. */
export const PAGES = {
	kiosk: 'kiosk/index.html',
	ticket: 'kiosk/ticket/index.html',
	display: 'display/index.html',
	counter: 'counter/index.html',
	rating: 'counter/rating/index.html',
	admin: 'admin/index.html',
	devices: 'admin/devices/index.html',
	home: 'admin/home/index.html',
	figures: 'admin/public/index.html',
	reception: 'admin/reception/index.html',
}

export default defineConfig({
	plugins: [svelte()],
	publicDir: 'ui/public',
	server: {
		proxy: {
			'/api': 'http://127.0.0.1:8080',
			'/voice-packs': 'http://127.0.0.1:8080',
			'/media': 'http://127.0.0.1:8080',
			'/socket.io': { target: 'http://127.0.0.1:8080', ws: true },
		},
	},
	build: {
		outDir: 'dist/screens',
		target: 'chrome90',
		rolldownOptions: { input: Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, resolve(import.meta.dirname, page)])) },
	},
})
