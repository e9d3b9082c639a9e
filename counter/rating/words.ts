import type { Language } from '../../contract/ids.ts'

/** The key language: what is written here decides what the other must have. */
const vi = {
	counter: 'Quầy',
	atService: (title: string) => `${title}, hân hạnh phục vụ ông/bà`,
	paused: 'Tạm nghỉ',
	closed: 'Quầy đóng',
	rateVisit: (number: string) => `Đánh giá lượt ${number}`,
	yourNumber: 'Số của ông/bà',
	question: 'Ông/bà thấy lần phục vụ này thế nào?',
	levels: 'Mức hài lòng',
	discreet: 'Không lưu tên người đánh giá. Cán bộ tại quầy không xem được từng ý kiến.',
	skip: 'Bỏ qua',
	whatWasWrong: 'Điều gì chưa tốt?',
	chosen: 'Mức đã chọn',
	chooseReasons: 'Chọn một hoặc nhiều ý, rồi bấm Gửi',
	moreReasons: 'Xem tiếp',
	sealed: 'Gửi kín cho lãnh đạo',
	rechoose: 'Chọn lại mức',
	send: 'Gửi',
	sendWithout: 'Gửi, không nêu lý do',
	otherLanguage: { code: 'EN', name: 'English' },
	pages: {
		thanks: { title: 'Cảm ơn ông/bà', more: 'Ý kiến của ông/bà giúp Trung tâm phục vụ tốt hơn.' },
		sending: { title: 'Đang gửi', more: 'Xin chờ trong giây lát.' },
		kept: { title: 'Đã nhận ý kiến', more: 'Màn hình sẽ tự gửi ý kiến này khi nối lại được với máy chủ.' },
		late: { title: 'Lượt này không còn nhận đánh giá', more: 'Ông/bà có thể gửi góp ý tại bàn Hướng dẫn.' },
		lost: { title: 'Tạm chưa nhận được đánh giá', more: 'Quầy vẫn phục vụ. Màn hình này mất kết nối và sẽ tự nối lại.' },
		connecting: { title: 'Đang nối với máy chủ', more: 'Màn hình đánh giá sẽ tự mở khi có kết nối.' },
		unknown: { title: 'Chưa có quầy này', more: 'Địa chỉ của màn hình cần tên quầy trong thiết lập, ví dụ /rating?counter=counter-1' },
	},
}
export type Words = typeof vi
/** A page that only says something. */

const en: Words = {
	counter: 'Counter',
	atService: (title) => `${title}, at your service`,
	paused: 'On a break',
	closed: 'Counter closed',
	rateVisit: (number) => `Rate visit ${number}`,
	yourNumber: 'Your number',
	question: 'How was this visit?',
	levels: 'Satisfaction',
	discreet: 'Your name is not kept. The officer cannot see single answers.',
	skip: 'Skip',
	whatWasWrong: 'What was not good?',
	chosen: 'Level chosen',
	chooseReasons: 'Choose one or more, then Send',
	moreReasons: 'More',
	sealed: 'Sealed, to the leader',
	rechoose: 'Change level',
	send: 'Send',
	sendWithout: 'Send without a reason',
	otherLanguage: { code: 'VI', name: 'Tiếng Việt' },
	pages: {
		thanks: { title: 'Thank you', more: 'Your view helps the Centre serve better.' },
		sending: { title: 'Sending', more: 'Please wait a moment.' },
		kept: { title: 'Your answer is kept', more: 'This screen sends it by itself as soon as the server can be reached.' },
		late: { title: 'This visit can no longer be rated', more: 'You can leave feedback at Guidance.' },
		lost: {
			title: 'Ratings cannot be taken right now',
			more: 'The counter is still serving. This screen has lost its connection and will reconnect by itself.',
		},
		connecting: { title: 'Connecting', more: 'This screen opens by itself once it is connected.' },
		unknown: { title: 'No such counter', more: 'The address needs a counter of the set-up, for example /rating?counter=counter-1' },
	},
}

export const WORDS: Record<Language, Words> = { vi, en }
