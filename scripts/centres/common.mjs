/** What every centre made here starts with: scale, reasons, hours, voice. A centre's administrator changes them. */

const text = (vi, en) => ({ vi, en })
const choice = (id, vi, en) => ({ id, name: text(vi, en) })

/** Public holidays of 2026. Those after are decided by the state each year and entered then. */
const HOLIDAYS = [
	['2026-01-01', 'Tết Dương lịch', 'New Year'],
	['2026-02-16', 'Tết Nguyên đán (29 Chạp)', 'Lunar New Year (eve)'],
	['2026-02-17', 'Tết Nguyên đán (mùng 1)', 'Lunar New Year (day 1)'],
	['2026-02-18', 'Tết Nguyên đán (mùng 2)', 'Lunar New Year (day 2)'],
	['2026-02-19', 'Tết Nguyên đán (mùng 3)', 'Lunar New Year (day 3)'],
	['2026-02-20', 'Tết Nguyên đán (mùng 4)', 'Lunar New Year (day 4)'],
	['2026-04-27', 'Nghỉ bù Giỗ Tổ Hùng Vương', "Hung Kings' Day (in lieu)"],
	['2026-04-30', 'Ngày Chiến thắng', 'Victory Day'],
	['2026-05-01', 'Quốc tế Lao động', 'Labour Day'],
	['2026-09-01', 'Quốc khánh (liền kề)', 'National Day (adjacent)'],
	['2026-09-02', 'Quốc khánh', 'National Day'],
	['2026-11-24', 'Ngày Văn hóa Việt Nam', 'Vietnam Culture Day'],
].map(([day, vi, en]) => ({ day, reason: text(vi, en) }))

const OFFICE = [
	{ days: [1, 2, 3, 4, 5], open: '07:00', close: '11:30' },
	{ days: [1, 2, 3, 4, 5], open: '13:30', close: '17:00' },
]

export const HOURS = { weekly: OFFICE, closed: HOLIDAYS, worked: [], confirmedYears: [2026] }

/** Police desks also work on Saturday morning. */
export const POLICE_HOURS = { weekly: [...OFFICE, { days: [6], open: '07:00', close: '11:30' }], closed: HOLIDAYS, worked: [] }

export const RATING = {
	levels: [
		{ level: 4, name: text('Rất hài lòng', 'Very satisfied'), counts: 'positive' },
		{ level: 3, name: text('Hài lòng', 'Satisfied'), counts: 'positive' },
		{ level: 2, name: text('Bình thường', 'Neutral'), counts: 'neutral' },
		{ level: 1, name: text('Không hài lòng', 'Dissatisfied'), counts: 'negative' },
	],
	reasons: [
		choice('attitude', 'Thái độ chưa đúng mực', 'Attitude'),
		choice('unclear-guidance', 'Hướng dẫn chưa rõ', 'Unclear guidance'),
		choice('several-trips', 'Phải đi lại nhiều lần', 'Several trips'),
		choice('long-wait', 'Chờ lâu', 'Long wait'),
		choice('late-result', 'Trễ hẹn trả kết quả', 'Result late'),
		choice('papers-beyond-rules', 'Yêu cầu giấy tờ ngoài quy định', 'Papers beyond the rules'),
		{ ...choice('unofficial-payment', 'Gợi ý thu ngoài quy định', 'Unofficial payment hinted'), confidential: true },
		choice('facilities', 'Chỗ ngồi, thiết bị', 'Seats, equipment'),
		choice('other', 'Việc khác', 'Something else'),
	].map((reason) => ({ confidential: false, ...reason })),
	windowMs: 600_000,
	unansweredMs: 60_000,
}

export const VOICE = { region: 'bac', leadingZeros: 'digits', english: 'when-asked', repeat: 2 }

export const CALLING = { maxCalls: 3, noShowAfterCalls: 2, recallAfterMs: 60_000, yieldLimit: 3, holdMs: 12_000 }

export const CHOICES = {
	pauseReasons: [
		choice('break', 'Nghỉ giải lao', 'Break'),
		choice('meeting', 'Họp', 'Meeting'),
		choice('files', 'Xử lý hồ sơ', 'Working on files'),
		choice('equipment', 'Sự cố thiết bị', 'Equipment fault'),
	],
	holdReasons: [
		choice('copying', 'Đi photo thêm giấy tờ', 'Copying papers'),
		choice('fee', 'Nộp lệ phí', 'Paying the fee'),
		choice('form', 'Khai lại tờ khai', 'Filling in the form again'),
		choice('fetching', 'Lấy thêm giấy tờ', 'Fetching a paper'),
		choice('portrait', 'Chụp ảnh', 'Taking a portrait'),
	],
	outcomes: [
		choice('accepted', 'Tiếp nhận', 'Accepted'),
		choice('needs-more', 'Cần bổ sung', 'Needs more'),
		choice('result-given', 'Trả kết quả', 'Result given'),
		choice('refused', 'Từ chối', 'Refused'),
	],
}

/** Notices that stay true; a centre adds its own dated ones. */
export const NOTICES = [
	text(
		'Mang bản chính để cán bộ đối chiếu, không cần công chứng trước.',
		'Bring originals for checking; no notarised copy needed beforehand.',
	),
	text('Hộ tịch, cư trú: làm tại nhà, nhận tại nhà.', 'Civil status, residence: apply and receive at home.'),
	text('Đến muộn xin báo bàn Hướng dẫn, số vẫn được giữ.', 'If late, tell Guidance; your number is kept.'),
]

/** Numbers 001 … 999 of one sequence, restarting daily. */
export const numbersOf = (sequence) => ({ sequence, first: 1, last: 999, width: 3 })

const TITLES = {
	deputy: text('Phó giám đốc', 'Deputy director'),
	inspector: text('Thanh tra viên', 'Inspector'),
	technician: text('Quản trị hệ thống', 'System administrator'),
	senior: text('Chuyên viên chính', 'Senior officer'),
	officer: text('Chuyên viên', 'Officer'),
	police: text('Cán bộ công an', 'Police officer'),
	clerk: text('Công chức', 'Civil servant'),
	reception: text('Nhân viên hướng dẫn', 'Guidance'),
}

/** Who is in a centre before anybody: the account that sets everything up. */
export const ADMINISTRATOR = { username: 'admin', name: 'Quản trị viên', title: TITLES.technician, role: 'administrator' }

/** Who stands at the reception of the demo. */
export const RECEPTIONIST = { username: 'reception', name: 'Lường Thị Mai', title: TITLES.reception, role: 'receptionist' }

/** Three accounts that lead and watch, then `officer1` … in the order of the counters: `[name, title]`. */
export const peopleOf = ([admin, supervisor, inspector], officers) => [
	{ username: 'admin', name: admin, title: TITLES.technician, role: 'administrator' },
	{ username: 'supervisor', name: supervisor, title: TITLES.deputy, role: 'supervisor' },
	{ username: 'inspector', name: inspector, title: TITLES.inspector, role: 'inspector' },
	...officers.map(([name, title], i) => ({
		username: `officer${i + 1}`,
		name,
		title: TITLES[title],
		role: 'officer',
		counterId: `counter-${i + 1}`,
	})),
]

/** `[zone, services, agency?]` in the order of the desks → `counter-1` … */
export const countersOf = (rows) =>
	rows.map(([zoneId, services, agencyId], i) => ({
		id: `counter-${i + 1}`,
		number: i + 1,
		zoneId,
		services,
		...(agencyId && { agencyId }),
	}))

/** One sign above each counter. */
export const signsOf = (counters) =>
	counters.map((c) => ({ id: `sign-${c.number}`, label: `Bảng quầy ${c.number}`, layout: 'sign', counterId: c.id }))
