import type { Why } from '../contract/facts.ts'
import type { Language } from '../contract/ids.ts'
import { formatClock } from './format.ts'

type Tell = (words: { number: string; before: string | undefined; why: Why }) => string

const time = ({ appointmentAt }: Why, prefix: string): string =>
	appointmentAt === undefined ? '' : `${prefix}${formatClock(appointmentAt)}`

const VI: Record<Why['rule'], Tell> = {
	arrival: ({ number }) => `${number} được gọi vì đến trước nhất trong số người quầy này phục vụ`,
	priority: ({ number, before }) => `${number} được gọi${before ? ` trước ${before}` : ''} vì thuộc diện ưu tiên`,
	appointment: ({ number, before, why }) => `${number} được gọi${before ? ` trước ${before}` : ''} vì có hẹn${time(why, ' lúc ')}`,
	preference: ({ number, before }) => `${number} được gọi${before ? ` trước ${before}` : ''} vì quầy này làm lĩnh vực đó trước`,
	'yield-limit': ({ number, why }) => `${number} được gọi vì quầy này đã gọi ${why.passed} người lấy số sau`,
	chosen: ({ number, before }) => `${number} được gọi${before ? ` trước ${before}` : ''} vì cán bộ chọn gọi số này`,
	recall: ({ number }) => `${number} được gọi lại vì chưa thấy đến quầy`,
}

const EN: Record<Why['rule'], Tell> = {
	arrival: ({ number }) => `${number} was called as the first to arrive of those this counter serves`,
	priority: ({ number, before }) => `${number} was called${before ? ` before ${before}` : ''} as a priority visitor`,
	appointment: ({ number, before, why }) =>
		`${number} was called${before ? ` before ${before}` : ''} for an appointment${time(why, ' at ')}`,
	preference: ({ number, before }) => `${number} was called${before ? ` before ${before}` : ''} as this counter serves that field first`,
	'yield-limit': ({ number, why }) => `${number} was called as this counter had called ${why.passed} who took their numbers later`,
	chosen: ({ number, before }) => `${number} was called${before ? ` before ${before}` : ''} as the officer chose it`,
	recall: ({ number }) => `${number} was called again as nobody had come`,
}

/** Why a number was called, as one whole sentence without a full stop: "B012 được gọi trước A034 vì có hẹn lúc 09:15". */
export const whyCalled = (number: string, why: Why, language: Language): string =>
	(language === 'vi' ? VI : EN)[why.rule]({ number, before: why.before, why })
