/**
 * Writes contract/lunar.ts: first day of the Vietnamese lunar year and the tenth of its third month, from the new moons and
 * the Sun's longitude after J. Meeus, Astronomical Algorithms, 2nd ed., ch. 25 and 49, by the clock of Hà Nội (UTC+7).
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'

const FIRST = 2025
const LAST = 2060
const DEGREE = Math.PI / 180
const DAY_MS = 86_400_000
/** Julian day of 1970-01-01 00:00 UTC. */
const EPOCH = 2440587.5
const HANOI = 7 / 24
const MONTH_DAYS = 29.530588861

/** Sine terms of a new moon: days, power of E, and multiples of M, M' and F. The one of the node stands apart. */
const MOON = [
	[-0.4072, 0, 0, 1, 0],
	[0.17241, 1, 1, 0, 0],
	[0.01608, 0, 0, 2, 0],
	[0.01039, 0, 0, 0, 2],
	[0.00739, 1, -1, 1, 0],
	[-0.00514, 1, 1, 1, 0],
	[0.00208, 2, 2, 0, 0],
	[-0.00111, 0, 0, 1, -2],
	[-0.00057, 0, 0, 1, 2],
	[0.00056, 1, 1, 2, 0],
	[-0.00042, 0, 0, 3, 0],
	[0.00042, 1, 1, 0, 2],
	[0.00038, 1, 1, 0, -2],
	[-0.00024, 1, -1, 2, 0],
	[-0.00007, 0, 2, 1, 0],
	[0.00004, 0, 0, 2, -2],
	[0.00004, 0, 3, 0, 0],
	[0.00003, 0, 1, 1, -2],
	[0.00003, 0, 0, 2, 2],
	[-0.00003, 0, 1, 1, 2],
	[0.00003, 0, -1, 1, 2],
	[-0.00002, 0, -1, 1, -2],
	[-0.00002, 0, 1, 3, 0],
	[0.00002, 0, 0, 4, 0],
]
/** Pull of the planets: angle in degrees, degrees a month, millionths of a day. */
const PLANETS = [
	[299.77, 0.107408, 325],
	[251.88, 0.016321, 165],
	[251.83, 26.651886, 164],
	[349.42, 36.412478, 126],
	[84.66, 18.206239, 110],
	[141.74, 53.303771, 62],
	[207.14, 2.453732, 60],
	[154.84, 7.30686, 56],
	[34.52, 27.261239, 47],
	[207.19, 0.121824, 42],
	[291.34, 1.844379, 40],
	[161.72, 24.198154, 37],
	[239.56, 25.513099, 35],
	[331.55, 3.592518, 23],
]

const sin = (degrees) => Math.sin(degrees * DEGREE)

/** Dynamical time less universal time, days; Espenak and Meeus, for 2005 to 2150. */
function clockError(year) {
	const t = year - 2000
	const seconds = year < 2050 ? 62.92 + 0.32217 * t + 0.005589 * t * t : -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
	return seconds / 86_400
}

/** Julian day (UT) of a new moon, counted from that of 2000-01-06. */
export function newMoon(k) {
	const T = k / 1236.85
	const E = 1 - 0.002516 * T - 0.0000074 * T * T
	const sun = 2.5534 + 29.1053567 * k - 0.0000014 * T * T
	const moon = 201.5643 + 385.81693528 * k + 0.0107582 * T * T
	const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * T * T
	let day = 2451550.09766 + MONTH_DAYS * k + 0.00015437 * T * T - 0.00000015 * T ** 3
	for (const [days, e, m, mm, f] of MOON) day += days * E ** e * sin(m * sun + mm * moon + f * latitude)
	day -= 0.00017 * sin(124.7746 - 1.56375588 * k + 0.0020672 * T * T)
	for (const [i, [angle, speed, millionths]] of PLANETS.entries())
		day += millionths * 1e-6 * sin(angle + speed * k - (i === 0 ? 0.009173 * T * T : 0))
	return day - clockError(2000 + k / 12.3685)
}

/** The Sun's apparent longitude, 0 … 360 degrees, at a Julian day (UT). */
export function sunLongitude(julian) {
	const T = (julian + clockError(2000 + (julian - 2451545) / 365.25) - 2451545) / 36525
	const mean = 280.46646 + 36000.76983 * T + 0.0003032 * T * T
	const anomaly = 357.52911 + 35999.05029 * T - 0.0001537 * T * T
	const centre =
		(1.914602 - 0.004817 * T - 0.000014 * T * T) * sin(anomaly) + (0.019993 - 0.000101 * T) * sin(2 * anomaly) + 0.000289 * sin(3 * anomaly)
	const longitude = mean + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * T)
	return ((longitude % 360) + 360) % 360
}

/** Days since 1970-01-01 in Hà Nội. */
const dayOfMoon = (k) => Math.floor(newMoon(k) - EPOCH + HANOI)
/** Which twelfth of its way the Sun is in as a day begins. */
const twelfthAt = (day) => Math.floor(sunLongitude(day + EPOCH - HANOI) / 30)
const dayOf = (year, month, date) => Date.UTC(year, month - 1, date) / DAY_MS

/** The new moon that begins month 11: the one in which the winter solstice falls. */
function eleventh(year) {
	let solstice = dayOf(year, 12, 18)
	while (twelfthAt(solstice + 1) < 9) solstice++
	let k = Math.round((solstice + EPOCH - newMoon(0)) / MONTH_DAYS) + 1
	while (dayOfMoon(k) > solstice) k--
	return k
}

/** Of months 1 and 3 of a lunar year: days since 1970 on which they begin. A year of thirteen moons repeats the first month in which the Sun enters no new twelfth. */
export function monthsOf(year) {
	const first = eleventh(year - 1)
	const count = eleventh(year) - first
	const moons = Array.from({ length: count }, (_, i) => first + i)
	const leap = count === 13 ? moons.findIndex((k, i) => i > 0 && twelfthAt(dayOfMoon(k)) === twelfthAt(dayOfMoon(k + 1))) : -1
	const regular = moons.filter((_, i) => i !== leap)
	return { first: dayOfMoon(regular[2]), third: dayOfMoon(regular[4]) }
}

const isoOf = (day) => new Date(day * DAY_MS).toISOString().slice(0, 10)

/** `[Tết, Giỗ Tổ]` of a year, `YYYY-MM-DD`. */
export function lunarDays(year) {
	const { first, third } = monthsOf(year)
	return [isoOf(first), isoOf(third + 9)]
}

const HEAD = `/**
 * Days of the Vietnamese lunar calendar (UTC+7) that are holidays, by year: the first of the first month (Tết) and the tenth of
 * the third (Giỗ Tổ Hùng Vương), as \`MM-DD\`. Made by \`node scripts/make-lunar.mjs\`; other calendars have other days (2030).
 */
`

if (resolve(process.argv[1] ?? '') === import.meta.filename) {
	const rows = Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i).map((year) => {
		const [tet, gioTo] = lunarDays(year).map((day) => day.slice(5))
		return `\t${year}: ['${tet}', '${gioTo}'],\n`
	})
	const type = 'Readonly<Partial<Record<number, readonly [tet: string, gioTo: string]>>>'
	writeFileSync(new URL('../contract/lunar.ts', import.meta.url), `${HEAD}export const LUNAR_DAYS: ${type} = {\n${rows.join('')}}\n`)
}
