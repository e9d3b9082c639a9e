import { z } from 'zod'
import { Id, Language, Text, words } from './ids.ts'

/** Each is a set of permissions (`permissions.ts`). `post-office`: staff of the post office who file and collect for others. */
export const Role = z.enum(['administrator', 'supervisor', 'inspector', 'officer', 'receptionist', 'post-office'])
export type Role = z.infer<typeof Role>

export const Username = z.string().regex(/^[a-z0-9._-]{1,32}$/, 'small letters, digits, dot, dash, underscore; at most 32')

export const Person = z.strictObject({
	username: Username,
	name: words(80),
	title: Text,
	role: Role,
	/** The counter they usually sit at. */
	counterId: Id.optional(),
	/** Counters they may take over when whoever sits there is away. */
	substituteAt: z.array(Id).max(100).optional(),
	/** Whether an officer may call a number of their choice; each such call is recorded as chosen. */
	mayChoose: z.boolean().default(true),
	/** Spoken at the desk, and what they are trained for: what work profiles ask. */
	languages: z.array(Language).default(['vi']),
	skills: z.array(Id).max(50).default([]),
	/** On duty; the law makes an officer's name, title and telephone public. */
	phone: words(40).optional(),
	/** Name of a picture in the folder of photos, shown at the desk. */
	photo: Id.optional(),
	/** By which name a sign-in service of the province knows them; their username when absent. */
	signInAs: words(200).optional(),
	/** May not sign in: on leave, or gone. What they did stays theirs. */
	suspended: z.boolean().optional(),
})
export type Person = z.infer<typeof Person>
