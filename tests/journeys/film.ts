import type { Page } from '@playwright/test'

/** A film with sound, made in the browser: a grey picture that changes, and a low tone. @returns WebM, base64 */
export const makeFilm = (page: Page, ms: number): Promise<string> =>
	page.evaluate(async (lengthMs) => {
		const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 90 })
		const brush = canvas.getContext('2d')
		const drawing = setInterval(() => {
			if (brush) brush.fillStyle = `hsl(0 0% ${20 + (Math.floor(performance.now() / 50) % 50)}%)`
			brush?.fillRect(0, 0, 160, 90)
		}, 50)
		const context = new AudioContext()
		const sound = new MediaStreamAudioDestinationNode(context)
		const tone = new OscillatorNode(context, { frequency: 220 })
		tone.connect(sound)
		tone.start()
		const stream = new MediaStream([...canvas.captureStream(20).getTracks(), ...sound.stream.getTracks()])
		const recorder = new MediaRecorder(stream, { mimeType: 'video/webm', videoBitsPerSecond: 100_000 })
		const parts: Blob[] = []
		recorder.ondataavailable = ({ data }) => parts.push(data)
		const over = new Promise((done) => (recorder.onstop = done))
		recorder.start()
		await new Promise((done) => setTimeout(done, lengthMs))
		recorder.stop()
		await over
		clearInterval(drawing)
		await context.close()
		const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
		return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
	}, ms)
