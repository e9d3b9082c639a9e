/** How the built server is run, so that it stays small on a small PC. */

/** The server's garbage is short-lived: a small young generation, and a heap that gives back rather than grows. */
export const LEAN_ARGS = ['--optimize-for-size', '--max-semi-space-size=4']

/**
 * Linux alone reads these. Its C library keeps a heap for every thread, and keeps what passwords and sockets took there
 * at their peak: measured with fifty screens, 179 MB without and 97 MB with them.
 */
export const LEAN_ENV = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' }
