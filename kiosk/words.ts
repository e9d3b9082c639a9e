import type { Language } from '../contract/ids.ts'
import { en } from './words-en.ts'
import { vi } from './words-vi.ts'

/** Every word a visitor reads at the kiosk. A translation that lacks one does not compile. */
export type Words = typeof vi

export const WORDS: Record<Language, Words> = { vi, en }
