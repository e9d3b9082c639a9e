import type { ByteLink } from '../../hardware/printer/links/link.ts'

/** What comes back over a link, and whether it was lost. */
export function listen(link: ByteLink) {
	const heard = { bytes: [] as number[], lost: undefined as string | undefined }
	link.listen(
		(bytes) => heard.bytes.push(...bytes),
		(cause) => (heard.lost = cause.message),
	)
	return heard
}
/** What an attempt came to, or why not. */
export const told = (attempt: Promise<unknown>) =>
	attempt.then(
		() => 'done',
		(cause: Error) => cause.message,
	)
