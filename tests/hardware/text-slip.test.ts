import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import type { Slip } from '../../contract/printing.ts'
import { toRgba } from '../../hardware/printer/bitmap.ts'
import { outline } from '../../hardware/printer/confirmed-outline.ts'
import { createEmulator } from '../../hardware/printer/emulator/emulator.ts'
import type { PrinterModel } from '../../hardware/printer/models.ts'
import { encodeTextSlip } from '../../hardware/printer/text-slip.ts'
import { atTheDoor, modelOf } from './printer-support.ts'
import { LONGEST_NAME, slip, until } from './support.ts'

const wide: PrinterModel = { ...modelOf('sim-80'), mode: 'text' }
const narrow: PrinterModel = { ...modelOf('sim-58'), mode: 'text' }
const inVn3 = (model: PrinterModel): PrinterModel => ({
	...model,
	codePages: model.codePages.filter(({ encoding }) => encoding === 'tcvn3'),
})
const plainQr = (model: PrinterModel): PrinterModel => ({ ...model, nativeQr: false, bandRows: 24 })

async function paperOf(model: PrinterModel, changes: Partial<Slip> = {}) {
	const emulator = createEmulator({ model, now: Date.now })
	const line = emulator.connect(
		() => {},
		() => {},
	)
	await line.write(encodeTextSlip(slip(changes), model))
	const [paper] = emulator.slips()
	if (!paper) throw new Error('no paper')
	expect([paper.complete, emulator.slips().length, emulator.figures().unknownCommands]).toEqual([true, 1, 0])
	return paper
}

const SAID = [
	'Trung tâm Phục vụ hành chính công tỉnh Sơn La',
	'Số của ông/bà',
	'A058',
	'Đăng ký khai sinh',
	'Khu A, quầy 1–4',
	'Hộ tịch, chứng thực',
	'Còn trước: 10 người',
	'Chờ khoảng: 10–20 phút',
	'[ ] Căn cước người đi khai',
	'Lấy lúc 09:12 - 23/11/2026 - máy K-02',
	'Số có giá trị trong ngày',
	'Đường dây nóng 0212 300 0000',
]

describe.each([
	['80 mm, windows-1258', wide],
	['58 mm, windows-1258', narrow],
	['80 mm, TCVN3', inVn3(wide)],
	['58 mm, TCVN3, codes as pictures', plainQr(inVn3(narrow))],
])('a slip in letters on %s', (_what, model) => {
	it('says what the picture says', async () => {
		const paper = await paperOf(model)
		const said = paper.text.replaceAll(/\s+/g, ' ')
		for (const line of SAID) expect(said).toContain(model.codePages[0]?.encoding === 'tcvn3' ? line.replaceAll('–', '-') : line)
	})
	it('carries a code that a telephone reads', async () => {
		const { bitmap } = await paperOf(model)
		expect(decodeQR({ width: bitmap.widthDots, height: bitmap.heightDots, data: toRgba(bitmap) }, { timeLimit: 5_000 })).toBe(slip().url)
	})
	it('keeps every line on the paper, whatever it says', async () => {
		const columns = Math.floor(model.widthDots / 12)
		const texts = [
			{ title: { vi: LONGEST_NAME, en: 'x' }, number: 'ABC123456', reprint: true },
			{ documents: Array<string>(12).fill(LONGEST_NAME), waitMs: null },
			{ language: 'en', url: '', documents: [], counters: '' },
		] as const
		for (const changes of texts) {
			const paper = await paperOf(model, changes as Partial<Slip>)
			expect(Math.max(...paper.text.split('\n').map((line) => [...line].length))).toBeLessThanOrEqual(columns)
		}
	})
	it('says that it is a reprint', async () => {
		expect((await paperOf(model, { reprint: true })).text).toContain('Số của ông/bà (In lại)')
	})
	it('is handed over so that a lost line leaves it surely not out', () => {
		const bytes = encodeTextSlip(slip(), model)
		const { parts } = outline(bytes)
		expect(Buffer.compare(Buffer.concat(parts), bytes)).toBe(0)
		expect(Buffer.from(parts.at(-1) ?? []).toString('latin1')).toContain('0212 300 0000')
		expect(parts.at(-1)?.length).toBeLessThan(100)
	})
})

describe('letters', () => {
	it('are refused where no page is known to be right', () => {
		expect(() => encodeTextSlip(slip(), modelOf('epson-tm-t82'))).toThrow('Epson TM-T82 has no code page for Vietnamese')
	})
	it('that no page has are written as near as it can be done', async () => {
		const { text } = await paperOf(wide, { documents: ['Ngày “mới” · 5 × 3… ☎ ö Ω'] })
		expect(text).toContain('[ ] Ngày “mới” · 5 × 3… ? ö ?')
		expect((await paperOf(inVn3(wide), { documents: ['Ngày “mới” · 5 × 3… ☎ ö'] })).text).toContain('[ ] Ngày "mới" - 5 x 3... ? o')
	})
	it('go through port, driver and printer as pictures do', async () => {
		const { emulator, door, printer } = await atTheDoor(wide)
		const job = { jobId: 'j', number: 'A058', bytes: encodeTextSlip(slip(), wide) }
		expect(await printer.print(job)).toBe('by-status')
		await until(() => emulator.slips()[0]?.text.includes('A058') === true)
		await door.stop()
	})
})
