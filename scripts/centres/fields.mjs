/**
 * The fields (lĩnh vực) of the published catalogue: Vietnamese name, id, English name, and the need under which a
 * visitor finds it. A name the catalogue spells differently is listed under `spelled`.
 */
const BY_NEED = {
	family: [
		['Hộ tịch', 'ho-tich', 'Civil status'],
		['Chứng thực', 'chung-thuc', 'Certification'],
		['Nuôi con nuôi', 'nuoi-con-nuoi', 'Adoption'],
	],
	identity: [
		['Đăng ký, quản lý cư trú', 'cu-tru', 'Residence'],
		['Cấp, quản lý căn cước', 'can-cuoc', 'Identity card'],
		['Quản lý xuất nhập cảnh', 'xuat-nhap-canh', 'Passports and immigration'],
		['Lý lịch tư pháp', 'ly-lich-tu-phap', 'Criminal record'],
		['Sát hạch, cấp giấy phép lái xe', 'giay-phep-lai-xe', 'Driving licence'],
		['Đăng ký, quản lý phương tiện giao thông cơ giới, xe máy chuyên dùng', 'dang-ky-xe', 'Vehicle registration'],
	],
	home: [
		['Đất đai', 'dat-dai', 'Land'],
		['Hoạt động xây dựng', 'xay-dung', 'Building'],
		['Nhà ở và công sở', 'nha-o', 'Housing and public offices'],
		['Đăng ký biện pháp bảo đảm', 'bien-phap-bao-dam', 'Registration of security'],
		['Quy hoạch đô thị và nông thôn', 'quy-hoach', 'Urban and rural planning'],
		['Kiến trúc', 'kien-truc', 'Architecture'],
		['Kinh doanh bất động sản', 'bat-dong-san', 'Real estate business'],
		['Hạ tầng kỹ thuật', 'ha-tang-ky-thuat', 'Technical infrastructure'],
	],
	business: [
		['Thành lập và hoạt động doanh nghiệp (hộ kinh doanh)', 'ho-kinh-doanh', 'Household business'],
		['Thành lập và hoạt động của doanh nghiệp', 'doanh-nghiep', 'Companies'],
		['Thành lập và hoạt động của tổ hợp tác, hợp tác xã, liên hiệp hợp tác xã', 'hop-tac-xa', 'Cooperatives'],
		['Thuế', 'thue', 'Tax'],
		['Đầu tư tại Việt Nam', 'dau-tu', 'Investment in Vietnam'],
		['Quản lý nhà nước về khu công nghiệp, khu kinh tế', 'khu-cong-nghiep', 'Industrial and economic zones'],
		['Lưu thông hàng hóa', 'luu-thong-hang-hoa', 'Circulation of goods'],
		['Xúc tiến thương mại', 'xuc-tien-thuong-mai', 'Trade promotion'],
		['Đường bộ', 'duong-bo', 'Road transport'],
	],
	work: [
		['Thực hiện chính sách BHXH', 'bao-hiem-xa-hoi', 'Social insurance'],
		['Việc làm', 'viec-lam', 'Employment'],
		['Người có công', 'nguoi-co-cong', 'People of merit'],
		['Bảo trợ xã hội', 'bao-tro-xa-hoi', 'Social assistance'],
		['Giảm nghèo', 'giam-ngheo', 'Poverty reduction'],
	],
	farming: [
		['Môi trường', 'moi-truong', 'Environment'],
		['Tài nguyên nước', 'tai-nguyen-nuoc', 'Water resources'],
		['Thú y', 'thu-y', 'Veterinary'],
		['Trồng trọt và Bảo vệ thực vật', 'trong-trot', 'Crops and plant protection'],
		['Chăn nuôi', 'chan-nuoi', 'Livestock'],
		['Thủy sản', 'thuy-san', 'Fisheries'],
		['Quản lý chất lượng nông lâm sản và thủy sản', 'chat-luong-nong-lam-san', 'Quality of farm, forest and fishery products'],
	],
	health: [
		['Khám bệnh, chữa bệnh', 'kham-chua-benh', 'Medical practice'],
		['Dược', 'duoc', 'Pharmacy'],
		['An toàn thực phẩm', 'an-toan-thuc-pham', 'Food safety'],
		['Giáo dục mầm non', 'giao-duc-mam-non', 'Preschool education'],
		['Giáo dục phổ thông', 'giao-duc-pho-thong', 'School education'],
		['Văn bằng, chứng chỉ', 'van-bang', 'Diplomas and certificates'],
		['Lữ hành', 'lu-hanh', 'Travel and tourism'],
		['Nghệ thuật biểu diễn', 'nghe-thuat-bieu-dien', 'Performing arts'],
		['Tín ngưỡng, lễ hội', 'le-hoi', 'Beliefs and festivals'],
	],
	other: [
		['Cấp điện', 'cap-dien', 'Electricity supply'],
		['Nghĩa vụ quân sự', 'nghia-vu-quan-su', 'Military service'],
		['Luật sư', 'luat-su', 'Lawyers'],
		['Công chứng', 'cong-chung', 'Notaries'],
		['Phòng cháy, chữa cháy', 'phong-chay', 'Fire safety'],
		['Khiếu nại, tố cáo', 'khieu-nai-to-cao', 'Complaints and denunciations'],
		['Tổ chức phi chính phủ (hội, quỹ)', 'hoi-quy', 'Associations and funds'],
		['Thi đua – Khen thưởng', 'khen-thuong', 'Emulation and awards'],
		['Tôn giáo', 'ton-giao', 'Religion'],
		['Dân tộc', 'dan-toc', 'Ethnic affairs'],
		['Lãnh sự – lễ tân', 'lanh-su', 'Consular affairs and protocol'],
		['Hợp pháp hóa lãnh sự', 'hop-phap-hoa-lanh-su', 'Consular legalisation'],
		['Tiêu chuẩn đo lường chất lượng', 'tieu-chuan-do-luong', 'Standards, measurement, quality'],
		['An toàn bức xạ', 'an-toan-buc-xa', 'Radiation safety'],
	],
}

const SPELLED = { 'Đầu tư tại Việt nam': 'dau-tu' }

/** Every field in the order of the kiosk: `{id, name, group}`. */
export const FIELDS = Object.entries(BY_NEED).flatMap(([group, rows]) => rows.map(([vi, id, en]) => ({ id, name: { vi, en }, group })))

const idByName = new Map([...FIELDS.map((f) => [f.name.vi, f.id]), ...Object.entries(SPELLED)])

/** The id of a field named as the catalogue names it; an unknown name stops the run, nothing is guessed. */
export function fieldId(name) {
	const id = idByName.get(name)
	if (!id) throw new Error(`the catalogue names a field without an entry in scripts/centres/fields.mjs: ${name}`)
	return id
}
