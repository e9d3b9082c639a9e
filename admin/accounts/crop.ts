const [WIDTH, HEIGHT] = [400, 500]

/** Which part of a picture: 1 shows as much as fits; `x` and `y` 0 … 1 from the left and the top. */
export interface Crop {
	zoom: number
	x: number
	y: number
}

/** The part of a picture of this size that fills a frame of 4 : 5, px of the picture. */
export function partOf({ width, height }: { width: number; height: number }, { zoom, x, y }: Crop) {
	const scale = Math.max(WIDTH / width, HEIGHT / height) * zoom
	const [w, h] = [WIDTH / scale, HEIGHT / scale]
	return { left: (width - w) * x, top: (height - h) * y, width: w, height: h }
}

/** `undefined`: no picture that this browser can read. A photo taken upright stays upright. */
export async function readPicture(file: Blob): Promise<ImageBitmap | undefined> {
	try {
		return await createImageBitmap(file, { imageOrientation: 'from-image' })
	} catch {
		return undefined
	}
}

/** Drawn into `canvas`, and as a JPEG to send. */
export function cropped(picture: ImageBitmap, crop: Crop, canvas: HTMLCanvasElement): Promise<Blob> {
	const { left, top, width, height } = partOf(picture, crop)
	const pen = canvas.getContext('2d')
	pen?.clearRect(0, 0, WIDTH, HEIGHT)
	pen?.drawImage(picture, left, top, width, height, 0, 0, WIDTH, HEIGHT)
	return new Promise((done, failed) =>
		canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error('nothing was drawn'))), 'image/jpeg', 0.9),
	)
}
