import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { RefusedJob } from '../../hardware/printer/links/link.ts'
import { queueLink, shareLink } from '../../hardware/printer/links/spool-link.ts'
import { told } from './links-support.ts'

const folder = mkdtempSync(join(tmpdir(), 'spool-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe.skipIf(process.platform === 'win32')('a link to a queue', () => {
	const bin = join(folder, 'bin')
	const path = process.env['PATH']
	const program = (name: string, script: string) => {
		writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`)
		chmodSync(join(bin, name), 0o755)
	}
	beforeAll(() => {
		execFileSync('mkdir', ['-p', bin])
		process.env['PATH'] = `${bin}:${path}`
	})
	afterAll(() => {
		process.env['PATH'] = path
	})
	it('hands over one job when it is closed, as it is', async () => {
		program('lpstat', 'echo "printer $2 is idle.  enabled since Mon"')
		program('lp', `echo "$@" > ${folder}/args; cat > ${folder}/job`)
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(Uint8Array.of(0x1b, 0x40), 1_000)
		await link.send(Uint8Array.of(0xff, 0x00), 1_000)
		expect(existsSync(join(folder, 'job'))).toBe(false)
		await link.close()
		expect([link.answers, [...readFileSync(join(folder, 'job'))]]).toEqual([false, [0x1b, 0x40, 0xff, 0x00]])
		expect(readFileSync(join(folder, 'args'), 'utf8')).toBe('-d counter-1 -o raw\n')
	})
	it('is not opened while the queue is stopped or unknown', async () => {
		program('lpstat', 'echo "printer counter-1 disabled since Mon -"; echo "reason unknown"')
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('queue counter-1 is stopped')
		program('lpstat', 'echo "lpstat: Invalid destination name in list." >&2; exit 1')
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('lpstat: lpstat: Invalid destination name in list.')
	})
	it('says that nothing was taken when the job is refused', async () => {
		program('lpstat', 'echo "printer counter-1 is idle."')
		program('lp', 'echo "lp: Unsupported document-format." >&2; exit 1')
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(new Uint8Array(200_000), 1_000)
		await expect(link.close()).rejects.toThrow(RefusedJob)
	})
	it('says that there is no print system here', async () => {
		process.env['PATH'] = folder
		expect(await told(queueLink({ name: 'counter-1' })())).toBe('lpstat is not installed on this machine')
		process.env['PATH'] = `${bin}:${path}`
	})
	it('aborted, hands over nothing', async () => {
		program('lp', `cat > ${folder}/aborted`)
		const link = await queueLink({ name: 'counter-1' })()
		await link.send(Uint8Array.of(1), 1_000)
		link.abort()
		await link.close()
		expect(existsSync(join(folder, 'aborted'))).toBe(false)
	})
})

describe('a link to a share', () => {
	it('is of Windows only, and says so', async () => {
		expect(await told(shareLink({ path: String.raw`\\desk\printer`, platform: 'linux' })())).toBe(
			String.raw`\\desk\printer: a Windows share can be used from Windows only`,
		)
	})
	it('gets the whole job when it is closed, or nothing', async () => {
		const path = join(folder, 'shared-printer')
		const link = await shareLink({ path, platform: 'win32' })()
		await link.send(Uint8Array.of(1, 2), 1_000)
		await link.send(Uint8Array.of(3), 1_000)
		await link.close()
		expect([...readFileSync(path)]).toEqual([1, 2, 3])
		const nowhere = await shareLink({ path: join(folder, 'no', 'share'), platform: 'win32' })()
		await nowhere.send(Uint8Array.of(1), 1_000)
		await expect(nowhere.close()).rejects.toThrow(RefusedJob)
	})
})
