/** Julian day (UT) of a new moon, counted from that of 2000-01-06. */
export function newMoon(k: number): number
/** The Sun's apparent longitude, 0 … 360 degrees, at a Julian day (UT). */
export function sunLongitude(julian: number): number
/** `[Tết, Giỗ Tổ]` of a year, `YYYY-MM-DD`. */
export function lunarDays(year: number): [tet: string, gioTo: string]
