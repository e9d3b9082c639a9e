import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/**
 * Socket.IO's server breaks under browser conditions, and Svelte's components need them; a whole emulated machine is
 * started alone, after all others.
 */
export default defineConfig({
	test: {
		// Half the tests wait for a process or a socket: one more than there are cores.
		maxWorkers: availableParallelism() + 1,
		projects: [
			{
				test: {
					name: 'node',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/screens/**', 'tests/hardware-vm/**', 'node_modules/**'],
				},
			},
			{
				plugins: [svelte(), svelteTesting()],
				test: { name: 'screens', environment: 'happy-dom', include: ['tests/screens/**/*.test.ts'] },
			},
			{ test: { name: 'guest', environment: 'node', include: ['tests/hardware-vm/**/*.test.ts'], sequence: { groupOrder: 1 } } },
		],
	},
})
