import { authorised, request } from './http.ts'

let tokenOf: () => string | undefined = () => undefined
/** A few dozen officers of 40 KB; a photo's name changes with its content. */
const urls = new Map<string, Promise<string | undefined>>()

/** Photos are for screens that are enrolled: with which token this one asks. People who are signed in need none. */
export const askPhotosWith = (token: () => string | undefined): void => void (tokenOf = token)

/** Where this page has the photo. `undefined` when it could not be had now; it may be asked for again. */
export function photoUrl(photo: string): Promise<string | undefined> {
	let url = urls.get(photo)
	if (!url) {
		url = fetchPhoto(photo)
		urls.set(photo, url)
		void url.then((got) => got === undefined && urls.delete(photo))
	}
	return url
}

/** An image cannot send a token by itself. */
async function fetchPhoto(photo: string): Promise<string | undefined> {
	const res = await request(`/api/photos/${encodeURIComponent(photo)}`, { headers: authorised(tokenOf()) })
	try {
		return res?.ok ? URL.createObjectURL(await res.blob()) : undefined
	} catch {
		return undefined
	}
}
