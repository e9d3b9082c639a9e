/** The rows of the on-screen keyboard. */
export const QWERTY = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
export const ALPHABET = ['abcdefghij', 'klmnopqrs', 'tuvwxyz'] as const
export const DIGITS = ['1234567890', '.-/', ''] as const
/** Vietnamese letters that a plain keyboard lacks. */
export const MARKED = 'ăâđêôơư'
