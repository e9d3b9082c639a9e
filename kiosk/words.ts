import type { Language } from '../contract/ids.ts'
import { en } from './words-en.ts'
import { vi, type Words } from './words-vi.ts'

export type { Words } from './words-vi.ts'

export const WORDS: Record<Language, Words> = { vi, en }
