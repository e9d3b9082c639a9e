import svelte from 'eslint-plugin-svelte'
import { defineConfig } from 'eslint/config'
import globals from 'globals'
import ts from 'typescript-eslint'

const SCREENS = ['kiosk', 'display', 'counter', 'admin']
const ALL_ROOMS = [...SCREENS, 'ui', 'server', 'hardware', 'tests', 'scripts']

/**
 * The import rules see a component only after Svelte has dropped its type imports; so what a component may name is
 * checked here as well.
 */
const componentsOf = (room, mayImport) => ({
	files: [`${room}/**/*.svelte`],
	rules: {
		'no-restricted-imports': [
			'error',
			{
				patterns: [
					{
						group: ALL_ROOMS.filter((other) => other !== room && !mayImport.includes(other)).map((other) => `**/../${other}/**`),
						message: `${room} may import contract${mayImport.map((other) => ` and ${other}`).join('')} alone.`,
					},
				],
			},
		],
	},
})

/** Core rules that find mistakes; TypeScript finds the rest. */
const MISTAKES = [
	'no-async-promise-executor',
	'no-cond-assign',
	'no-constant-binary-expression',
	'no-constant-condition',
	'no-debugger',
	'no-dupe-else-if',
	'no-duplicate-case',
	'no-empty',
	'no-fallthrough',
	'no-irregular-whitespace',
	'no-loss-of-precision',
	'no-self-assign',
	'no-self-compare',
	'no-sparse-arrays',
	'no-template-curly-in-string',
	'no-unreachable-loop',
	'no-unsafe-finally',
	'no-unsafe-optional-chaining',
	'no-useless-escape',
	'use-isnan',
	'valid-typeof',
	'object-shorthand',
	'prefer-const',
	'eqeqeq',
]

export default defineConfig(
	{ ignores: ['dist/', 'data/', '.cache/', 'test-results/', 'playwright-report/'] },
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.node, ...globals.browser },
			parserOptions: { projectService: true, extraFileExtensions: ['.svelte'], tsconfigRootDir: import.meta.dirname },
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			...Object.fromEntries(MISTAKES.map((rule) => [rule, 'error'])),
			'no-console': ['error', { allow: ['error', 'warn'] }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			// A simulated driver answers at once where a real one waits; both are async.
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			// No barrels, and names that stay the same everywhere.
			'no-restricted-syntax': [
				'error',
				{ selector: 'ExportAllDeclaration', message: 'Import from the file that has it; no barrels.' },
				{ selector: 'ExportDefaultDeclaration', message: 'Only Svelte exports defaults.' },
			],
		},
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: { 'prefer-const': 'off', 'svelte/prefer-const': 'error' },
	},
	// Types of components are svelte-check's work: here each would have the whole project checked anew, two minutes for all of them.
	{
		files: ['**/*.svelte'],
		languageOptions: ts.configs.disableTypeChecked.languageOptions,
		rules: { ...ts.configs.disableTypeChecked.rules, '@typescript-eslint/switch-exhaustiveness-check': 'off' },
	},
	...SCREENS.map((screen) => componentsOf(screen, ['ui'])),
	componentsOf('ui', []),
	// Tools read these by their default export.
	{ files: ['*.ts', '*.js', 'tests/support/closing-*.ts', 'tests/**/global-setup.ts'], rules: { 'no-restricted-syntax': 'off' } },
	// Programs that speak to a terminal.
	{
		files: [
			'server/main.ts',
			'server/backup.ts',
			'server/verify.ts',
			'server/simulate/main.ts',
			'tests/bench/**',
			'tests/pictures/**',
			'scripts/**',
		],
		rules: { 'no-console': 'off' },
	},
	{ files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...ts.configs.disableTypeChecked },
	{ files: ['**/*.cjs'], languageOptions: { globals: globals.commonjs }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
)
