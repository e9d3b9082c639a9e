// Apart from the schemas, so that a screen may import it without them.

/** A word that is not the last before a breath may have a shorter clip of its own, in a file of this name: `ba-mid.opus`. */
export const MID = '-mid'
/** Best first. Opus is smallest; the others are for old televisions and for recordings as a telephone makes them. */
export const VOICE_ENDINGS = ['opus', 'ogg', 'm4a', 'mp3', 'wav'] as const
