export const LEAN_ARGS: string[]
export const LEAN_ENV: Record<string, string>
