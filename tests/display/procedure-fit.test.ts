import { describe, expect, it } from 'vitest'
import { fitProcedure } from '../../display/board/procedure-fit.ts'

const PAGE = { widthPx: 1176, heightPx: 662 }
const facts = ['3 ngày làm việc', 'Miễn phí', 'Trực tuyến toàn trình']
const papers = (n: number) => Array.from({ length: n }, (_, i) => `Giấy tờ số ${i + 1}`)
const zoomOf = (documents: string[], page = PAGE) => fitProcedure({ title: 'Đăng ký khai sinh', documents, facts }, page).zoom

describe('a procedure on the board', () => {
	it('is drawn larger the less there is to tell, and never smaller than its least size', () => {
		expect(zoomOf(papers(2))).toBeGreaterThan(1.1)
		expect(zoomOf(papers(7))).toBeLessThan(zoomOf(papers(2)))
		expect(zoomOf(papers(40))).toBe(1)
		expect(zoomOf(papers(2), { widthPx: 1000, heightPx: 300 })).toBe(1)
		expect(zoomOf(papers(2), { widthPx: 3000, heightPx: 2000 })).toBe(1.5)
	})

	it('is never drawn larger at the cost of a paper', () => {
		for (let n = 0; n < 20; n++) {
			const { zoom, papers: fitted } = fitProcedure({ title: 'x', documents: papers(n), facts }, PAGE)
			if (zoom > 1) expect(fitted).toEqual({ shown: papers(n), more: 0 })
			else expect(fitted.shown.length + fitted.more).toBe(n)
		}
	})
})
