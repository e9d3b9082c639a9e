export const FORM_WORDS = {
	vietnamese: 'tiếng Việt',
	english: 'tiếng Anh, để trống thì dùng tiếng Việt',
	save: 'Ghi vào bản nháp',
	saving: 'Đang ghi…',
	cancel: 'Đóng',
	toMend: 'Cần sửa trước khi ghi:',
	leave: 'Bỏ những gì vừa sửa?',
	leaveText: 'Phần vừa sửa trong khung này chưa ghi vào bản nháp.',
	leaveYes: 'Bỏ',
	removeYes: 'Xóa',
	looking: 'Đang xem nơi nào đang dùng…',
	up: (name: string) => `Đưa ${name} lên`,
	down: (name: string) => `Đưa ${name} xuống`,
	remove: (name: string) => `Bỏ ${name}`,
	moved: (n: number, of: number) => `Nay ở vị trí ${n} trên ${of}.`,
	optional: 'không bắt buộc',
	nothingFound: 'Không tìm thấy.',
} as const

/** Lengths of time, as people count them. */
export const UNIT_WORDS = { second: 'giây', minute: 'phút' } as const
