import { yearsToConfirm } from '../../contract/holidays.ts'
import { localDay } from '../../contract/local-time.ts'
import type { Alert, Seen } from './seen.ts'

/** Days off that must be settled, from November on for the year to come. The demo is open every day and asks for nothing. */
export function calendarAlerts({ centre, now }: Pick<Seen, 'centre' | 'now'>): Alert[] {
	if (centre.demo) return []
	return yearsToConfirm(centre.hours, localDay(now)).map((year) => ({
		key: `calendar-${year}`,
		kind: 'calendar',
		title: `Lịch nghỉ năm ${year} chưa chốt`,
		detail: 'Ngày trả kết quả rơi vào năm này chưa báo được cho người dân.',
		action: 'Nhờ quản trị chốt ở phần Lịch làm việc.',
	}))
}
