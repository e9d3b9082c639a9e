import type { Text } from '../../contract/ids.ts'

/** Everyday words and what official papers call the same thing. Words are matched folded, whole. */
export const TERMS: readonly { said: readonly string[]; official: string; en: string }[] = [
	{ said: ['Sổ đỏ', 'Sổ hồng'], official: 'Giấy chứng nhận quyền sử dụng đất', en: 'Land use right certificate' },
	{
		said: ['CMND', 'CCCD', 'Chứng minh thư', 'Chứng minh nhân dân', 'Căn cước công dân', 'ID card'],
		official: 'Thẻ căn cước',
		en: 'Identity card',
	},
	{ said: ['Hộ khẩu', 'Sổ hộ khẩu', 'KT1'], official: 'Đăng ký thường trú', en: 'Permanent residence' },
	{ said: ['KT3', 'Sổ tạm trú'], official: 'Đăng ký tạm trú', en: 'Temporary residence' },
	{ said: ['Sao y', 'Sao y bản chính', 'Công chứng bản sao', 'Photo công chứng'], official: 'Chứng thực bản sao', en: 'Certified copy' },
	{ said: ['Giấy độc thân', 'Xác nhận độc thân'], official: 'Xác nhận tình trạng hôn nhân', en: 'Marital status certificate' },
	{ said: ['Giấy chứng tử', 'Báo tử'], official: 'Đăng ký khai tử', en: 'Death registration' },
	{ said: ['Bằng lái', 'Bằng lái xe', 'GPLX'], official: 'Giấy phép lái xe', en: 'Driving licence' },
	{ said: ['Cà vẹt xe', 'Biển số', 'Biển số xe'], official: 'Đăng ký xe', en: 'Vehicle registration' },
	{ said: ['Mã số thuế', 'MST'], official: 'Đăng ký thuế', en: 'Tax registration' },
	{ said: ['Giấy phép kinh doanh'], official: 'Đăng ký hộ kinh doanh', en: 'Household business registration' },
	{ said: ['Rút bảo hiểm', 'Rút BHXH'], official: 'Hưởng bảo hiểm xã hội một lần', en: 'Lump-sum social insurance' },
]

/** A procedure's name as people say it, for the few words of a first page: `Cấp đổi sổ đỏ`. */
export const everyday = ({ vi, en }: Text): Text => ({
	vi: vi.replace(/Giấy\s+chứng\s+nhận\s+quyền\s+sử\s+dụng\s+đất/, 'sổ đỏ').replace(/Đăng\s+ký\s+thành\s+lập\s+hộ/, 'Lập hộ'),
	en: en.replace('land use right certificate', 'land title'),
})
