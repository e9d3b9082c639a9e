import type { HidSystem } from './hid-system.ts'
import { createNodeHidSystem } from './node-hid-system.ts'
import { withWinUsb } from './winusb-system.ts'

/** The HID devices of the machine this runs on. Creating it loads nothing. */
export const machineHid = (platform: NodeJS.Platform = process.platform): HidSystem =>
	platform === 'win32' ? withWinUsb(createNodeHidSystem()) : createNodeHidSystem()
