import { randomUUID } from 'node:crypto'
import type { PrintJob, Slip } from '../../contract/printing.ts'
import type { Measure } from '../../hardware/printer/drawing.ts'

/** A slip of the demo centre, with the changes a test is about. */
export const slip = (changes: Partial<Slip> = {}): Slip => ({
	centre: { vi: 'Trung tâm Phục vụ hành chính công tỉnh Sơn La', en: 'Sơn La Public Administration Service Centre' },
	number: 'A058',
	title: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
	zone: {
		letter: 'A',
		name: { vi: 'Hộ tịch, chứng thực', en: 'Civil status, certification' },
		where: { vi: 'Tầng 1, rẽ trái', en: 'Floor 1, turn left' },
	},
	counters: '1–4',
	ahead: 10,
	waitMs: { p50: 12 * 60_000, p90: 18 * 60_000 },
	url: 'http://192.168.1.10:8080/ticket?id=0b8f6e0e-3f0d-4c5b-9a59-6f0f0f6f2d11',
	documents: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh', 'Căn cước người đi khai'],
	issuedAt: Date.parse('2026-11-23T09:12:00+07:00'),
	day: '2026-11-23',
	kiosk: 'K-02',
	hotline: '0212 300 0000',
	language: 'vi',
	reprint: false,
	...changes,
})

export const job = (changes: Partial<PrintJob> = {}): PrintJob => ({
	jobId: randomUUID(),
	visitId: randomUUID(),
	printerId: 'printer-1',
	slip: slip(),
	attempt: 1,
	...changes,
})

/** Letters of one width, so that places can be reckoned by hand. */
export const plainMeasure: Measure = (text, { px }) => [...text].length * px * 0.55

/** The longest legal name in the published catalogue has 1,094 characters. */
export const LONGEST_NAME =
	'Thủ tục cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất đối với trường hợp đã được cấp mà có thay đổi; '
		.repeat(9)
		.slice(0, 1_094)

/** Waits until something holds. */
export async function until(holds: () => boolean, ms = 5_000): Promise<void> {
	const end = performance.now() + ms
	while (!holds()) {
		if (performance.now() > end) throw new Error('it never came to hold')
		await new Promise((resolve) => setTimeout(resolve, 5))
	}
}
