import type { RuledDevice } from './udev-rules.ts'

const HEADER = `; Made by "npm run device-rules -- windows". Save as mot-cua-inputs.inf.
;
; Gives the devices below, which type, to WinUSB instead of the keyboard driver: their keys then reach no window, and
; the program reads them through WinUSB. Devices with reports of their own and scanners in POS mode need nothing here.
;
; Honest words: this file was never run on Windows, nor were devices read through WinUSB there. It is not signed;
; Windows takes it only after its owner signed it ("inf2cat", "signtool") or in test mode. The free program Zadig binds
; the same numbers to WinUSB without this file. Try it with one device first; "Uninstall device" with "delete the
; driver" undoes it.
`

/** One GUID for all devices that are read this way. */
const INTERFACE_GUID = '{8B6F1D52-6C0E-4F5B-9B54-3C1C5B0D7A11}'

/** The driver file of one Windows machine. */
export function windowsRules(devices: readonly RuledDevice[]): string {
	const typing = devices.filter((device) => device.typing)
	const ids = [...new Set(typing.map(hardwareId))]
	const nameOf = (id: string) => typing.find((device) => hardwareId(device) === id)?.name ?? id
	return `${HEADER}
[Version]
Signature = "$Windows NT$"
Class = USBDevice
ClassGuid = {88BAE032-5A81-49F0-BC3D-A4FF138216D6}
Provider = %Provider%
CatalogFile = mot-cua-inputs.cat
DriverVer = 01/01/2026,1.0.0.0
PnpLockdown = 1

[Manufacturer]
%Provider% = Inputs,NTamd64

[Inputs.NTamd64]
${ids.map((id, i) => `%Device${i + 1}% = WinUsb_Install,${id}`).join('\n')}

[WinUsb_Install]
Include = winusb.inf
Needs = WINUSB.NT

[WinUsb_Install.Services]
Include = winusb.inf
Needs = WINUSB.NT.Services

[WinUsb_Install.HW]
AddReg = WinUsb_Interface

[WinUsb_Interface]
HKR,,DeviceInterfaceGUIDs,0x10000,"${INTERFACE_GUID}"

[Strings]
Provider = "Mot Cua"
${ids.map((id, i) => `Device${i + 1} = "${plain(nameOf(id))}"`).join('\n')}
`
}

const hardwareId = ({ vendorId, productId }: RuledDevice): string => `USB\\VID_${hex4(vendorId)}&PID_${hex4(productId)}`
const hex4 = (n: number): string => n.toString(16).toUpperCase().padStart(4, '0')
/** Names stand in quotes, in a file that Windows reads in its old alphabet. */
const plain = (text: string): string => text.replace(/–/g, '-').replace(/[^\x20-\x7e]|["%]/g, ' ')
