import type { Language } from '../../contract/ids.ts'
import type { VisitState } from '../../contract/views.ts'

/** States that have a page of their own, which only says what is so. */
export type CalmState = Exclude<VisitState, 'waiting' | 'called'>
type Calm = { title: string; text: (counter: number | undefined) => string }

/** The key language: what is written here decides what the other must have. */
const vi = {
	otherLanguage: { code: 'EN', name: 'English' },
	product: 'Số của ông/bà',
	waiting: 'Đang chờ',
	near: 'Sắp đến lượt',
	ahead: 'Còn trước ông/bà',
	people: 'người',
	next: 'Ông/bà là người tiếp theo',
	waitAbout: 'Chờ khoảng',
	minutes: 'phút',
	calledOf: (called: number, total: number) => `Đã gọi ${called} trong ${total} người trước ông/bà`,
	called: 'đã gọi',
	left: 'còn',
	you: 'ông/bà',
	sitIn: (letter: string) => `Mời ngồi chờ ở khu ${letter}`,
	zone: (letter: string) => `Khu ${letter}`,
	notify: 'Báo tôi khi sắp đến lượt',
	notifying: 'Sẽ báo khi sắp đến lượt',
	notifyHow: 'Bằng tiếng và rung, khi còn 2 người và khi được gọi. Xin để trang này mở và bật tiếng.',
	updated: 'Cập nhật lúc',
	stale: (clock: string) => `Mất kết nối. Thông tin dưới đây là của lúc ${clock}; xin nghe gọi số tại quầy.`,
	cancel: 'Hủy số',
	cancelQuestion: (number: string) => `Hủy số ${number}?`,
	cancelMeans: 'Số này sẽ không được gọi nữa và không lấy lại được.',
	keepIt: 'Giữ số',
	cancelling: 'Đang hủy',
	cancelFailed: 'Chưa hủy được số.',
	unreachable: 'Chưa nối được với máy chủ. Xin thử lại.',
	yieldLimit: (n: number) => `Mỗi quầy chỉ gọi trước nhiều nhất ${n} người lấy số sau ông/bà.`,
	then: 'Sau đó, vẫn số này',
	privacy: 'Không lưu tên, số điện thoại. Trang này hết hạn cuối ngày.',
	hotline: 'Đường dây nóng',
	yourTurn: 'Đến lượt ông/bà',
	goTo: 'Mời đến quầy',
	callOf: (attempt: number, max: number) => `Gọi lần ${attempt} trên ${max}.`,
	late: 'Đến muộn xin báo bàn Hướng dẫn, số vẫn được giữ.',
	calm: {
		serving: { title: 'Đang được phục vụ', text: (counter) => (counter ? `Ông/bà đang được phục vụ tại quầy ${counter}.` : '') },
		held: {
			title: 'Số đang được tạm giữ',
			text: (counter) =>
				`${counter ? `Quầy ${counter}` : 'Quầy'} đang chờ ông/bà. Khi quay lại, xin quét phiếu ở máy lấy số hoặc báo cán bộ.`,
		},
		'no-show': { title: 'Ông/bà vắng khi gọi', text: () => 'Mời đến bàn Hướng dẫn, số vẫn có thể nhận lại trong hôm nay.' },
		completed: { title: 'Đã xong lượt này', text: () => 'Cảm ơn ông/bà. Cần làm việc khác, mời lấy số mới ở máy lấy số.' },
		cancelled: { title: 'Số này đã hủy', text: () => 'Số sẽ không được gọi nữa. Cần làm tiếp, mời lấy số mới ở máy lấy số.' },
	} satisfies Record<CalmState, Calm> as Record<CalmState, Calm>,
	expired: {
		title: 'Trang này đã hết hạn',
		text: 'Mỗi số chỉ có giá trị trong ngày lấy số. Cần làm tiếp, mời lấy số mới ở máy lấy số hoặc gặp bàn Hướng dẫn.',
	},
	opening: { title: 'Đang mở số của ông/bà', text: 'Xin chờ trong giây lát.' },
	unconnected: {
		title: 'Chưa nối được với Trung tâm',
		text: 'Số vẫn có hiệu lực. Xin kiểm tra mạng của điện thoại; trang tự mở khi nối lại được.',
	},
	titles: {
		waiting: (number: string, ahead: number) => `${number} · còn ${ahead} người`,
		near: (number: string) => `Sắp đến lượt · ${number}`,
		called: (number: string, counter: number | undefined) => `Đến lượt ${number}${counter ? ` · quầy ${counter}` : ''}`,
	},
	spoken: {
		waiting: (spelled: string, ahead: number) => `Số ${spelled}, còn ${ahead} người trước ông/bà`,
		called: (spelled: string, counter: number | undefined) => `Đến lượt số ${spelled}${counter ? `, mời đến quầy ${counter}` : ''}`,
	},
}
export type Words = typeof vi

const en: Words = {
	otherLanguage: { code: 'VI', name: 'Tiếng Việt' },
	product: 'Your number',
	waiting: 'Waiting',
	near: 'Nearly your turn',
	ahead: 'Ahead of you',
	people: 'people',
	next: 'You are next',
	waitAbout: 'Wait about',
	minutes: 'min',
	calledOf: (called, total) => `${called} of ${total} ahead called`,
	called: 'called',
	left: 'left',
	you: 'you',
	sitIn: (letter) => `Please sit in zone ${letter}`,
	zone: (letter) => `Zone ${letter}`,
	notify: 'Tell me when it is nearly my turn',
	notifying: 'You will be told when it is nearly your turn',
	notifyHow: 'By sound and vibration, when 2 people are left and when you are called. Please keep this page open, sound on.',
	updated: 'Updated',
	stale: (clock) => `No connection. What you see is from ${clock}; please listen at the counters.`,
	cancel: 'Cancel number',
	cancelQuestion: (number) => `Cancel number ${number}?`,
	cancelMeans: 'It will not be called any more and cannot be taken back.',
	keepIt: 'Keep it',
	cancelling: 'Cancelling',
	cancelFailed: 'The number could not be cancelled.',
	unreachable: 'The server cannot be reached. Please try again.',
	yieldLimit: (n) => `Before you, each counter calls at most ${n} who took their numbers later.`,
	then: 'Afterwards, with the same number',
	privacy: 'No name or phone number kept. This page ends tonight.',
	hotline: 'Hotline',
	yourTurn: 'It is your turn',
	goTo: 'Go to counter',
	callOf: (attempt, max) => `Call ${attempt} of ${max}.`,
	late: 'If late, tell Guidance; your number is kept.',
	calm: {
		serving: { title: 'You are being served', text: (counter) => (counter ? `At counter ${counter}.` : '') },
		held: {
			title: 'Your number is on hold',
			text: (counter) =>
				`${counter ? `Counter ${counter}` : 'The counter'} waits for you. When you are back, please scan your ticket at a machine or tell the officer.`,
		},
		'no-show': { title: 'You were away when called', text: () => 'Please go to Guidance; your number can still be taken back today.' },
		completed: { title: 'This visit is finished', text: () => 'Thank you. For anything else, please take a new number at a machine.' },
		cancelled: { title: 'This number is cancelled', text: () => 'It will not be called. To continue, take a new number at a machine.' },
	},
	expired: {
		title: 'This page has ended',
		text: 'A number is valid on the day it is taken. To continue, take a new number at a machine or ask at Guidance.',
	},
	opening: { title: 'Opening your number', text: 'Please wait a moment.' },
	unconnected: {
		title: 'No connection to the Centre yet',
		text: 'Your number stays valid. Please check the network of your phone; this page opens by itself once connected.',
	},
	titles: {
		waiting: (number, ahead) => `${number} · ${ahead} ahead`,
		near: (number) => `Nearly your turn · ${number}`,
		called: (number, counter) => `Your turn ${number}${counter ? ` · counter ${counter}` : ''}`,
	},
	spoken: {
		waiting: (spelled, ahead) => `Number ${spelled}, ${ahead} people ahead of you`,
		called: (spelled, counter) => `It is the turn of number ${spelled}${counter ? `, go to counter ${counter}` : ''}`,
	},
}

export const WORDS: Record<Language, Words> = { vi, en }
