import type { Scan } from './devices.ts'

/** A longer text is no code of ours, and is not looked into. Characters. */
const LONGEST = 4096
const UNKNOWN: Scan = { kind: 'unknown' }

/** As in RFC 9562: versions 1 to 8. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const DOSSIER = /^[A-Z0-9.]{1,40}-\d{6}-\d{4,6}$/
/** A procedure's national code, also with the tail that names the agency: `1.001193`, `2.000488.000.00.00.H40`. */
const NATIONAL = /^\d\.\d{6}(?:\.[A-Z0-9]{1,4}){0,6}$/
/** Any name of a procedure, where the code itself says that it is one. */
const PROCEDURE = /^(?=[^0-9]{0,63}[0-9])[A-Za-z0-9._-]{1,64}$/
const APPOINTMENT = /^[A-Z0-9]{4,12}$/i
const ADDRESS = /^https?:\/\/[^/?#\s]+\/([^?#\s]*)(?:\?([^#\s]*))?(?:#\S*)?$/i
/** Place of the birth's record, century and gender, year; the rest is random. */
const CARD_NUMBER = /^(\d{3})(\d)(\d{2})\d{6}$/
const EIGHT_DIGITS = /^(\d{2})(\d{2})(\d{4})$/

/** The 63 provinces that numbers were given by; greater codes are countries, for a birth recorded abroad. */
const PROVINCES =
	'001 002 004 006 008 010 011 012 014 015 017 019 020 022 024 025 026 027 030 031 033 034 035 036 037 038 040 042 044 045 046 048 049 ' +
	'051 052 054 056 058 060 062 064 066 067 068 070 072 074 075 077 079 080 082 083 084 086 087 089 091 092 093 094 095 096'
const PLACES = new Set(PROVINCES.split(' '))
const FIRST_COUNTRY = '101'

/**
 * What a scanned code means. Takes any text and never throws; the work grows with the length of the text alone.
 *
 * @param text what the scanner read, with whatever it ends its codes with
 * @param at   the centre's local day, `YYYY-MM-DD`: the day of which an age is told
 * @returns    of a citizen's card nothing but an age band, and of a card that contradicts itself nothing at all
 */
export function readScan(text: string, at: { day: string }): Scan {
	if (text.length > LONGEST) return UNKNOWN
	const code = text.trim()
	return readTicket(code) ?? readDossier(code) ?? readCard(code, at.day) ?? readNamed(code) ?? readAddress(code) ?? UNKNOWN
}

/** Digits above nine may come in capitals from a keyboard whose capitals are locked; they are the same id. */
const readTicket = (code: string): Scan | undefined => (UUID.test(code) ? { kind: 'ticket', visitId: code.toLowerCase() } : undefined)

const readDossier = (code: string): Scan | undefined => (DOSSIER.test(code) ? { kind: 'dossier', code } : undefined)

const readProcedure = (id: string): Scan | undefined => (PROCEDURE.test(id) ? { kind: 'procedure', procedureId: id } : undefined)

const readAppointment = (code: string): Scan | undefined =>
	APPOINTMENT.test(code) ? { kind: 'appointment', code: code.toUpperCase() } : undefined

/** Codes that say themselves what they are: `tthc:…`, `hen:…`, and the national code, which nothing else looks like. */
function readNamed(code: string): Scan | undefined {
	if (NATIONAL.test(code)) return { kind: 'procedure', procedureId: code }
	if (/^tthc:/i.test(code)) return readProcedure(code.slice('tthc:'.length))
	if (/^hen:/i.test(code)) return readAppointment(code.slice('hen:'.length))
	return undefined
}

/** Our own addresses, whatever host they were printed with: a centre may have moved. And the national portal's. */
function readAddress(code: string): Scan | undefined {
	const [, path = '', query = ''] = ADDRESS.exec(code) ?? []
	const steps = path.split('/').filter(Boolean)
	const name = steps.pop() ?? ''
	const kind = steps.pop()?.toLowerCase()
	if (kind === 't') return readTicket(name)
	if (kind === 'a') return readAppointment(name)
	const asked = query.split('&').find((part) => part.startsWith('ma_thu_tuc='))
	if (asked) return readNamed(asked.slice('ma_thu_tuc='.length))
	return kind === 'p' ? readProcedure(name) : undefined
}

/**
 * A citizen's card: `number|old number|name|ddMMyyyy|gender|address|ddMMyyyy`, and on newer cards more, which is
 * dropped. Only digits are believed: scanners that type lose Vietnamese letters.
 *
 * @source NĐ 137/2015 Đ.13: what the twelve digits are made of
 */
function readCard(code: string, day: string): Scan | undefined {
	const fields = code.split('|', 7)
	const [number = '', , , born = '', , , issued = ''] = fields
	const [, place = '', century = '', year = ''] = CARD_NUMBER.exec(number) ?? []
	if (!PLACES.has(place) && place < FIRST_COUNTRY) return undefined
	if (fields.length < 7 || !firstDayOf(issued) || issued.startsWith('00')) return undefined
	if (!EIGHT_DIGITS.test(born) || born === '00000000') return { kind: 'card', ageFrom: null }
	const bornOn = firstDayOf(born)
	if (!bornOn || Number(bornOn.slice(0, 4)) !== 1900 + 100 * Math.floor(Number(century) / 2) + Number(year)) return undefined
	const age = ageAt(bornOn, day)
	if (age < 0) return undefined
	return { kind: 'card', ageFrom: age <= 130 ? age - (age % 5) : null }
}

/** `ddMMyyyy` as `yyyy-MM-dd`. Of a partial date (`00` for what is unknown) the first day it may be: nobody is made younger for want of a record. */
function firstDayOf(date: string): string | undefined {
	const [, day = '', month = '', year = ''] = EIGHT_DIGITS.exec(date) ?? []
	if (year < '1900' || (month === '00' && day !== '00')) return undefined
	const iso = `${year}-${month === '00' ? '01' : month}-${day === '00' ? '01' : day}`
	const real = new Date(`${iso}T00:00:00Z`)
	return Number.isNaN(real.getTime()) || real.toISOString().slice(0, 10) !== iso ? undefined : iso
}

/** Whole years between two days, `YYYY-MM-DD`; below zero when the first is later. */
const ageAt = (bornOn: string, day: string): number =>
	Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)
