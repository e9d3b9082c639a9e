import { svelte } from '@sveltejs/vite-plugin-svelte'
import { svelteTesting } from '@testing-library/svelte/vite'
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** Speed is measured by the bench; a busy machine must fail no test. */
const PATIENCE = { testTimeout: 20_000, hookTimeout: 30_000 }

/**
 * Socket.IO's server breaks under browser conditions, and Svelte's components need them; a whole emulated machine is
 * started alone, after all others.
 */
export default defineConfig({
	test: {
		// Half the tests wait for a process or a socket: one more than there are cores.
		maxWorkers: availableParallelism() + 1,
		// Modules keep no state between tests, so files may share them: half of the processor's time was loading them anew.
		isolate: false,
		projects: [
			{
				test: {
					name: 'node',
					...PATIENCE,
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/screens/**', 'tests/hardware-vm/**', 'node_modules/**'],
				},
			},
			{
				plugins: [svelte(), svelteTesting()],
				test: { name: 'screens', ...PATIENCE, environment: 'happy-dom', include: ['tests/screens/**/*.test.ts'] },
			},
			{
				test: { name: 'guest', ...PATIENCE, environment: 'node', include: ['tests/hardware-vm/**/*.test.ts'], sequence: { groupOrder: 1 } },
			},
		],
	},
})
