import { PNG } from 'pngjs'
import decodeQR from 'qr/decode.js'
import type { Client } from '../support/running.ts'

/** A picture of paper as dots: `true` is black. */
export interface Picture {
	width: number
	height: number
	black: boolean[]
	/** What its QR code says. */
	qr: string
}

/** @param path  of a PNG under `/api` */
export async function readPicture(api: Client, path: string): Promise<Picture> {
	const res = await api.call(path)
	if (!res.ok) throw new Error(`${path}: ${res.status}`)
	const { width, height, data } = PNG.sync.read(Buffer.from(await res.arrayBuffer()))
	const black = Array.from({ length: width * height }, (_, i) => (data[i * 4] ?? 255) < 128)
	return { width, height, black, qr: decodeQR({ width, height, data: new Uint8ClampedArray(data) }) }
}

/** The newest slip of a number on the simulated printers: its job. */
export async function slipOf(api: Client, number: string): Promise<string> {
	const end = Date.now() + 10_000
	while (Date.now() < end) {
		const { body } = await api.getJson<{ printers: { slips: { jobId: string; number: string }[] }[] }>('/bench')
		const slip = body.printers.flatMap((p) => p.slips).find((s) => s.number === number)
		if (slip) return slip.jobId
		await new Promise((done) => setTimeout(done, 100))
	}
	throw new Error(`no slip of ${number} came out`)
}
