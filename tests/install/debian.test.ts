import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	realpathSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEAN_ARGS, LEAN_ENV } from '../../scripts/lib/lean.mjs'
import { commandsIn } from './doc-commands.ts'

const ROOT = resolve(import.meta.dirname, '../..')
const work = mkdtempSync(join(tmpdir(), 'mot-cua-install-'))
const stage = join(work, 'root')
const bin = join(work, 'bin')
const journal = join(work, 'said')
const PATIENT_MS = 240_000

/**
 * What a person at the PC has and a test has not: `sudo` that puts everything below `stage`, and a service manager. They
 * write down what they were asked.
 */
function shims(): void {
	mkdirSync(bin)
	const shim = (name: string, script: string) => {
		writeFileSync(join(bin, name), `#!/bin/sh\necho "${name} $*" >>"${journal}"\n${script}\n`)
		chmodSync(join(bin, name), 0o755)
	}
	shim('sudo', `case "$*" in *debian.sh*) exec "$@" --root="${stage}" ;; "ls /var"*) exec ls "${stage}$2" ;; *) exec "$@" ;; esac`)
	// The package is made unpacked: packing 400 MB and unpacking them shows nothing.
	for (const name of ['systemctl', 'journalctl', 'nano', 'tar']) shim(name, 'exit 0')
}

const asPerson = (script: string) =>
	execFileSync('sh', ['-euc', script], {
		cwd: work,
		env: { PATH: `${bin}:/usr/sbin:/usr/bin:/sbin:/bin` },
		encoding: 'utf8',
		stdio: 'pipe',
	})

/** Every folder with its mode and owner, and every file also with its time; of the program, the folder alone. */
const installed = () =>
	execFileSync(
		'find',
		[
			'.',
			'-path',
			'./opt/mot-cua/releases/*/*',
			'-prune',
			'-o',
			'-type',
			'd',
			'-printf',
			'%p %m %U:%G\\n',
			'-o',
			'-printf',
			'%p %m %U:%G %T@ %l\\n',
		],
		{ cwd: stage, encoding: 'utf8' },
	)
const modeOf = (path: string) => (statSync(join(stage, path)).mode & 0o7777).toString(8)
const textOf = (path: string) => readFileSync(join(stage, path), 'utf8')

/** As the unit starts it: its command, its settings, nothing else of this machine, and nobody's rights. */
function startUnit(settings: Record<string, string>): ChildProcess {
	const unit = textOf('etc/systemd/system/mot-cua.service')
	const command = (/^ExecStart=(.*)$/m.exec(unit)?.[1] ?? '').split(' ')
	const environment = (/^Environment=(.*)$/m.exec(unit)?.[1] ?? '').split(' ')
	const file = textOf('etc/mot-cua/mot-cua.env')
		.split('\n')
		.filter((line) => /^[A-Z_]+=/.test(line))
	const set = Object.fromEntries(
		[...environment, ...file].map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
	)
	const [program = '', ...args] = command
	const current = realpathIn('/opt/mot-cua/current')
	const nobody = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] : []
	const line = [...nobody, join(current, program.slice('/opt/mot-cua/current'.length)), ...args]
	return spawn(line[0] ?? '', line.slice(1), { cwd: current, env: { ...set, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] })
}

const realpathIn = (path: string) => join(stage, execFileSync('readlink', [join(stage, path)], { encoding: 'utf8' }).trim())

async function readyOf(child: ChildProcess): Promise<{ url: string; said: () => string }> {
	let said = ''
	let wrong = ''
	child.stderr?.setEncoding('utf8').on('data', (text: string) => (wrong += text))
	return new Promise((done, fail) => {
		child.once('exit', (code) => fail(new Error(`ended with ${code}: ${wrong}`)))
		child.stdout?.setEncoding('utf8').on('data', (text: string) => {
			said += text
			const url = /^ready (\S+)$/m.exec(said)?.[1]
			if (url) done({ url, said: () => said })
		})
	})
}

const ask = (url: string, ca?: string) =>
	new Promise<{ status: number; body: string }>((done, fail) => {
		const req = request(url, { ...(ca ? { ca } : { rejectUnauthorized: false }) }, (res) => {
			let body = ''
			res
				.setEncoding('utf8')
				.on('data', (text: string) => (body += text))
				.on('end', () => done({ status: res.statusCode ?? 0, body }))
		})
		req.on('error', fail)
		req.end()
	})

beforeAll(() => {
	shims()
	execFileSync(process.execPath, ['scripts/pack.mjs', '--to', work, '--plain'], { cwd: ROOT, stdio: 'pipe' })
	for (const command of commandsIn(join(ROOT, 'docs/install.md'), 'install').slice(0, 1)) asPerson(command)
}, PATIENT_MS)
afterAll(() => rmSync(work, { recursive: true, force: true }), PATIENT_MS)

describe('docs/install.md on Debian', () => {
	it('gives the same commands in both languages', () => {
		const [vietnamese, ...others] = commandsIn(join(ROOT, 'docs/install.md'), 'install')
		expect(others).toContain(vietnamese)
	})
	it('installs by the commands it gives, and the rest of them can be run', () => {
		for (const command of commandsIn(join(ROOT, 'docs/install.md'), 'install').slice(1, 3)) asPerson(command)
		const asked = readFileSync(journal, 'utf8')
		for (const line of ['journalctl -u mot-cua -b', 'systemctl restart mot-cua', 'systemctl start mot-cua-backup.service'])
			expect(asked).toContain(line)
	})
	it('names only units, programs and folders that there are', () => {
		const doc = readFileSync(join(ROOT, 'docs/install.md'), 'utf8')
		for (const path of new Set(doc.match(/scripts[/\\]install[/\\][\w/\\.-]+\.(sh|ps1)/g)))
			expect(existsSync(join(ROOT, path.replaceAll('\\', '/')))).toBe(true)
		for (const unit of new Set(doc.match(/mot-cua[\w-]*\.(service|timer)/g)))
			expect(existsSync(join(stage, 'etc/systemd/system', unit))).toBe(true)
	})
})

describe('what is installed', () => {
	it('is readable by whom it must be, and data by the service alone', () => {
		expect(modeOf('var/lib/mot-cua')).toBe('700')
		expect(modeOf('var/backups/mot-cua')).toBe('700')
		expect(modeOf('etc/mot-cua/mot-cua.env')).toBe('640')
		expect(modeOf('etc/systemd/system/mot-cua.service')).toBe('644')
		const writable = execFileSync('find', [join(stage, 'opt'), '-not', '-type', 'l', '-perm', '/022'], { encoding: 'utf8' })
		expect(writable).toBe('')
	})
	it('has units that systemd accepts', () => {
		const units = readdirSync(join(stage, 'etc/systemd/system')).map((name) => join(stage, 'etc/systemd/system', name))
		expect(complaints(units)).toEqual([])
	})
	it('starts the server as `npm run serve` does', () => {
		const unit = textOf('etc/systemd/system/mot-cua.service')
		expect(unit).toContain(`current/node ${LEAN_ARGS.join(' ')} dist/server/main.js serve\n`)
		for (const [name, value] of Object.entries(LEAN_ENV)) expect(unit).toContain(`${name}=${value}`)
	})
	it(
		'is not touched by a second run',
		() => {
			const before = installed()
			asPerson(`cd mot-cua-*/ && sudo sh scripts/install/debian.sh`)
			expect(installed()).toBe(before)
		},
		PATIENT_MS,
	)
})

describe('the unit, started with nothing of this machine and nobody’s rights', () => {
	const data = join(work, 'data')
	const settings = { DATA_DIR: data, HOST: '127.0.0.1', PORT: '0' }
	it(
		'serves over its own TLS, tells the link once, is backed up while it works, and comes back elsewhere',
		async () => {
			openTo(work, data)
			const child = startUnit(settings)
			try {
				const { url, said } = await readyOf(child)
				expect(url).toMatch(/^https:\/\//)
				expect(said()).toMatch(/\/admin#first=[\w-]{40,}/)
				const { body: ca } = await ask(`${url}/ca.crt`)
				const health = await ask(`${url}/api/health`, ca)
				expect(JSON.parse(health.body)).toMatchObject({ status: 'ok' })
				const program = realpathIn('/opt/mot-cua/current')
				const node = (...args: string[]) => execFileSync(join(program, 'node'), args, { cwd: program, encoding: 'utf8' })
				expect(node('server/backup.ts', '--data', data, '--to', join(work, 'backups'))).toMatch(/^backed up and proved: \d+ facts/)
				const [name = ''] = readdirSync(join(work, 'backups'))
				const elsewhere = join(work, `restored-${randomUUID()}`)
				node('server/backup.ts', '--restore', join(work, 'backups', name), '--data', elsewhere)
				expect(node('server/verify.ts', '--data', elsewhere)).toMatch(/^proved: \d+ facts/)
				expect(existsSync(join(elsewhere, 'tls'))).toBe(true)
			} finally {
				child.kill('SIGTERM')
				if (child.exitCode === null) await once(child, 'exit')
			}
			expect(child.exitCode).toBe(0)
		},
		PATIENT_MS,
	)
})

describe('another version, and none', () => {
	it(
		'keeps settings and data through an upgrade, and the version before beside it',
		() => {
			const [unpacked = ''] = readdirSync(work).filter((name) => /^mot-cua-\d[\d.]*$/.test(name))
			writeFileSync(join(stage, 'etc/mot-cua/mot-cua.env'), 'TLS=off\n')
			writeFileSync(join(stage, 'var/lib/mot-cua/kept'), 'data')
			const before = realpathIn('/opt/mot-cua/current')
			writeFileSync(join(work, unpacked, 'dist/.server-built-from'), 'another build')
			asPerson(`cd mot-cua-*/ && sudo sh scripts/install/debian.sh`)
			expect(realpathIn('/opt/mot-cua/current')).not.toBe(before)
			expect(realpathIn('/opt/mot-cua/previous')).toBe(before)
			expect(textOf('etc/mot-cua/mot-cua.env')).toBe('TLS=off\n')
			asPerson(`cd mot-cua-*/ && sudo sh scripts/install/debian.sh --remove`)
			expect(existsSync(join(stage, 'opt/mot-cua'))).toBe(false)
			expect(readdirSync(join(stage, 'etc/systemd/system'))).toEqual([])
			expect(textOf('var/lib/mot-cua/kept')).toBe('data')
		},
		PATIENT_MS,
	)
	it('refuses what it cannot do in one line', () => {
		const refused = (script: string) => {
			try {
				asPerson(script)
				return undefined
			} catch (error) {
				return String((error as { stderr: unknown }).stderr).trim()
			}
		}
		expect(refused(`sh ${ROOT}/scripts/install/debian.sh --rot=/`)).toMatch(/^unknown argument --rot=\/; known are/)
		expect(
			refused(
				`mkdir -p empty/scripts/install && cp ${ROOT}/scripts/install/debian.sh empty/scripts/install && sh empty/scripts/install/debian.sh --root=/nowhere`,
			),
		).toMatch(/is not a packed version/)
		for (const wrong of [
			'--server=10.0.0.1 --page=/kiosk?id=k',
			'--server=https://a --page=/admin',
			'--server=https://a --page=/kiosk?id=k --turn=45',
		])
			expect(refused(`sh ${ROOT}/scripts/install/screen.sh --root=${work}/s ${wrong}`)).toMatch(/^--(server|page|turn): /)
	})
})

describe('a screen', () => {
	it('gets one page, a unit that systemd accepts, and an address from no shell', () => {
		const root = join(work, 'screen')
		asPerson(`sh ${ROOT}/scripts/install/screen.sh --root=${root} --server=https://192.168.1.10 --page='/kiosk?id=kiosk-1' --turn=90`)
		expect(readFileSync(join(root, 'etc/mot-cua-screen.env'), 'utf8')).toBe('ADDRESS=https://192.168.1.10/kiosk?id=kiosk-1\nTURN=90\n')
		expect(complaints([join(root, 'etc/systemd/system/mot-cua-screen.service')])).toEqual([])
		expect(JSON.parse(readFileSync(join(root, 'etc/chromium/policies/managed/mot-cua.json'), 'utf8'))).toMatchObject({
			AutoplayAllowed: true,
		})
	})
})

/** What systemd says of the units themselves; that the programs are not on this machine is known. */
function complaints(units: string[]): string[] {
	try {
		execFileSync('systemd-analyze', ['verify', ...units], { stdio: 'pipe', encoding: 'utf8' })
		return []
	} catch (error) {
		const { stderr } = error as { stderr: string }
		return stderr.split('\n').filter((line) => line.includes(work) && !/is not executable: No such file/.test(line))
	}
}

/** Nobody's process may walk to its program and its data. */
function openTo(...folders: string[]): void {
	for (const folder of folders) mkdirSync(folder, { recursive: true })
	chmodSync(work, 0o755)
	const data = realpathSync(folders.at(-1) ?? work)
	if (process.getuid?.() === 0) execFileSync('chown', ['65534:65534', data])
}
