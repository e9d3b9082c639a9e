/** Where each film was when a call interrupted it, s. As long as the page lives. */
const positions = new Map<string, number>()

export const positionOf = (url: string): number => positions.get(url) ?? 0
export const rememberPosition = (url: string, seconds: number): void => void positions.set(url, seconds)
