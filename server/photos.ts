import { createCanvas, loadImage } from '@napi-rs/canvas'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pictureSize } from './picture-size.ts'
import type { Photos } from './ports/people.ts'

const [WIDTH, HEIGHT] = [400, 500]
/** What a good telephone takes; more would be unpacked into hundreds of megabytes. */
const PIXELS_AT_MOST = 30_000_000

/** Photos of officers, each drawn anew so that nothing of where and when it was taken stays in it. */
export function createPhotos(folder: string): Photos {
	const pathOf = (photo: string) => join(folder, `${photo}.jpg`)
	return {
		keep: async (username, bytes) => {
			const jpeg = await drawAnew(bytes)
			if (!jpeg) return undefined
			// Another picture has another name: a browser may keep each for ever, and a draft shows its own.
			const photo = `${username}-${createHash('sha256').update(jpeg).digest('hex').slice(0, 16)}`
			await mkdir(folder, { recursive: true })
			await writeFile(`${pathOf(photo)}.new`, jpeg)
			await rename(`${pathOf(photo)}.new`, pathOf(photo))
			return photo
		},
		read: async (photo) => {
			try {
				return await readFile(pathOf(photo))
			} catch {
				return undefined
			}
		},
		remove: (photo) => rm(pathOf(photo), { force: true }),
	}
}

/** Its middle, 400 × 500. `undefined`: no picture that can be read. */
async function drawAnew(bytes: Buffer): Promise<Buffer | undefined> {
	const size = pictureSize(bytes)
	if (!size || size.width * size.height === 0 || size.width * size.height > PIXELS_AT_MOST) return undefined
	try {
		const image = await loadImage(bytes)
		const canvas = createCanvas(WIDTH, HEIGHT)
		const scale = Math.max(WIDTH / image.width, HEIGHT / image.height)
		const [width, height] = [image.width * scale, image.height * scale]
		const pen = canvas.getContext('2d')
		pen.fillStyle = 'white'
		pen.fillRect(0, 0, WIDTH, HEIGHT)
		pen.drawImage(image, (WIDTH - width) / 2, (HEIGHT - height) / 2, width, height)
		return await canvas.encode('jpeg', 85)
	} catch {
		return undefined
	}
}
