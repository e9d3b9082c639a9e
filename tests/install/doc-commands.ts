import { readFileSync } from 'node:fs'

/** The blocks of a document's shell commands that carry a word after `sh`, in order. */
export const commandsIn = (path: string, word: string): string[] =>
	[...readFileSync(path, 'utf8').matchAll(new RegExp(`^\`\`\`sh ${word}\\n(.*?)^\`\`\`$`, 'gms'))].map((match) => match[1] ?? '')
