import type { DeviceBinding } from '../../contract/devices.ts'
import { typesKeys } from './profiles.ts'
import type { Profile } from './profiles.ts'

/** A device that a machine must be prepared for. `typing`: its kernel's keyboard driver would pass on what it says. */
export type RuledDevice = { name: string; vendorId: number; productId: number; serial?: string; typing: boolean }

/** Every device that a table of profiles names. */
export const ruledProfiles = (profiles: readonly Profile[]): RuledDevice[] =>
	profiles.flatMap((profile) => profile.usb.map((id) => ({ name: profile.name, ...id, typing: typesKeys(profile) })))

/** Every device that was shown to a centre. What it is was not asked: the rules for typing find nothing where it does not type. */
export const ruledBindings = (bindings: readonly DeviceBinding[]): RuledDevice[] =>
	bindings.map(({ id, kind, usb: { vendorId, productId, serial } }) => ({
		name: `${kind} ${id}`,
		vendorId,
		productId,
		...(serial !== undefined && PLAIN_SERIAL.test(serial) && { serial }),
		typing: true,
	}))

/** Other serials would need quoting that readers of rules do not agree on; such a device is known by its numbers alone. */
const PLAIN_SERIAL = /^[A-Za-z0-9._:-]+$/

const hex4 = (n: number): string => n.toString(16).padStart(4, '0')

const HEADER = `# Made by "npm run device-rules -- linux". Install as /etc/udev/rules.d/60-mot-cua-inputs.rules, then:
#   groupadd --system --force kiosk
#   usermod --append --groups kiosk THE-USER-THAT-RUNS-THE-PROGRAM
#   udevadm control --reload && udevadm trigger
# "inhibited" needs Linux 5.11: no key of these devices then reaches any window, while their raw reports still come.
`

/** The rules of one Linux machine, as a file for udev. */
export function udevRules(devices: readonly RuledDevice[]): string {
	return [HEADER, ...devices.map(rulesOf)].join('\n')
}

function rulesOf({ name, vendorId, productId, serial, typing }: RuledDevice): string {
	const numbers = `ATTRS{idVendor}=="${hex4(vendorId)}", ATTRS{idProduct}=="${hex4(productId)}"`
	const is = serial === undefined ? numbers : `${numbers}, ATTRS{serial}=="${serial}"`
	const lines = [`# ${oneLine(name)}`, `SUBSYSTEM=="hidraw", ${is}, GROUP="kiosk", MODE="0660"`]
	// The switch is on the device "inputN"; "eventN" below it is what windows listen to.
	if (typing)
		lines.push(
			`ACTION!="remove", SUBSYSTEM=="input", KERNEL=="input[0-9]*", ${is}, ATTR{inhibited}="1"`,
			`SUBSYSTEM=="input", KERNEL=="event[0-9]*", ${is}, ENV{LIBINPUT_IGNORE_DEVICE}="1"`,
		)
	return `${lines.join('\n')}\n`
}

/** A name must not end its comment. */
const oneLine = (text: string): string => text.replace(/\p{C}/gu, ' ').trim()
