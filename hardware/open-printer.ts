import type { DeviceList } from './devices.ts'
import type { PrinterDriver } from './drivers.ts'
import { createConfirmedPrinter } from './printer/confirmed.ts'
import { deviceFileLink } from './printer/links/device-file-link.ts'
import type { OpenLink } from './printer/links/link.ts'
import { serialLink } from './printer/links/serial-link.ts'
import { queueLink, shareLink } from './printer/links/spool-link.ts'
import { tcpLink } from './printer/links/tcp-link.ts'
import { usbLink } from './printer/links/usb-link.ts'
import { findModel } from './printer/models.ts'
import type { PrinterModel } from './printer/models.ts'
import type { Printer } from './printer/printer.ts'
import { createSimulatedPrinter } from './printer/simulated.ts'
import type { SimulatedPrinter } from './printer/simulated.ts'

type Entry = DeviceList['printers'][number]
type RealDriver = Exclude<PrinterDriver, { kind: 'simulated' }>

/**
 * A printer of a device list, with its driver. Connects and loads nothing.
 *
 * @param simulated where one without hardware is also put, for the bench
 * @throws Error when its model is unknown
 */
export function openPrinter({ id, model: modelId, mode, driver }: Entry, now: () => number, simulated: SimulatedPrinter[]): Printer {
	const known = findModel(modelId)
	if (!known) throw new Error(`unknown printer model ${modelId}`)
	const model: PrinterModel = mode === 'text' ? { ...known, mode } : known
	if (driver.kind !== 'simulated') return createConfirmedPrinter({ id, model, open: linkTo(driver), connection: describe(driver) })
	const printer = createSimulatedPrinter({ id, model, now, printMs: driver.printMs })
	simulated.push(printer)
	return printer
}

function linkTo(driver: RealDriver): OpenLink {
	switch (driver.kind) {
		case 'tcp':
			return tcpLink(driver)
		case 'device':
			return deviceFileLink(driver)
		case 'usb':
			return usbLink(driver)
		case 'serial':
			return serialLink(driver)
		case 'queue':
			return queueLink(driver)
		case 'share':
			return shareLink(driver)
	}
}

const hex = (id: number): string => id.toString(16).padStart(4, '0')

/** As the person who looks after it would say it. No secret. */
function describe(driver: RealDriver): string {
	switch (driver.kind) {
		case 'tcp':
			return `tcp ${driver.host.includes(':') ? `[${driver.host}]` : driver.host}:${driver.port}`
		case 'usb':
			return `usb ${hex(driver.vendorId)}:${hex(driver.productId)}${driver.serial ? ` ${driver.serial}` : ''}`
		case 'queue':
			return `queue ${driver.name}`
		case 'serial':
			return `serial ${driver.path} ${driver.baudRate}`
		default:
			return driver.path
	}
}
