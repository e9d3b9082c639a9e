/** Times of the desk, in milliseconds. They guard against a hand that is too quick, never against a person in need. */

/** After a use the green button rests, so that a second press of a double press is not the next step. */
export const PRIMARY_LOCK_MS = 2000
/** A visit is finished no sooner than this after it began: until then the press was most likely meant for "start". */
export const FINISH_AFTER_MS = 10_000
/** How long a refusal, or what was just done, stays beside the buttons. */
export const NOTICE_MS = 8000
/** How long a press that was refused is told of, by the server's clock: whoever pressed may look up late. */
export const REFUSED_PRESS_MS = 30_000
/** Between two attempts to reach the server at the start. */
export const RETRY_MS = 2000
/** A link opened anew is not a lost one: the band waits this long. */
export const LINK_PATIENCE_MS = 400
