import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

/** Two projects: Socket.IO's server breaks under browser conditions, and Svelte's components need them. */
export default defineConfig({
	test: {
		// Half the tests wait for a process or a socket: every core may work.
		maxWorkers: '100%',
		projects: [
			{ test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/screens/**', 'node_modules/**'] } },
			{
				plugins: [svelte(), svelteTesting()],
				test: { name: 'screens', environment: 'happy-dom', include: ['tests/screens/**/*.test.ts'] },
			},
		],
	},
})
