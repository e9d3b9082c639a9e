import { isDeepStrictEqual } from 'node:util'
import type { Form } from '../../contract/catalogue.ts'
import type { Column } from './columns.ts'

const LINE = /^(.*\S)\s*\|\s*(https?:\/\/[^\s|]+)\s*$/su

/**
 * Forms and filled-in samples: two columns of one list, `Tên | https://…` to a line. What stands in the list before is
 * kept for the kind that a column does not tell of.
 */
export function formsColumn(kind: Form['kind'], names: Column['names']): Column {
	return {
		path: `forms.${kind}`,
		names,
		allowed: 'mỗi mẫu một dòng: Tên | https://…',
		example: kind === 'form' ? 'Tờ khai | https://dichvucong.gov.vn/to-khai.docx' : '',
		empty: { [`forms.${kind}`]: undefined },
		read: ({ text }, { say }) => {
			const forms = text.split('\n').filter((line) => line.trim() !== '')
			return { [`forms.${kind}`]: forms.flatMap((line) => readForm(line, kind) ?? (say({ code: 'bad-form', value: line.trim() }), [])) }
		},
		set: (item, value = []) => {
			const all = (item.forms ?? []) as Form[]
			const others = all.filter((form) => form.kind !== kind)
			// The two kinds may stand mixed; a table that changes neither leaves them so.
			if (
				isDeepStrictEqual(
					all.filter((form) => form.kind === kind),
					value,
				)
			)
				return
			item.forms = kind === 'form' ? [...(value as Form[]), ...others] : [...others, ...(value as Form[])]
		},
		write: (_, { forms = [] }) =>
			(forms as Form[])
				.filter((form) => form.kind === kind)
				.map(({ name, url }) => `${name.replaceAll('\n', '\u2028')} | ${url}`)
				.join('\n'),
	}
}

function readForm(line: string, kind: Form['kind']): Form | undefined {
	const [, name, url] = LINE.exec(line) ?? []
	if (name === undefined || url === undefined || !URL.canParse(url)) return undefined
	return { name: name.replaceAll('\u2028', '\n'), url, kind }
}
