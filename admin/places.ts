import type { CentreSetup } from '../contract/centre.ts'
import type { DeviceHealth } from '../contract/printing.ts'
import { HARDWARE_KINDS } from './words.ts'

/** A device as far as its place is told. */
export type Placed = Pick<DeviceHealth, 'kind'> & { deviceId: string; counterId?: string | undefined; kioskId?: string | undefined }

/** `Máy in K-01`, `Nút đánh giá quầy 3`: where it stands is what a person looks for; its id only where no place is known. */
export function nameByPlace(centre: CentreSetup | undefined, device: Placed): string {
	return `${HARDWARE_KINDS[device.kind]} ${placeOf(centre, device) ?? device.deviceId}`
}

/** `quầy 3` or `K-01`. */
export function placeOf(centre: CentreSetup | undefined, { kind, deviceId, counterId, kioskId }: Placed): string | undefined {
	if (counterId !== undefined) return `quầy ${counterNumber(centre, counterId)}`
	const kiosk = centre?.kiosks.find((k) => (kind === 'printer' ? k.printerId === deviceId : k.id === kioskId))
	return kiosk?.label ?? kioskId
}

/** Its number, or its id while the set-up is not known. */
export const counterNumber = (centre: CentreSetup | undefined, id: string): string =>
	String(centre?.counters.find((c) => c.id === id)?.number ?? id)
