import { z } from 'zod'

/** What main waits for and only a person can give. It is over when it was given, cancelled, or too late. */
export const signInRequestSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('mfaCode'),
    id: z.string(),
    /** The profile that asks for it. */
    profile: z.string(),
    /** The ARN of the MFA device, or its serial number. */
    serial: z.string(),
    /** Why the code before was not accepted. */
    refused: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('identityCenter'),
    id: z.string(),
    startUrl: z.string(),
    /** To be opened in a browser. */
    url: z.string(),
    /** With a device code: what the page there has to show, or asks for. */
    userCode: z.string().optional(),
    /** ISO time. */
    expiresAt: z.string(),
  }),
])
export type SignInRequest = z.infer<typeof signInRequestSchema>

/** A sign-in to IAM Identity Center that is good now. */
const identityCenterSignInSchema = z.strictObject({
  startUrl: z.string(),
  region: z.string(),
  /** ISO time. */
  expiresAt: z.string(),
  /** `awsCli`: somebody ran `aws sso login` on this computer. */
  by: z.enum(['app', 'awsCli']),
})

/** Access keys in memory: never the keys themselves. */
const heldKeysSchema = z.strictObject({
  accountId: z.string(),
  /** The last four characters of the access key ID. */
  ending: z.string(),
})

/** Who is signed in, and who is waited for. */
export const signInsSchema = z.strictObject({
  requests: z.array(signInRequestSchema),
  identityCenters: z.array(identityCenterSignInSchema),
  keys: z.array(heldKeysSchema),
})
export type SignIns = z.infer<typeof signInsSchema>

/** How to sign in to IAM Identity Center: in a browser on this computer, or with a code on any device. */
export const signInWaySchema = z.enum(['browser', 'deviceCode'])
export type SignInWay = z.infer<typeof signInWaySchema>

/** What a person pastes for one account. The one place of the contract where a secret goes in; none comes out. */
export const pastedKeysSchema = z.strictObject({
  accountId: z.string(),
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  /** Needed with a temporary key, whose ID begins with ASIA. */
  sessionToken: z.string().optional(),
})
