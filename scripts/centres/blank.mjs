import { ADMINISTRATOR, CALLING, CHOICES, countersOf, HOURS, numbersOf, RATING, VOICE } from './common.mjs'

/** What a new centre begins with: enough to sign in and set everything up. */
export function blank() {
	return {
		schema: 'centre/1',
		id: 'centre',
		name: { vi: 'Trung tâm Phục vụ hành chính công', en: 'Public Administration Service Centre' },
		hotline: '1022',
		timeZone: 'Asia/Ho_Chi_Minh',
		demo: false,
		zones: [
			{
				id: 'a',
				letter: 'A',
				name: { vi: 'Hướng dẫn', en: 'Guidance' },
				where: { vi: 'Tại sảnh', en: 'In the hall' },
				turn: 'ahead',
			},
		],
		services: [
			{
				id: 'huong-dan',
				prefix: 'H',
				zoneId: 'a',
				name: { vi: 'Hướng dẫn', en: 'Guidance' },
				kind: 'guidance',
				numbers: numbersOf('H'),
				usualMs: 300_000,
			},
		],
		counters: countersOf([['a', ['huong-dan']]]),
		agencies: [],
		fields: [],
		procedures: [],
		quickPicks: [],
		hours: HOURS,
		lanes: ['regular', 'priority'],
		calling: CALLING,
		voice: VOICE,
		rating: RATING,
		kiosks: [],
		displays: [],
		people: [ADMINISTRATOR],
		...CHOICES,
		notices: [],
	}
}
