import type { Centre } from '../../contract/centre.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Slip } from '../../contract/printing.ts'

/** A slip on trial for a printer: whose it is and when, for the drawing to do the rest. It bears no number. `at` in epoch ms. */
export function testSlipOf({ name, hotline, kiosks }: Pick<Centre, 'name' | 'hotline' | 'kiosks'>, printerId: string, at: number): Slip {
	return {
		centre: name,
		number: '0',
		title: name,
		zone: { letter: '', name, where: name },
		counters: '',
		ahead: 0,
		waitMs: null,
		url: '',
		documents: [],
		issuedAt: at,
		day: localDay(at),
		kiosk: kiosks.find((kiosk) => kiosk.printerId === printerId)?.label ?? printerId,
		hotline,
		language: 'vi',
		reprint: false,
		test: true,
	}
}
