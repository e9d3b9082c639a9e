import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { PROFILES, typesKeys } from '../../../hardware/inputs/profiles.ts'

const folder = mkdtempSync(join(tmpdir(), 'rules-'))
afterAll(() => rmSync(folder, { recursive: true }))

const program = join(import.meta.dirname, '../../../hardware/device-rules.ts')
const make = (...args: string[]) => execFileSync(process.execPath, [program, ...args], { encoding: 'utf8' })
const centre = (devices: object[]) => {
	const path = join(folder, `${Math.random()}.json`)
	writeFileSync(path, JSON.stringify({ id: 'centre', counters: [], devices }))
	return path
}
const shown = {
	id: 'pad-7',
	kind: 'rating-pad',
	counterId: 'c-7',
	usb: { vendorId: 0x0483, productId: 0x5750, serial: 'S-1' },
	keys: [{ report: '0105', means: 5 }],
}

type Part = { key: string; operator: string; value: string }
const PART = /^([A-Z]+(?:\{[A-Za-z_]+\})?)(==|!=|=|\+=)"([^"\\]*)"$/
const MATCHES = ['SUBSYSTEM', 'KERNEL', 'ACTION', 'ATTRS{idVendor}', 'ATTRS{idProduct}', 'ATTRS{serial}']
const SETS = ['GROUP', 'MODE', 'ATTR{inhibited}', 'ENV{LIBINPUT_IGNORE_DEVICE}']

/** The rules of a file for udev; a line it would not take is an error. */
function rulesIn(text: string): Part[][] {
	const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
	return lines.map((line) =>
		line.split(', ').map((part) => {
			const [, key = '', operator = '', value = ''] = PART.exec(part) ?? []
			const known = operator === '=' ? SETS : MATCHES
			if (!known.includes(key)) throw new Error(`not a rule: ${line}`)
			return { key, operator, value }
		}),
	)
}
const of = (rule: readonly Part[], key: string) => rule.find((part) => part.key === key)?.value
const hex4 = (n: number) => n.toString(16).padStart(4, '0')
const fits = (rule: readonly Part[], { vendorId, productId }: { vendorId: number; productId: number }) =>
	of(rule, 'ATTRS{idVendor}') === hex4(vendorId) && of(rule, 'ATTRS{idProduct}') === hex4(productId)

describe('the rules for Linux', () => {
	const rules = rulesIn(make('linux'))
	const known = PROFILES.flatMap((profile) => profile.usb.map((id) => ({ profile, id })))

	it.each(known)('let our group read $profile.name, and keep what it types out of windows', ({ profile, id }) => {
		const own = rules.filter((rule) => fits(rule, id))
		const raw = own.filter((rule) => of(rule, 'SUBSYSTEM') === 'hidraw')
		expect(raw.map((rule) => [of(rule, 'GROUP'), of(rule, 'MODE')])).toEqual([['kiosk', '0660']])
		const input = own.filter((rule) => of(rule, 'SUBSYSTEM') === 'input')
		expect(input.map((rule) => of(rule, 'ATTR{inhibited}') ?? of(rule, 'ENV{LIBINPUT_IGNORE_DEVICE}'))).toEqual(
			typesKeys(profile) ? ['1', '1'] : [],
		)
	})
	it('name devices and nothing else: no rule is for every keyboard', () => {
		expect(known.length).toBeGreaterThan(2)
		for (const rule of rules) expect(known.filter(({ id }) => fits(rule, id))).toHaveLength(1)
	})
	it('name the devices that were shown to a centre, by their serial where it is plain', () => {
		const odd = { ...shown, id: 'pad-8', usb: { vendorId: 1, productId: 2, serial: 'a", RUN+="/bin/sh' } }
		const learnt = rulesIn(make('linux', '--centre', centre([shown, odd]))).slice(rules.length)
		expect(learnt.map((rule) => [of(rule, 'SUBSYSTEM'), of(rule, 'ATTRS{idVendor}'), of(rule, 'ATTRS{serial}')])).toEqual([
			['hidraw', '0483', 'S-1'],
			['input', '0483', 'S-1'],
			['input', '0483', 'S-1'],
			['hidraw', '0001', undefined],
			['input', '0001', undefined],
			['input', '0001', undefined],
		])
	})
	if (spawnSync('udevadm', ['verify', '--help']).status === 0)
		it('please udev itself', () => {
			const file = join(folder, '60-mot-cua-inputs.rules')
			writeFileSync(file, make('linux', '--centre', centre([shown])))
			expect(execFileSync('udevadm', ['verify', '--resolve-names=never', file], { encoding: 'utf8' })).toContain('Success: 1')
		})
})

describe('the driver file for Windows', () => {
	const sections = (text: string) => {
		const found = new Map<string, string[]>()
		let lines: string[] = []
		for (const line of text.split('\n').filter((one) => one !== '' && !one.startsWith(';'))) {
			const [, name] = /^\[([A-Za-z0-9_.]+)\]$/.exec(line) ?? []
			if (name) found.set(name, (lines = []))
			else if (/^[A-Za-z0-9%]+ = \S|^HKR,/.test(line)) lines.push(line)
			else throw new Error(`not a line of a driver file: ${line}`)
		}
		return found
	}
	it('names the devices that type, each once, and no other', () => {
		const text = make('windows', '--centre', centre([shown, { ...shown, id: 'pad-8' }]))
		const found = sections(text)
		expect(found.get('Inputs.NTamd64')).toEqual([
			'%Device1% = WinUsb_Install,USB\\VID_05E0&PID_1200',
			'%Device2% = WinUsb_Install,USB\\VID_0483&PID_5750',
		])
		expect(found.get('Strings')).toEqual([
			'Provider = "Mot Cua"',
			'Device1 = "Zebra or Symbol scanner, keyboard mode"',
			'Device2 = "rating-pad pad-7"',
		])
		const needed = ['Version', 'Manufacturer', 'WinUsb_Install', 'WinUsb_Install.Services', 'WinUsb_Install.HW', 'WinUsb_Interface']
		for (const section of needed) expect(found.has(section)).toBe(true)
	})
	it('says that it was not run', () => {
		expect(make('windows')).toContain('never run on Windows')
	})
})

describe('the program', () => {
	it.each([[[]], [['mac']], [['linux', '--centre', '/nowhere.json']], [['linux', '--centre', program]], [['linux', '--what']]])(
		'says in one line what it cannot do: %j',
		(args) => {
			const { status, stderr, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: 'utf8' })
			expect([status, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
		},
	)
})
