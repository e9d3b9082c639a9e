/** How the built server is run, so that it stays small on a small PC. */

/** A small young generation: the server's garbage is short-lived. */
export const LEAN_ARGS = ['--max-semi-space-size=4']

/**
 * Linux alone reads these. Its C library keeps a heap for every thread, and keeps what passwords and sockets took there
 * at their peak: measured with fifty screens, 179 MB without and 97 MB with them.
 */
export const LEAN_ENV = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' }
