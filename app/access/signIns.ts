import { z } from 'zod'
import { list } from '../text/list.ts'

/** What main needs from a person to sign in. A request ends when it is answered, cancelled or expired. */
export const signInRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mfaCode'),
    id: z.string(),
    /** The profile that asks for it. */
    profile: z.string(),
    /** The ARN of the MFA device, or its serial number. */
    serial: z.string(),
    /** The profiles that wait for this code, the one that asks included, and the accounts of their roles. */
    serves: z.array(z.strictObject({ profile: z.string(), accountId: z.string() })),
    /** Why the previous code was refused. */
    refused: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('identityCenter'),
    id: z.string(),
    startUrl: z.string(),
    /** The page to open in a browser. */
    url: z.string(),
    /** With a device code: the code that the page shows or asks for. */
    userCode: z.string().optional(),
    /** ISO time. */
    expiresAt: z.string(),
  }),
])
export type SignInRequest = z.infer<typeof signInRequestSchema>

export type MfaCodeRequest = Extract<SignInRequest, { kind: 'mfaCode' }>

/** Whom a code serves: `prod (account 111122223333) and staging (account 444455556666)`. */
export function codeServesWords({ serves }: Pick<MfaCodeRequest, 'serves'>): string {
  return list(serves.map(({ profile, accountId }) => `${profile} (account ${accountId})`))
}

/** A valid sign-in to IAM Identity Center. */
const identityCenterSignInSchema = z.strictObject({
  startUrl: z.string(),
  region: z.string(),
  /** ISO time. */
  expiresAt: z.string(),
  /** `awsCli`: made by `aws sso login` on this computer. */
  by: z.enum(['app', 'awsCli']),
})

/** Access keys that are held in memory, without the keys themselves. */
const heldKeysSchema = z.strictObject({
  accountId: z.string(),
  /** The last four characters of the access key ID. */
  ending: z.string(),
  /** ISO time, as far as it was said when they were entered. */
  endsAt: z.string().optional(),
})

/** Who the app is in an account, by AWS's own answer. */
const knownIdentitySchema = z.strictObject({
  accountId: z.string(),
  arn: z.string(),
  /** When a person has to sign in again; ISO time. Left out when that is unknown or not needed. */
  endsAt: z.string().optional(),
  /** A person signed in as this; otherwise it is a role that was assumed with it. */
  isOwn: z.boolean(),
  /** The work in this account is done as this. */
  isActing: z.boolean(),
})
export type KnownIdentity = z.infer<typeof knownIdentitySchema>

/** A program that a profile starts for its credentials (`credential_process`). */
const runningHelperSchema = z.strictObject({
  id: z.string(),
  profile: z.string(),
  /** What it has written to standard error so far, line by line, without what may be a secret. */
  said: z.array(z.string()),
})
export type RunningHelper = z.infer<typeof runningHelperSchema>

/** Before what such a program says while it runs. */
export function helperSays({ profile }: Pick<RunningHelper, 'profile'>): string {
  return `The credential_process of profile ${profile} says:`
}

/** Open requests to a person, valid sign-ins, keys in memory, who that is, and what running programs say. */
export const signInsSchema = z.strictObject({
  requests: z.array(signInRequestSchema),
  identityCenters: z.array(identityCenterSignInSchema),
  keys: z.array(heldKeysSchema),
  identities: z.array(knownIdentitySchema),
  /** Those that run now and have said something. */
  helpers: z.array(runningHelperSchema),
})
export type SignIns = z.infer<typeof signInsSchema>

/** How to sign in to IAM Identity Center: in a browser on this computer, or with a code on any device. */
export const signInWaySchema = z.enum(['browser', 'deviceCode'])
export type SignInWay = z.infer<typeof signInWaySchema>

/** Keys that a person pastes for one account. Main never returns them. */
export const pastedKeysSchema = z.strictObject({
  accountId: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  /** Required with a temporary key, whose ID begins with ASIA. */
  sessionToken: z.string().optional(),
  /** When they end, where a pasted block says it. */
  expiration: z.iso.datetime().optional(),
})
