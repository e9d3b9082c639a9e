/** A clock that is not the page's: it ticks as long as the browser lives. */
onmessage = ({ data }: MessageEvent<number>) => {
	setInterval(() => postMessage(0), data)
}
