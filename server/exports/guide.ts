import type { NeedGroup, Procedure } from '../../contract/catalogue.ts'
import type { Centre } from '../../contract/centre.ts'
import { feeOn } from '../../contract/fees.ts'
import type { Block, PdfDocument } from '../pdf/document.ts'

/** What the book is made from: the public part of a set-up. */
export type GuideCentre = Pick<Centre, 'name' | 'hotline' | 'zones' | 'services' | 'counters' | 'agencies' | 'fields' | 'procedures'>
export interface GuideTask {
	centre: GuideCentre
	/** The local day it holds for, `2026-11-25`: fees change. */
	day: string
	/** Of the set-up: `Bản thiết lập số 12`. */
	number: string
}

const NEEDS: readonly NeedGroup[] = ['family', 'identity', 'home', 'business', 'work', 'farming', 'health', 'other']
const TITLE = 'Sổ tay thủ tục hành chính'
const LEVELS: Readonly<Record<Procedure['level'], string>> = {
	full: 'Nộp trực tuyến toàn trình',
	partial: 'Nộp trực tuyến một phần',
	in_person: 'Nộp trực tiếp tại Trung tâm',
	online_unspecified: 'Nộp trực tiếp hoặc trực tuyến',
}
const UNITS: Readonly<Record<NonNullable<Procedure['limit']>['unit'], string>> = {
	working_day: 'ngày làm việc',
	calendar_day: 'ngày',
	hour: 'giờ làm việc',
	same_day: 'trong ngày',
}
const byName = new Intl.Collator('vi')

/** The book of all procedures, by field, for a shelf in the hall: as visitors read it, nothing of the inside. */
export function guideOf({ centre, day, number }: GuideTask): PdfDocument {
	const date = day.split('-').reverse().join('/')
	const fields = centre.fields
		.map((field) => ({ field, procedures: centre.procedures.filter(({ fieldId }) => fieldId === field.id) }))
		.filter(({ procedures }) => procedures.length > 0)
		.sort((a, b) => NEEDS.indexOf(a.field.group) - NEEDS.indexOf(b.field.group) || byName.compare(a.field.name.vi, b.field.name.vi))
	const under = `${centre.procedures.length} thủ tục · ${fields.length} lĩnh vực · ${number} · ngày ${date} · đường dây nóng ${centre.hotline}`
	const about = createAbout(centre, day)
	return {
		...{ title: TITLE, publisher: centre.name.vi, number, date },
		blocks: [
			{ kind: 'title', text: TITLE, under: `${centre.name.vi}\n${under}` },
			{ kind: 'contents', title: 'Mục lục' },
			...fields.flatMap(({ field, procedures }, i): Block[] => {
				const title: Block = { kind: 'heading', level: 1, text: field.name.vi, listed: true, newPage: i === 0 }
				const all = procedures.toSorted((a, b) => byName.compare(a.short.vi, b.short.vi)).map(about)
				const [first, ...others] = all
				// Its first procedure stands under a field's name, never on the next page.
				const begin = i === 0 ? [title, together(first?.head ?? [])] : [together([title, ...(first?.head ?? [])])]
				return [...begin, ...(first?.rest ?? []), ...others.flatMap(({ head, rest }) => [together(head), ...rest])]
			}),
		],
	}
}

const together = (blocks: Block[]): Block => ({ kind: 'together', blocks })

/** What is told of a procedure: the part that no page parts, and the rest. */
function createAbout(centre: GuideCentre, day: string): (procedure: Procedure) => { head: Block[]; rest: Block[] } {
	const find = <T extends { id: string }>(list: readonly T[]) => {
		const map = new Map(list.map((item) => [item.id, item]))
		return (id: string | undefined) => map.get(id ?? '')
	}
	const [agency, service, zone] = [find(centre.agencies), find(centre.services), find(centre.zones)]
	const countersOf = (serviceId: string) => centre.counters.filter((c) => c.services.includes(serviceId)).map((c) => c.number)
	const placeOf = ({ serviceId }: Procedure) => {
		const at = zone(service(serviceId)?.zoneId)
		const numbers = countersOf(serviceId).sort((a, b) => a - b)
		return `Khu ${at?.letter ?? ''}, ${at?.where.vi ?? ''}${numbers.length > 0 ? `, quầy ${numbers.join(', ')}` : ''}`
	}
	return (procedure) => {
		const { id, short, legal, documents, forms = [], level, agencyId } = procedure
		const facts = [
			{ name: 'Cơ quan', value: agency(agencyId)?.name.vi ?? agencyId },
			{ name: 'Nơi làm', value: placeOf(procedure) },
			{ name: 'Thời hạn', value: limitOf(procedure) },
			{ name: 'Lệ phí', value: feeOf(procedure, day) },
			{ name: 'Cách nộp', value: LEVELS[level] },
		]
		return {
			head: [
				{ kind: 'heading', level: 2, text: short.vi, note: id, listed: true },
				...(legal === short.vi ? [] : [{ kind: 'text', text: legal, small: true } as const]),
				{ kind: 'facts', facts },
			],
			rest: [
				...(documents.length > 0 ? [{ kind: 'list', title: 'Giấy tờ cần có', items: documents } as const] : []),
				...(forms.length > 0 ? [{ kind: 'codes', codes: forms.map(codeOf) } as const] : []),
			],
		}
	}
}

const codeOf = ({ name, url, kind }: NonNullable<Procedure['forms']>[number]) => ({
	name: `${kind === 'form' ? 'Biểu mẫu' : 'Mẫu điền sẵn'}: ${name}`,
	address: url,
})

function limitOf({ limit }: Procedure): string {
	if (!limit) return 'Theo quy định'
	if (limit.unit === 'same_day') return limit.cutoff ? `Trong ngày; nhận sau ${limit.cutoff} thì trả ngày làm việc kế tiếp` : 'Trong ngày'
	return `${limit.value} ${UNITS[limit.unit]}`
}

/** With the fees of later days, so that the book stays true for a while. */
function feeOf(procedure: Procedure, day: string): string {
	const words = (vnd: number) => (vnd === 0 ? 'miễn phí' : `${vnd.toLocaleString('vi-VN')} đồng`)
	const today = feeOn(procedure, day)
	const later = (procedure.fees ?? []).filter(({ from }) => from !== undefined && from > day)
	const told = later.map(({ vnd, from = '' }) => `từ ${from.split('-').reverse().join('/')}: ${words(vnd)}`)
	const now = today === undefined ? 'Theo quy định của tỉnh' : today === 0 ? 'Miễn phí' : words(today)
	return [now, ...told].join('; ')
}
