import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createEmulator, type Emulator } from '../../hardware/printer/emulator/emulator.ts'
import { startTcpDoor } from '../../hardware/printer/emulator/tcp-door.ts'
import { findModel } from '../../hardware/printer/models.ts'
import { tempFolder } from '../support/running.ts'
import { test as base } from './hall.ts'

const MODEL = 'epson-tm-t82iii'

/** A hall beside a network printer in software; `deviceList` is the path of a list that names it `printer-1`. */
export const test = base.extend<{ printer: { emulator: Emulator; port: number }; deviceList: string }>({
	printer: async ({}, use) => {
		const model = findModel(MODEL)
		if (!model) throw new Error('the model is gone')
		const emulator = createEmulator({ model, now: Date.now })
		const door = await startTcpDoor(emulator, { port: 0 })
		await use({ emulator, port: door.port })
		await door.stop()
	},
	deviceList: async ({ printer }, use) => {
		const folder = tempFolder()
		const path = join(folder.path, 'devices.json')
		const driver = { kind: 'tcp', host: '127.0.0.1', port: printer.port }
		writeFileSync(path, JSON.stringify({ printers: [{ id: 'printer-1', model: MODEL, driver }] }))
		await use(path)
		folder.remove()
	},
})
