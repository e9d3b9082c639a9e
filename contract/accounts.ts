import { z } from 'zod'
import { EpochMs, Id } from './ids.ts'
import { Role } from './people.ts'

/** Who may sign in, and how. People and their roles are the set-up's (`people.ts`); this is about their secrets. */

/** An account as an administrator sees it. The set-up names the people; passwords are kept apart, hashed. */
export const AccountCard = z.object({
	username: z.string(),
	name: z.string(),
	role: Role,
	counterId: Id.nullable(),
	hasPassword: z.boolean(),
	/** The password is a one-time one, made by an administrator and not yet replaced. */
	mustChange: z.boolean(),
	suspended: z.boolean(),
	lastSignInAt: EpochMs.nullable(),
	/** Sessions that are open now, one for each browser. */
	sessions: z.int().min(0),
	/** From when somebody who guessed wrong may try again; `null` when nobody is kept out. */
	lockedUntil: EpochMs.nullable(),
})
export type AccountCard = z.infer<typeof AccountCard>
export const AccountList = z.object({ accounts: z.array(AccountCard) })

/** The new password of an account, made by the server and shown once. It serves to choose one's own. */
export const NewPassword = z.object({ username: z.string(), password: z.string() })
export type NewPassword = z.infer<typeof NewPassword>

/** One's own password, by whoever knows the present one. */
export const PasswordChange = z.strictObject({ current: z.string().min(1).max(256), next: z.string().min(1).max(256) })
export type PasswordChange = z.infer<typeof PasswordChange>

/** How one may sign in besides by password: the button of the province's sign-in service, where there is one. */
export const SignInWays = z.object({ oidc: z.object({ name: z.string() }).optional() })
export type SignInWays = z.infer<typeof SignInWays>

/** The name of a photo in the folder of photos, to be given to a person of the set-up. */
export const NewPhoto = z.object({ photo: Id })
export type NewPhoto = z.infer<typeof NewPhoto>

/** What opens a kiosk's own settings: six to twelve digits. */
export const KioskPin = z.strictObject({ pin: z.string().regex(/^\d{6,12}$/, 'six to twelve digits') })
export const KioskPinState = z.object({ isSet: z.boolean() })
