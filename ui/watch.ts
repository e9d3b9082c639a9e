import { UNREACHABLE, type Send } from './send.ts'

/** Whether this page is only watched: shown small on the administration, by the session of whoever is signed in there. */
export const isWatched = (): boolean => new URLSearchParams(location.search).get('watch') === '1'

/** The way to send of a page that is only watched. */
export const sendNothing: Send = () => Promise.resolve(UNREACHABLE)
