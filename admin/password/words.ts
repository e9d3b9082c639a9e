export const PASSWORD_WORDS = {
	choose: 'Đặt mật khẩu của riêng ông/bà',
	why: 'Mật khẩu vừa nhập chỉ dùng một lần. Đặt mật khẩu mới rồi làm việc tiếp.',
	change: 'Đổi mật khẩu',
	changed: 'Đã đổi mật khẩu. Các phiên ở máy khác đã kết thúc.',
	everywhere: 'Đăng xuất mọi nơi',
	everywhereTitle: 'Đăng xuất ở mọi máy?',
	everywhereText: 'Mọi phiên của tài khoản này kết thúc, kể cả phiên đang dùng ở đây.',
	mine: 'Mật khẩu của tôi',
} as const
