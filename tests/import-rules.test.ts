import { parser } from 'typescript-eslint'
import { ESLint, Linter } from 'eslint'
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Violation {
	from: string
	to: string
	rule: { name: string }
}

const PACKAGES = ['zod', 'hono', 'svelte', 'better-sqlite3', 'node-hid', 'qr', 'dev-only']

/** A tree of one-line files, each importing one thing, cruised with the project's own rules. */
const TREE: Record<string, string> = {
	'contract/ids.ts': `import { z } from 'zod'\nexport const id = z`,
	'contract/other.ts': `export const other = 1`,
	'contract/reaches-out.ts': `import { rule } from '../server/domain/rule.ts'\nexport const x = rule`,
	'contract/takes-a-package.ts': `import { Hono } from 'hono'\nexport const x = Hono`,
	'server/ports/core.ts': `import type { Rule } from '../domain/rule.ts'\nexport type Port = Rule`,
	'server/domain/rule.ts': `import { id } from '../../contract/ids.ts'\nexport type Rule = typeof id\nexport const rule = id`,
	'server/domain/reads-a-file.ts': `import { readFileSync } from 'node:fs'\nexport const x = readFileSync`,
	'server/domain/takes-zod.ts': `import { z } from 'zod'\nexport const x = z`,
	'server/domain/asks-the-store.ts': `import type { Db } from '../store/database.ts'\nexport type X = Db`,
	'server/app/dispatch.ts': `import { rule } from '../domain/rule.ts'\nimport type { Port } from '../ports/core.ts'\nexport const x: Port = rule`,
	'server/app/asks-the-store.ts': `import { db } from '../store/database.ts'\nexport const x = db`,
	'server/app/today.ts': `import { rule } from '../domain/rule.ts'\nexport const today = rule`,
	'server/simulate/replay.ts': `import { today } from '../app/today.ts'\nimport { id } from '../../contract/ids.ts'\nimport { gunzipSync } from 'node:zlib'\nexport const x = [today, id, gunzipSync]`,
	'server/simulate/asks-the-dispatch.ts': `import { x } from '../app/dispatch.ts'\nexport const y = x`,
	'server/store/database.ts': `import Database from 'better-sqlite3'\nimport type { Rule } from '../domain/rule.ts'\nexport type Db = Rule\nexport const db = Database`,
	'server/store/runs-a-rule.ts': `import { rule } from '../domain/rule.ts'\nexport const x = rule`,
	'server/store/answers-http.ts': `import { Hono } from 'hono'\nexport const x = Hono`,
	'server/http/opens-the-database.ts': `import Database from 'better-sqlite3'\nexport const x = Database`,
	'server/http/uses-a-dev-package.ts': `import x from 'dev-only'\nexport const y = x`,
	'server/realtime/asks-http.ts': `import { x } from '../http/opens-the-database.ts'\nexport const y = x`,
	'server/main.ts': `import { db } from './store/database.ts'\nimport { here } from './devices-here.ts'\nexport const x = [db, here]`,
	'server/devices-here.ts': `import { agent } from '../hardware/agent.ts'\nexport const here = agent`,
	'server/verify.ts': `import { agent } from '../hardware/agent.ts'\nexport const x = agent`,
	'server/app/asks-main.ts': `import { x } from '../main.ts'\nexport const y = x`,
	'hardware/agent.ts': `import HID from 'node-hid'\nimport { id } from '../contract/ids.ts'\nexport const agent = [HID, id]`,
	'hardware/asks-the-rules.ts': `import { rule } from '../server/domain/rule.ts'\nexport const x = rule`,
	'ui/Button.svelte': `<script lang="ts">\n\timport { other } from '../contract/other.ts'\n\tlet { label }: { label: string } = $props()\n</script>\n{label}{other}`,
	'ui/AsksKiosk.svelte': `<script lang="ts">\n\timport Home from '../kiosk/Home.svelte'\n</script>\n<Home />`,
	'kiosk/Home.svelte': `<script lang="ts">\n\timport Button from '../ui/Button.svelte'\n\timport encodeQR from 'qr'\n</script>\n<Button label={String(encodeQR)} />`,
	'kiosk/AsksTheWall.svelte': `<script lang="ts">\n\timport { wall } from '../display/wall.ts'\n</script>\n{wall}`,
	'display/wall.ts': `export const wall = 1`,
	'display/searches.ts': `import encodeQR from 'qr'\nexport const x = encodeQR`,
	'counter/reads-a-file.ts': `import { join } from 'node:path'\nexport const x = join`,
	'admin/asks-the-server.ts': `import type { Rule } from '../server/domain/rule.ts'\nexport type X = Rule`,
	'admin/imports-nothing-real.ts': `import { x } from './gone.ts'\nexport const y = x`,
	'ui/round.ts': `import type { B } from './about.ts'\nexport type A = B | 1`,
	'ui/about.ts': `import type { A } from './round.ts'\nexport type B = A | 2`,
	'ui/parts/index.ts': `export const part = 1`,
	'ui/takes-a-barrel.ts': `import { part } from './parts/index.ts'\nexport const x = part`,
	'elsewhere/file.ts': `import { other } from '../contract/other.ts'\nexport const x = other`,
	'tests/all.test.ts': `import { rule } from '../server/domain/rule.ts'\nimport { agent } from '../hardware/agent.ts'\nimport { wall } from '../display/wall.ts'\nexport const x = [rule, agent, wall]`,
}

const root = resolve(import.meta.dirname, '..')
const tree = mkdtempSync(join(tmpdir(), 'import-rules-'))
let broken: Map<string, string[]>

function write(path: string, text: string) {
	mkdirSync(dirname(join(tree, path)), { recursive: true })
	writeFileSync(join(tree, path), text)
}

beforeAll(() => {
	for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(root, name), join(tree, name))
	const runtime = Object.fromEntries(PACKAGES.filter((p) => p !== 'dev-only').map((p) => [p, '1.0.0']))
	write('package.json', JSON.stringify({ type: 'module', dependencies: runtime, devDependencies: { 'dev-only': '1.0.0' } }))
	for (const name of PACKAGES) {
		write(
			`node_modules/${name}/package.json`,
			JSON.stringify({ name, version: '1.0.0', type: 'module', exports: { '.': './index.js', './*': './index.js' } }),
		)
		write(`node_modules/${name}/index.js`, 'export default 1')
	}
	for (const [path, text] of Object.entries(TREE)) write(path, text)
	const cli = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
	let json = ''
	try {
		json = execFileSync(process.execPath, [cli, '.', '--config', '.dependency-cruiser.cjs', '-T', 'json'], { cwd: tree, encoding: 'utf8' })
	} catch (error) {
		json = (error as { stdout: string }).stdout
	}
	const { violations } = (JSON.parse(json) as { summary: { violations: Violation[] } }).summary
	broken = new Map()
	for (const v of violations) broken.set(v.from, [...new Set([...(broken.get(v.from) ?? []), v.rule.name])].sort())
}, 30_000)

afterAll(() => rmSync(tree, { recursive: true }))

const only = (room: string) => `${room}-imports-only-what-it-may`

describe('the import rules', () => {
	it.each([
		['contract/reaches-out.ts', [only('contract')]],
		['contract/takes-a-package.ts', [only('contract')]],
		['server/domain/reads-a-file.ts', [only('domain')]],
		['server/domain/takes-zod.ts', [only('domain')]],
		['server/domain/asks-the-store.ts', [only('domain')]],
		['server/app/asks-the-store.ts', [only('app')]],
		['server/app/asks-main.ts', [only('app'), 'nobody-imports-main']],
		['server/simulate/asks-the-dispatch.ts', [only('simulate')]],
		['server/store/runs-a-rule.ts', ['only-types-from-the-rules']],
		['server/store/answers-http.ts', [only('store')]],
		['server/http/opens-the-database.ts', [only('http')]],
		['server/http/uses-a-dev-package.ts', [only('http'), 'what-runs-is-not-a-dev-dependency']],
		['server/realtime/asks-http.ts', [only('realtime')]],
		['server/verify.ts', ['only-one-file-reaches-the-hardware']],
		['hardware/asks-the-rules.ts', [only('hardware')]],
		['ui/AsksKiosk.svelte', [only('ui')]],
		['kiosk/AsksTheWall.svelte', [only('kiosk')]],
		['display/searches.ts', [only('display')]],
		['counter/reads-a-file.ts', [only('counter')]],
		['admin/asks-the-server.ts', [only('admin')]],
		['ui/takes-a-barrel.ts', ['no-barrels']],
		['elsewhere/file.ts', ['every-file-belongs-to-a-room']],
	])('refuse %s', (file, rules) => {
		expect(broken.get(file)).toEqual(rules)
	})

	it('refuse an import of a file that is not there', () => {
		expect(broken.get('admin/imports-nothing-real.ts')).toContain('everything-imported-exists')
	})

	it('refuse a cycle, also one of types', () => {
		expect([broken.get('ui/round.ts'), broken.get('ui/about.ts')]).toContainEqual(['no-cycles'])
	})

	it('refuse a type as well, in a component, where Svelte drops it before the rules see it', async () => {
		const { rules } = (await new ESLint({ cwd: root }).calculateConfigForFile('kiosk/Any.svelte')) as Linter.Config
		const config = { languageOptions: { parser }, rules: { 'no-restricted-imports': rules?.['no-restricted-imports'] } } as Linter.Config
		const complaints = (code: string) => new Linter().verify(code, [config]).map((m) => m.ruleId)
		expect(complaints(`import type { wall } from '../display/wall.ts'`)).toEqual(['no-restricted-imports'])
		expect(complaints(`import type { Rule } from '../../server/domain/rule.ts'`)).toEqual(['no-restricted-imports'])
		expect(complaints(`import type { Id } from '../../contract/ids.ts'\nimport { send } from '../ui/send.ts'`)).toEqual([])
		expect(complaints(`import { parts } from './server/looks-like.ts'`)).toEqual([])
	})

	it('allow everything else', () => {
		const refused = /reaches|takes|reads|asks|Asks|runs|answers|opens|uses|searches|imports-nothing|verify|elsewhere|round|about/
		const wellBehaved = Object.keys(TREE).filter((file) => !refused.test(file))
		expect(wellBehaved.length).toBeGreaterThan(10)
		expect(wellBehaved.filter((file) => broken.has(file))).toEqual([])
	})
})
