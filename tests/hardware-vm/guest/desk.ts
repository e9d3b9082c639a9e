/**
 * The desk in the guest: its devices with their users' hands. It plays the USB side of a rating pad, a keypad and a printer,
 * starts the real agent beside them, and does what the test asks over one connection.
 */
import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createEmulator } from '../../../hardware/printer/emulator/emulator.ts'
import { findModel } from '../../../hardware/printer/models.ts'
import { KEYPAD_PRODUCT } from '../desk-protocol.ts'
import type { DeskAction, DeskActions, DeskAnswer, DeskRequest, GadgetName } from '../desk-protocol.ts'
import { inLines } from '../lines.ts'
import { createGadget } from './gadgets.ts'
import { readKernelKeys } from './kernel-keys.ts'
import type { KernelKeys } from './kernel-keys.ts'
import { untilIdle } from './rest.ts'
import { serveUsbPrinter } from './usb-printer.ts'

/** A finger stays on a key, and takes its time to the next: faster presses pass for a contact that bounces. Milliseconds. */
const HELD_MS = 40
const REST_MS = 400

const model = findModel('epson-tm-t82')
if (!model) throw new Error('the printer model is unknown')
const emulator = createEmulator({ model, now: Date.now })
const gadgets = { pad: createGadget('pad', 0), keypad: createGadget('keypad', 1), printer: createGadget('printer', 2) }
for (const gadget of Object.values(gadgets)) gadget.plug()
void serveUsbPrinter(gadgets.printer.door(), emulator)
let watched: KernelKeys | undefined
const keys = () => (watched ??= readKernelKeys(KEYPAD_PRODUCT))

const actions: { [A in DeskAction]: (given: DeskActions[A][0]) => Promise<DeskActions[A][1]> } = {
	startAgent: async ({ args, files }) => {
		for (const [path, text] of Object.entries(files)) writeFileSync(path, text)
		const agent = spawn(process.execPath, ['agent-main.js', ...args], { stdio: ['ignore', 'inherit', 'inherit'] })
		agent.once('exit', (code, signal) => console.error(`the agent ended with ${signal ?? code}`))
		return null
	},
	rest: async () => (await untilIdle(), null),
	plug: async (name: GadgetName) => (gadgets[name].plug(), null),
	unplug: async (name: GadgetName) => {
		if (name === 'keypad') watched = void watched?.close()
		gadgets[name].unplug()
		return null
	},
	report: async ({ from, reports }) => {
		const door = await open(gadgets[from].door(), 'w')
		for (const report of reports) {
			await door.write(Buffer.from(report, 'hex'))
			await sleep(HELD_MS)
		}
		await door.close()
		await sleep(REST_MS)
		return null
	},
	fault: async (fault) => (emulator.setFault(fault), null),
	slips: async () => emulator.slips().map(({ png, complete }) => ({ png: Buffer.from(png).toString('base64'), complete })),
	inhibit: async (on) => (keys().inhibit(on), null),
	typed: async () => keys().drain(),
}

const [host = '', port = ''] = process.argv.slice(2)
const line = connect({ host, port: Number(port), noDelay: true })
line.on(
	'data',
	inLines((text) => void answer(JSON.parse(text) as DeskRequest)),
)
line.on('close', () => process.exit(0))
line.on('error', (cause) => console.error(cause.message))

async function answer({ id, action, given }: DeskRequest): Promise<void> {
	const act = actions[action] as (given: unknown) => Promise<unknown>
	const said: DeskAnswer = await act(given).then(
		(result) => ({ id, result }),
		(cause: Error) => ({ id, problem: cause.message }),
	)
	line.write(`${JSON.stringify(said)}\n`)
}
