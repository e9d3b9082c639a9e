/** The lists of the hall, as the address names them. */
export const LISTS = ['zones', 'services', 'counters', 'agencies', 'fields'] as const
export type ListName = (typeof LISTS)[number]

/** In place of an id in the address; no id holds a plus. */
export const ADD = '+'
export const ADD_MANY = '++'
export const ORDER = '+order'
