import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { defineConfig } from 'vitest/config'

/** Two projects: Socket.IO's server breaks under browser conditions, and Svelte's components need them. */
export default defineConfig({
	test: {
		projects: [
			{ test: { name: 'node', environment: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/screens/**', 'node_modules/**'] } },
			{
				plugins: [svelte(), svelteTesting()],
				test: { name: 'screens', environment: 'happy-dom', include: ['tests/screens/**/*.test.ts'] },
			},
		],
	},
})
