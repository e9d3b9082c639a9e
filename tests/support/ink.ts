import { createHash } from 'node:crypto'
import { PNG } from 'pngjs'

/**
 * What a picture shows, however it was written: its width, and from the first row with ink to the last the rows and a
 * fingerprint of the black dots.
 *
 * @param png of one slip of paper
 */
export function inkOf(png: Buffer): { width: number; rows: number; dots: string } {
	const { width, height, data } = PNG.sync.read(png)
	const row = (y: number): string => {
		let dots = ''
		for (let x = 0; x < width; x++) dots += (data[(y * width + x) * 4] ?? 255) < 128 ? '#' : ' '
		return dots
	}
	const rows = Array.from({ length: height }, (_, y) => row(y))
	const inked = rows.map((dots, y) => (dots.includes('#') ? y : -1)).filter((y) => y >= 0)
	const picture = rows.slice(inked[0], (inked.at(-1) ?? -1) + 1)
	return { width, rows: picture.length, dots: createHash('sha256').update(picture.join('\n')).digest('hex') }
}
