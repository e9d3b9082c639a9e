import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { hushInput, portOf } from '../../../hardware/inputs/sys-input.ts'

const USB = 'devices/pci0000:00/0000:00:14.0/usb1/1-2/1-2.4/1-2.4:1.0/0003:1209:0005.0007'
let sys = ''
const switchOf = (input: string) => join(sys, USB, 'input', input, 'inhibited')

beforeEach(() => {
	sys = mkdtempSync(join(tmpdir(), 'sys-'))
	mkdirSync(join(sys, 'class/hidraw'), { recursive: true })
	mkdirSync(join(sys, USB, 'hidraw/hidraw3'), { recursive: true })
	symlinkSync(join('..', '..'), join(sys, USB, 'hidraw/hidraw3/device'))
	symlinkSync(join('../..', USB, 'hidraw/hidraw3'), join(sys, 'class/hidraw/hidraw3'))
	for (const input of ['input12', 'input13']) {
		mkdirSync(join(sys, USB, 'input', input), { recursive: true })
		writeFileSync(switchOf(input), '0')
	}
})
afterEach(() => rmSync(sys, { recursive: true }))

describe('the socket of a device', () => {
	it('is the way through the hubs', async () => {
		expect(await portOf('/dev/hidraw3', sys)).toBe('1-2.4')
	})
	it('is not known where the kernel does not tell', async () => {
		expect(await portOf('/dev/hidraw9', sys)).toBe(undefined)
	})
	it('is part of the path on Windows', async () => {
		const path = '\\\\?\\HID#VID_1209&PID_0005#7&2f0a1b&0&0000#{4d1e55b2-f16f-11cf-88cb-001111000030}'
		expect(await portOf(path, sys)).toBe('7&2f0a1b&0&0000')
	})
})

describe('the kernel’s keys', () => {
	const switches = () => ['input12', 'input13'].map((input) => readFileSync(switchOf(input), 'utf8'))
	it('are switched off, and on again', async () => {
		const undo = await hushInput('/dev/hidraw3', sys)
		expect(switches()).toEqual(['1', '1'])
		await undo()
		expect(switches()).toEqual(['0', '0'])
	})
	it('stay as they are where there is no switch, or none we may use', async () => {
		rmSync(switchOf('input12'))
		chmodSync(join(sys, USB, 'input', 'input12'), 0o500)
		const undo = await hushInput('/dev/hidraw3', sys)
		await (
			await hushInput('/dev/hidraw9', sys)
		)()
		await (
			await hushInput('\\\\?\\HID#x', sys)
		)()
		expect(readFileSync(switchOf('input13'), 'utf8')).toBe('1')
		await undo()
		expect(readFileSync(switchOf('input13'), 'utf8')).toBe('0')
	})
})
