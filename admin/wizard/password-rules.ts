/** What can be said of a password while it is typed. The server knows more: common words, and names of this centre. */

/** As the server asks. */
export const LONG_CHARACTERS = 10
const DIFFERENT_CHARACTERS = 5

const charactersOf = (password: string): string[] => [...password.normalize('NFC')]

export const isLong = (password: string): boolean => charactersOf(password).length >= LONG_CHARACTERS

/** Whether it is more than a few characters again and again. */
export const isVaried = (password: string): boolean => new Set(charactersOf(password.toLowerCase())).size >= DIFFERENT_CHARACTERS
