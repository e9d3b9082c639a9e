import { readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readArguments } from '../../server/simulate/arguments.ts'
import { dayFile, visitor, writeDay } from './traces.ts'

const PROGRAM = fileURLToPath(new URL('../../server/simulate/main.ts', import.meta.url))
function run(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' })
	return { status, stdout, stderr }
}

describe('the arguments', () => {
	it('are lists of files that go on until the next option', () => {
		expect(readArguments(['--day', 'a', 'b', '--history', 'c', 'd', '--json', '--day=e'])).toEqual({
			days: ['a', 'b', 'e'],
			history: ['c', 'd'],
			json: true,
		})
	})
	it.each([[[]], [['--json']], [['--history', 'a']], [['a', '--day', 'b']], [['--day']], [['--day', '--json']], [['--days', 'a']]])(
		'are refused with one line: %j',
		(args) => {
			expect(() => readArguments(args)).toThrow(/^[^\n]*usage: npm run simulate -- --day FILE…[^\n]*$/)
		},
	)
})

describe('npm run simulate', { timeout: 60_000 }, () => {
	it('prints one JSON object, or a table', () => {
		const path = writeDay(dayFile({ visitors: [visitor(0), visitor(1)] }))
		const json = run('--day', path, path, '--history', path, '--json')
		expect(json).toMatchObject({ status: 0, stderr: '' })
		expect(JSON.parse(json.stdout)).toMatchObject({ days: 2, site: 'test', visits: 4 })
		const words = run('--day', path)
		expect(words).toMatchObject({ status: 0, stderr: '' })
		expect(words.stdout).toContain('our rule          regular           2   2.0  4.0      4.0')
	})
	it('plays many days at once, started as npm starts it', () => {
		const visitors = Array.from({ length: 800 }, (_, n) => visitor(n / 4, { serviceMs: 16_000 }))
		const path = writeDay(dayFile({ visitors }))
		const flags = ['--import', './scripts/lib/follow-parent.mjs', PROGRAM, '--json', '--day', path, path, path, path]
		const { status, stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' })
		expect([status, stderr]).toEqual([0, ''])
		expect(JSON.parse(stdout)).toMatchObject({ days: 4, visits: 3200 })
	})
	it('draws charts where asked', () => {
		const path = writeDay(dayFile({ visitors: [visitor(0), visitor(1)] }))
		expect(run('--day', path, '--charts', `${path}.svg`)).toMatchObject({ status: 0, stderr: '' })
		expect(readFileSync(`${path}.svg`, 'utf8')).toMatch(/^<svg[^]*<\/svg>\n$/)
		expect(run('--day', path, '--charts', '/nowhere/x.svg')).toEqual({
			status: 2,
			stdout: '',
			stderr: '/nowhere/x.svg: cannot be written\n',
		})
	})
	it('ends with one clear line and status 2 on a file that is none, and prints nothing else', () => {
		const good = writeDay(dayFile())
		expect(run('--day', good, '/nowhere.json.gz', '--json')).toEqual({
			status: 2,
			stdout: '',
			stderr: '/nowhere.json.gz: cannot be read\n',
		})
		expect(run('--day', good, '--history', PROGRAM)).toEqual({ status: 2, stdout: '', stderr: `${PROGRAM}: is not a whole gzip file\n` })
		expect(run()).toEqual({
			status: 2,
			stdout: '',
			stderr: 'usage: npm run simulate -- --day FILE… [--history FILE…] [--json] [--charts FILE]\n',
		})
	})
})
