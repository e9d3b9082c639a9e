/**
 * The catalogue of refusals: HTTP status, what a program reads (English) and what an officer or citizen reads.
 * Codes are stable; a new one may be added, none renamed. It stands alone, without schemas, so that a screen may read it.
 */
export const PROBLEMS = {
	'queue-empty': p(409, 'Nobody is waiting', 'Chưa có ai chờ.'),
	'counter-closed': p(409, 'The counter is not open', 'Quầy chưa mở. Mở quầy rồi gọi lại.'),
	'counter-busy': p(409, 'The counter has a visitor', 'Quầy đang có công dân. Hoàn tất lượt này trước.'),
	'counter-taken': p(409, 'Another officer works this counter', 'Quầy này đang có cán bộ khác ngồi.'),
	'already-at-counter': p(409, 'You work another counter', 'Ông/bà đang mở một quầy khác. Đóng quầy đó trước.'),
	'not-your-counter': p(403, 'That visit or counter is not yours', 'Lượt này hoặc quầy này không được giao cho ông/bà.'),
	'visit-not-found': p(404, 'No such visit today', 'Không tìm thấy lượt này trong hôm nay.'),
	'visit-exists': p(409, 'This visit already has another ticket', 'Lượt này đã có số khác.'),
	'counter-not-found': p(404, 'No such counter', 'Không có quầy này.'),
	'service-not-found': p(404, 'No such service', 'Không có dịch vụ này.'),
	'notice-not-found': p(404, 'No such notice', 'Không có thông báo này, hoặc đã được gỡ.'),
	'alert-not-found': p(404, 'No such alert now', 'Việc này không còn cần xử lý.'),
	'wrong-state': p(409, 'Not possible in the present state', 'Không làm được ở trạng thái hiện tại.'),
	'too-soon': p(409, 'Too soon', 'Chưa đến lúc. Xin chờ thêm ít giây.'),
	'appointment-not-found': p(404, 'No such booking today', 'Không có mã hẹn này trong hôm nay.'),
	'appointment-too-early': p(409, 'Too early for this booking', 'Chưa đến giờ hẹn. Xin quay lại gần giờ hẹn hơn.'),
	'officer-not-here': p(409, 'That officer is at no counter', 'Cán bộ đó hiện không ngồi ở quầy nào.'),
	'too-late': p(409, 'Too late', 'Quá muộn: việc này đã qua.'),
	'no-more-calls': p(409, 'Called as often as allowed', 'Đã gọi đủ số lần. Ghi vắng mặt hoặc tạm giữ.'),
	'service-closed': p(409, 'The service is closed now', 'Dịch vụ này hiện không nhận số.'),
	'quota-reached': p(409, 'No more numbers today', 'Hôm nay đã hết số của dịch vụ này.'),
	'numbers-exhausted': p(409, 'The range of numbers is used up', 'Đã dùng hết dải số trong ngày.'),
	'nothing-to-rate': p(409, 'There is no visit to rate', 'Chưa có lượt nào để đánh giá.'),
	'already-rated': p(409, 'This visit has been rated', 'Lượt này đã được đánh giá.'),
	'invalid-command': p(400, 'The request is not well formed', 'Yêu cầu không đúng mẫu.'),
	'command-id-taken': p(409, 'This commandId belongs to another request', 'Mã lệnh này đã dùng cho yêu cầu khác.'),
	'draft-changed': p(
		409,
		'The draft has been changed by somebody else',
		'Bản nháp vừa được người khác sửa. Đã tải lại; xin xem rồi làm tiếp.',
	),
	'draft-mistaken': p(409, 'The draft still has mistakes', 'Bản nháp còn chỗ chưa đúng nên chưa áp dụng được.'),
	'nothing-drafted': p(409, 'The draft equals what is in force', 'Bản nháp không có thay đổi nào.'),
	'nothing-to-undo': p(409, 'There is nothing to undo', 'Không có thay đổi nào để hoàn tác.'),
	'still-needed': p(409, 'People still need what would be removed', 'Chưa bỏ được: còn người đang cần, hoặc quầy đang mở.'),
	'import-not-ready': p(409, 'The file is still being read, or could not be', 'Tệp đang được đọc, hoặc không đọc được.'),
	'file-unreadable': p(422, 'The file cannot be read', 'Không đọc được tệp này.'),
	'weak-password': p(422, 'The password is too weak', 'Mật khẩu quá yếu: cần ít nhất 10 ký tự, không dùng từ dễ đoán.'),
	'change-password-first': p(
		403,
		'The one-time password must be replaced first',
		'Mật khẩu này chỉ dùng một lần. Xin đặt mật khẩu của riêng ông/bà trước.',
	),
	'link-used': p(410, 'This link has been used or has expired', 'Đường dẫn này đã dùng hoặc đã hết hạn.'),
	'not-signed-in': p(401, 'Not signed in', 'Chưa đăng nhập, hoặc phiên đã hết hạn.'),
	'wrong-credentials': p(401, 'Wrong name or password', 'Tên hoặc mật khẩu không đúng.'),
	'not-permitted': p(403, 'Not permitted', 'Tài khoản này không có quyền đó.'),
	'not-found': p(404, 'Not found', 'Không tìm thấy.'),
	'body-too-large': p(413, 'The request is too large', 'Yêu cầu quá lớn.'),
	'unsupported-media-type': p(415, 'Send JSON', 'Yêu cầu phải là JSON.'),
	'too-many-requests': p(429, 'Too many requests', 'Quá nhiều yêu cầu. Xin chờ một lát.'),
	'store-unavailable': p(503, 'The record cannot be written', 'Máy chủ chưa ghi được. Chưa có gì thay đổi; xin thử lại.'),
	'shutting-down': p(503, 'The server is stopping', 'Máy chủ đang khởi động lại. Xin thử lại sau ít giây.'),
	'internal-error': p(500, 'Internal error', 'Có lỗi trong máy chủ. Đã ghi lại để sửa.'),
} as const satisfies Record<string, Entry>

interface Entry {
	status: number
	title: string
	vi: string
}
function p<S extends number>(status: S, title: string, vi: string) {
	return { status, title, vi }
}
