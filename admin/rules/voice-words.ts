import type { Voice } from '../../contract/centre.ts'

export const VOICE_WORDS = {
	region: 'Giọng đọc số',
	leadingZeros: 'Số 0 ở đầu',
	english: 'Tiếng Anh',
	repeat: 'Đọc mỗi lần gọi',
	volume: 'Âm lượng',
	volumeHow: 'Để trống là 100%.',
	sayZone: 'Đọc cả chữ của khu sau số quầy',
	packs: 'Giọng do Trung tâm thêm',
	packsHow: 'Có dòng nào ở đây thì đọc theo các dòng này, thay cho tiếng Việt và tiếng Anh ở trên.',
	pack: 'Giọng',
	when: 'Khi nào',
	addPack: 'Thêm giọng',
	packRow: (n: number) => `giọng ${n}`,
	quiet: 'Giờ đọc nhỏ',
	quietHow: 'Âm lượng 0 là chỉ hiện số, không đọc.',
	addQuiet: 'Thêm giờ',
	quietRow: (n: number) => `giờ ${n}`,
	from: 'Từ giờ',
	to: 'Đến giờ',
	silent: 'Màn hình chỉ hiện, không đọc',
	places: 'Quầy đọc theo tên thay cho số',
	addPlace: 'Thêm quầy',
	placeRow: (n: number) => `quầy đọc theo tên ${n}`,
	counter: 'Quầy',
	place: 'Đọc là',
	badTimes: 'Mỗi giờ đọc nhỏ cần giờ bắt đầu, giờ kết thúc khác nhau và âm lượng 0–100.',
	badVolume: 'Âm lượng từ 0 đến 100.',
	badRepeat: 'Số lần đọc từ 1 đến 3.',
	twicePlace: 'Một quầy chỉ đọc theo một tên.',
	regionIs: (name: string) => `Đọc số ${name}.`,
	zerosIs: (name: string) => `Số 0 ở đầu: ${name}.`,
	englishIs: (name: string) => `Tiếng Anh: ${name}.`,
	repeatIs: (n: number) => `Mỗi lần gọi đọc ${n} lượt.`,
	volumeIs: (n: number) => `Âm lượng ${n}%.`,
	quietIs: (from: string, to: string, volume: number) => `Từ ${from} đến ${to}: âm lượng ${volume}%.`,
	packsAre: (names: string) => `Đọc bằng giọng: ${names}.`,
	silentAre: (n: number) => `${n} màn hình chỉ hiện, không đọc.`,
	placesAre: (n: number) => `${n} quầy đọc theo tên.`,
	zoneIs: 'Đọc cả chữ của khu.',
	unreviewed: 'chưa có người bản ngữ nghe duyệt',
} as const
export const REGION_WORDS: Record<Voice['region'], string> = {
	bac: 'theo miền Bắc (hai mươi tư, linh)',
	nam: 'theo miền Nam (hai mươi bốn, lẻ)',
}
export const ZEROS_WORDS: Record<Voice['leadingZeros'], string> = {
	digits: 'đọc từng chữ số (không một hai)',
	grouped: 'đọc gộp (không mười hai)',
}
export const ENGLISH_WORDS: Record<Voice['english'], string> = {
	never: 'không đọc',
	'when-asked': 'cho người chọn tiếng Anh',
	always: 'luôn đọc sau tiếng Việt',
}
export const WHEN_WORDS = { always: 'luôn đọc', 'when-asked': 'cho người chọn tiếng đó' } as const
/** Named desks that every shipped voice can say. */
export const PLACE_WORDS: Readonly<Record<string, string>> = {
	guidance: 'bàn hướng dẫn',
	reception: 'quầy tiếp nhận',
	fees: 'quầy thu phí',
	results: 'quầy trả kết quả',
}
export const SHIPPED_PACKS: Readonly<Record<string, string>> = { vi: 'Tiếng Việt có sẵn', en: 'Tiếng Anh có sẵn' }
