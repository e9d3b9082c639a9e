import type { Language } from '../../contract/ids.ts'
import type { VisitState } from '../../contract/views.ts'
import { formatClock } from '../../ui/format.ts'
import type { Refusal } from '../../ui/send.ts'
import type { Words } from '../words.ts'

/** States in which nothing is waited for any more. */
export type RestingState = Exclude<VisitState, 'waiting' | 'called'>

/** The key language: what is written here decides what the other must have. */
const vi = {
	showCode: 'Đưa mặt có mã QR vào khe quét',
	cardOld: 'Căn cước công dân',
	cardOldWhen: ['Cấp đến tháng', '6/2024'] as [string, string],
	cardNew: 'Thẻ căn cước',
	cardNewWhen: ['Cấp từ tháng', '7/2024'] as [string, string],
	codeOn: 'Mã ở',
	front: 'mặt trước',
	back: 'mặt sau',
	slip: 'Phiếu lấy số hôm nay',
	resultSlip: 'Giấy hẹn trả kết quả',
	procedureCode: 'Mã của thủ tục',
	card: 'Căn cước công dân, thẻ căn cước',
	whatFor: 'Máy dùng mã làm gì?',
	forTicket: 'Xem còn mấy người, in lại phiếu',
	forResult: 'Lấy số nhận kết quả, mở đúng thủ tục',
	forPriority: (age: number) => `Gợi ý phục vụ ưu tiên từ ${age} tuổi`,
	forPrivacy: 'Thẻ chỉ được đọc tuổi, không lưu gì trên thẻ',

	close: 'Đóng',
	goOn: 'Tiếp tục',
	closesIn: ['Tự đóng sau', 'giây · chạm để giữ lâu hơn'] as [string, string],

	number: 'Số của ông/bà',
	asking: 'Đang xem số của ông/bà',
	askFailed: 'Tạm chưa xem được, máy đang thử lại',
	next: 'Ông/bà là người tiếp theo',
	ahead: 'Còn trước ông/bà',
	yourTurn: 'Đến lượt ông/bà',
	goTo: 'Mời đến quầy',
	resting: {
		serving: { title: 'Đang được phục vụ', text: (counter) => (counter ? `Ông/bà đang được phục vụ tại quầy ${counter}.` : '') },
		held: {
			title: 'Số đang được tạm giữ',
			text: (counter) => `${counter ? `Quầy ${counter}` : 'Quầy'} đang chờ ông/bà quay lại.`,
		},
		'no-show': { title: 'Ông/bà vắng khi gọi', text: () => 'Mời gặp bàn Hướng dẫn, số vẫn có thể nhận lại trong hôm nay.' },
		completed: { title: 'Đã xong lượt này', text: () => 'Cần làm việc khác, mời lấy số mới.' },
		cancelled: { title: 'Số này đã hủy', text: () => 'Số sẽ không được gọi nữa. Cần làm tiếp, mời lấy số mới.' },
	} satisfies Resting as Resting,
	iAmBack: 'Tôi đã quay lại',
	calledBackBy: (counter: number | undefined) => (counter ? `Xin chờ quầy ${counter} gọi lại` : 'Xin chờ quầy gọi lại'),
	notReturned: 'Chưa báo được cho quầy. Xin thử lại, hoặc gặp bàn Hướng dẫn.',
	reprint: 'In lại phiếu',
	notReprinted: 'Chưa in lại được phiếu. Xin thử lại, hoặc gặp bàn Hướng dẫn.',
	numberStays: 'Số của ông/bà vẫn có hiệu lực',

	notToday: 'Phiếu này không còn giá trị hôm nay',
	notTodayHow: 'Mỗi số chỉ có giá trị trong ngày lấy số. Cần làm tiếp, mời lấy số mới.',

	dossier: 'Mã hồ sơ',
	dossierHow: 'Máy này chưa xem được hồ sơ đã xong hay chưa. Ông/bà xem ngày hẹn trên giấy, hoặc hỏi bàn Hướng dẫn.',
	collectHere: 'Đến ngày nhận kết quả, mời lấy số ngay ở đây:',
	takeFor: (service: string) => `Lấy số ${service.charAt(0).toLowerCase()}${service.slice(1)}`,

	cardRead: 'Đã đọc thẻ, thẻ không được lưu',
	priority: 'Ông/bà được ưu tiên',
	priorityHow: (age: number) => `Người từ ${age} tuổi được phục vụ ưu tiên nếu muốn. Ông/bà chọn một trong hai:`,
	takePriority: 'Phục vụ ưu tiên',
	noPriority: 'Không cần ưu tiên',

	procedure: 'Mã thủ tục',
	notHere: 'Máy này không lấy số cho thủ tục này',
	notHereHow: 'Mời gặp bàn Hướng dẫn để được chỉ đúng nơi làm.',

	bookingCode: (code: string) => `Mã hẹn ${code}`,
	checkingIn: 'Đang nhận lịch hẹn',
	tooEarly: (at: string | undefined) => (at ? `Chưa đến giờ hẹn ${at}` : 'Chưa đến giờ hẹn'),
	tooEarlyHow: (from: string | undefined) =>
		from ? `Xin quay lại sau ${from}. Chỗ hẹn vẫn được giữ, không cần lấy số khác.` : 'Xin quay lại gần giờ hẹn hơn.',
	noBooking: 'Không có mã hẹn này trong hôm nay',
	noBookingHow: 'Xin xem lại mã và ngày hẹn, hoặc hỏi bàn Hướng dẫn. Ông/bà vẫn lấy số như thường được.',
	notCheckedIn: 'Chưa nhận được lịch hẹn',
	tryAgain: 'Thử lại',

	typeCode: 'Nhập mã hẹn',
	typeCodeHow: 'Mã có trong tin nhắn hoặc giấy hẹn, từ 4 đến 12 chữ và số.',
	orScan: 'Hoặc đưa mã QR của lịch hẹn vào khe quét.',
	checkIn: 'Nhận số',

	unknown: 'Không đọc được mã này',
	unknownHow: 'Mời thử lại với một trong các mã sau, hoặc lấy số không cần quét mã:',
}
type Resting = Record<RestingState, { title: string; text: (counter: number | undefined) => string }>
export type ScanWords = typeof vi

const en: ScanWords = {
	showCode: 'Hold the side with the QR code to the slot',
	cardOld: 'Citizen card (CCCD)',
	cardOldWhen: ['Issued until', '6/2024'],
	cardNew: 'Identity card',
	cardNewWhen: ['Issued from', '7/2024'],
	codeOn: 'Code on the',
	front: 'front',
	back: 'back',
	slip: 'Ticket of today',
	resultSlip: 'Result slip',
	procedureCode: 'Code of a procedure',
	card: 'Citizen card, identity card',
	whatFor: 'What is the code used for?',
	forTicket: 'See how many are ahead, print again',
	forResult: 'Number to collect a result, right procedure',
	forPriority: (age) => `Suggest priority service from age ${age}`,
	forPrivacy: 'Of a card only the age is read, nothing is kept',

	close: 'Close',
	goOn: 'Continue',
	closesIn: ['Closes in', 's · touch to keep it longer'],

	number: 'Your number',
	asking: 'Looking up your number',
	askFailed: 'Not available now, trying again',
	next: 'You are next',
	ahead: 'Ahead of you',
	yourTurn: 'It is your turn',
	goTo: 'Go to counter',
	resting: {
		serving: { title: 'You are being served', text: (counter) => (counter ? `At counter ${counter}.` : '') },
		held: {
			title: 'Your number is on hold',
			text: (counter) => `${counter ? `Counter ${counter}` : 'The counter'} waits for you to come back.`,
		},
		'no-show': { title: 'You were away when called', text: () => 'Please go to Guidance; your number can still be taken back today.' },
		completed: { title: 'This visit is finished', text: () => 'For anything else, please take a new number.' },
		cancelled: { title: 'This number is cancelled', text: () => 'It will not be called. To continue, please take a new number.' },
	},
	iAmBack: 'I am back',
	calledBackBy: (counter) => `Please wait: ${counter ? `counter ${counter}` : 'the counter'} will call you again`,
	notReturned: 'The counter could not be told. Please try again, or ask at Guidance.',
	reprint: 'Print the ticket again',
	notReprinted: 'The ticket could not be printed again. Please try again, or ask at Guidance.',
	numberStays: 'Your number is valid',

	notToday: 'This ticket is not valid today',
	notTodayHow: 'A number is valid on the day it is taken. To continue, please take a new number.',

	dossier: 'File code',
	dossierHow: 'This machine cannot see whether the file is ready. Please check the date on your slip, or ask at Guidance.',
	collectHere: 'On the day of your result, take a number here:',
	takeFor: (service) => `Number: ${service}`,

	cardRead: 'Card read; nothing of it is kept',
	priority: 'You may use priority service',
	priorityHow: (age) => `From age ${age} on, priority service is yours if you want it. Please choose:`,
	takePriority: 'Priority service',
	noPriority: 'No priority needed',

	procedure: 'Procedure',
	notHere: 'This machine gives no numbers for this procedure',
	notHereHow: 'Please ask at Guidance where it is done.',

	bookingCode: (code) => `Booking ${code}`,
	checkingIn: 'Checking you in',
	tooEarly: (at) => (at ? `Too early for your appointment at ${at}` : 'Too early for your appointment'),
	tooEarlyHow: (from) =>
		from ? `Please come back after ${from}. Your place is kept; no other number is needed.` : 'Please come back nearer to its time.',
	noBooking: 'There is no such booking today',
	noBookingHow: 'Please check the code and the day, or ask at Guidance. You can still take a number as usual.',
	notCheckedIn: 'You are not checked in yet',
	tryAgain: 'Try again',

	typeCode: 'Type your booking code',
	typeCodeHow: 'It is in your message or on your slip: 4 to 12 letters and digits.',
	orScan: 'Or hold the QR code of your booking to the slot.',
	checkIn: 'Get a number',

	unknown: 'This code could not be read',
	unknownHow: 'Please try again with one of these, or take a number without scanning:',
}

export const SCAN_WORDS: Record<Language, ScanWords> = { vi, en }

/** Why a booking gave no ticket, and what to do. `earlyMs`: how long before its time it may be checked in. */
export function refusedBooking(refusal: Refusal, of: { earlyMs: number; s: ScanWords; w: Words }): { title: string; how: string } {
	const { earlyMs, s, w } = of
	const { code, retryAt } = refusal
	if (code === 'appointment-too-early') {
		if (retryAt === undefined) return { title: s.tooEarly(undefined), how: s.tooEarlyHow(undefined) }
		return { title: s.tooEarly(formatClock(retryAt + earlyMs)), how: s.tooEarlyHow(formatClock(retryAt)) }
	}
	if (code === 'appointment-not-found') return { title: s.noBooking, how: s.noBookingHow }
	return { title: s.notCheckedIn, how: code === 'too-many-requests' ? w.resting : w.refusal(refusal) }
}
