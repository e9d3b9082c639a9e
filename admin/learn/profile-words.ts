import type { InputKind } from '../../contract/devices.ts'

export interface ProfileWords {
	kind: InputKind
	name: string
	/** What its keys mean, or how it reads. */
	keys: string
}

/** The profiles that ship, for the person who chooses one. */
export const PROFILE_WORDS: Readonly<Record<string, ProfileWords>> = {
	'pad-digits': { kind: 'rating-pad', name: 'Nút đánh giá gửi phím số', keys: 'Phím 1 đến 5 là mức 1 đến 5.' },
	'pad-function-keys': { kind: 'rating-pad', name: 'Nút đánh giá gửi phím F', keys: 'Phím F1 đến F5, hoặc F13 đến F17, là mức 1 đến 5.' },
	'pad-report-number': { kind: 'rating-pad', name: 'Nút đánh giá gửi số của nút', keys: 'Nút 1 đến 5 là mức 1 đến 5.' },
	'pad-report-bits': { kind: 'rating-pad', name: 'Nút đánh giá, mỗi nút một bit', keys: 'Nút 1 đến 5 là mức 1 đến 5.' },
	'keypad-numeric': {
		kind: 'keypad',
		name: 'Bàn phím số rời',
		keys: 'Enter: nút chính · dấu +: gọi tiếp · dấu /: bắt đầu phục vụ · dấu *: gọi lại · dấu −: vắng mặt · dấu chấm: hoàn thành.',
	},
	'scanner-zebra-keyboard': { kind: 'scanner', name: 'Zebra, Symbol, chế độ bàn phím', keys: 'Gõ mã vừa đọc rồi Enter.' },
	'scanner-keyboard': {
		kind: 'scanner',
		name: 'Máy quét chế độ bàn phím',
		keys: 'Gõ mã vừa đọc rồi Enter. Chữ tiếng Việt trong mã bị mất.',
	},
	'scanner-newland-pos': { kind: 'scanner', name: 'Newland FM430, chế độ POS', keys: 'Đọc đủ mọi chữ trong mã.' },
	'scanner-pos': { kind: 'scanner', name: 'Máy quét chế độ POS', keys: 'Đọc đủ mọi chữ trong mã.' },
}

export interface Choice extends ProfileWords {
	id: string
	/** Whether the device is known to be of this kind. */
	fits: boolean
}

/** Profiles for a use; the one that fits the device comes first. */
export function profilesFor(kind: InputKind, fitting: string | undefined): Choice[] {
	return Object.entries(PROFILE_WORDS)
		.filter(([, words]) => words.kind === kind)
		.map(([id, words]) => ({ id, ...words, fits: id === fitting }))
		.sort((a, b) => Number(b.fits) - Number(a.fits))
}
