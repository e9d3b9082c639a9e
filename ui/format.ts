import type { Wait } from '../contract/views.ts'

const TIME_ZONE = 'Asia/Ho_Chi_Minh'
const clock = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const date = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, day: '2-digit', month: '2-digit', year: 'numeric' })
const weekdayVi = new Intl.DateTimeFormat('vi-VN', { timeZone: TIME_ZONE, weekday: 'long' })
const weekdayEn = new Intl.DateTimeFormat('en-GB', { timeZone: TIME_ZONE, weekday: 'long' })
const MINUTE_MS = 60_000
const STEP_MIN = 5

/** `09:12`, in the centre's time. */
export const formatClock = (at: number): string => clock.format(at)
/** `23/11/2026`. */
export const formatDate = (at: number): string => date.format(at)
/** `Thứ Hai` or `Monday`. */
export const formatWeekday = (at: number, language: 'vi' | 'en' = 'vi'): string => {
	const day = (language === 'vi' ? weekdayVi : weekdayEn).format(at)
	return day.replace(/(^|\s)\p{L}/gu, (letter) => letter.toUpperCase())
}
const count = new Intl.NumberFormat('vi-VN')
/** `1.249`. */
export const formatCount = (n: number): string => count.format(n)
/** `96,40%`, two decimals as the law's figures have. */
export const formatPercent = (percent: number): string => `${percent.toFixed(2).replace('.', ',')}%`
/** `04:36`, or `1:04:36` from an hour on. */
export function formatDuration(ms: number): string {
	const s = Math.max(0, Math.floor(ms / 1000))
	const mm = String(Math.floor(s / 60) % 60).padStart(2, '0')
	const ss = String(s % 60).padStart(2, '0')
	return s >= 3600 ? `${Math.floor(s / 3600)}:${mm}:${ss}` : `${mm}:${ss}`
}
/** Whole minutes, rounded down, for "waited 14 minutes". */
export const minutesOf = (ms: number): number => Math.max(0, Math.floor(ms / MINUTE_MS))

/** P50 down and P90 up to five minutes: `{ from: 10, to: 20 }`. `undefined` when it cannot be known. */
export function waitRange(wait: Wait): { from: number; to: number } | undefined {
	if (!wait) return undefined
	const from = Math.floor(wait.p50 / MINUTE_MS / STEP_MIN) * STEP_MIN
	const to = Math.ceil(wait.p90 / MINUTE_MS / STEP_MIN) * STEP_MIN
	return { from, to: Math.max(to, from + STEP_MIN) }
}
/** `10–20`, or `undefined`. */
export function formatWait(wait: Wait): string | undefined {
	const range = waitRange(wait)
	return range && `${range.from}–${range.to}`
}
