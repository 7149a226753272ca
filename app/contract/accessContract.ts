import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { connectionTestResultSchema, connectionTestSchema, endingSchema } from '../access/connectionTest.ts'
import {
  assignedAccountSchema,
  configurationSchema,
  foundOrganizationSchema,
} from '../access/foundAccounts.ts'
import { pastedKeysSchema, signInsSchema, signInWaySchema } from '../access/signIns.ts'
import { identityCenterPortalSchema } from '../input/identityCenterPortal.ts'
import { accessSchema } from '../onboarding/access.ts'
import { accountPermissionsSchema } from '../permissions/permissions.ts'
import { practiceSchema, procedure } from './procedure.ts'

/** The part of the contract about access to accounts: finding accounts, signing in, connection tests, permissions. */
export const accessContract = {
  /** Accounts to start an onboarding with. */
  find: {
    /** What the AWS configuration of this computer (or of the practice cloud) holds, now and after each change. Makes no calls. */
    configuration: procedure
      .input(z.strictObject({ practice: practiceSchema }))
      .output(eventIterator(configurationSchema)),
    /** Every account of the organization that `through` belongs to. The caller's own account needs no role. */
    organization: procedure
      .input(
        z.strictObject({
          roleName: z.array(z.string()).min(1),
          through: accessSchema,
          /** Also the tags of the accounts: a call for each. */
          withTags: z.boolean().default(false),
          practice: practiceSchema,
        }),
      )
      .output(foundOrganizationSchema),
    /** The accounts that the person is assigned to; needs a sign-in to this access portal. */
    identityCenter: procedure
      .input(z.strictObject({ ...identityCenterPortalSchema.shape, practice: practiceSchema }))
      .output(z.array(assignedAccountSchema)),
  },

  /** Signing in, with what only a person can give. */
  signIn: {
    /** The sign-ins and the open requests, now and after each change. */
    watch: procedure.input(z.strictObject({ practice: practiceSchema })).output(eventIterator(signInsSchema)),
    /**
     * Ends when the person is signed in, or with AWS_REFUSED when they declined, cancelled, or took too long.
     * The page to open meanwhile is among the requests of `watch`.
     */
    identityCenter: procedure
      .input(
        z.strictObject({
          ...identityCenterPortalSchema.shape,
          way: signInWaySchema,
          practice: practiceSchema,
        }),
      )
      .output(z.strictObject({ expiresAt: z.string() })),
    /** The code of an MFA device, for one of the requests. NOT_NOW when the request has ended. */
    enterCode: procedure.input(z.strictObject({ id: z.string(), code: z.string() })),
    /** Ends one of the requests: the calls that wait for it fail as without a sign-in. */
    cancel: procedure.input(z.strictObject({ id: z.string() })),
    /**
     * Keys for one account. They are tested at once and kept, in memory, only when they are that account's.
     * `stackRegion` of the account tells in which partition they are tested.
     */
    enterKeys: procedure
      .input(
        z.strictObject({
          keys: pastedKeysSchema,
          stackRegion: z.string().optional(),
          practice: practiceSchema,
        }),
      )
      .output(z.strictObject({ arn: z.string() })),
    /**
     * Removes from memory the keys of one account; without one, signs out: all keys and every sign-in are removed, also
     * to a proxy, and the sessions of access portals are ended at AWS, as `aws sso logout` does. `ended` and `notEnded`: the
     * start URLs of the portals where that was done, and where it failed.
     */
    forget: procedure
      .input(z.strictObject({ accountId: z.string().optional(), practice: practiceSchema }))
      .output(z.strictObject({ ended: z.array(z.string()), notEnded: z.array(z.string()) })),
    /** A person signed in outside the app: calls that wait for these accounts are retried at once. */
    renewed: procedure.input(
      z.strictObject({
        accountIds: z.array(z.string()),
        /** Signs in to the practice cloud first, where a person can't sign in outside the app. */
        inPractice: z.boolean().default(false),
      }),
    ),
  },

  /** Tests of the accesses, before a run uses them. */
  access: {
    /** Connection tests, each result as it arrives. Also for accounts that are not in the file yet. */
    test: procedure
      .input(z.strictObject({ tests: z.array(connectionTestSchema), practice: practiceSchema }))
      .output(eventIterator(connectionTestResultSchema)),
    /**
     * What the credentials may do, by read-only calls and DryRun; the result of each account as it arrives. NOT_NOW when
     * the onboarding is open for reading only, since dry runs are recorded in its journal.
     */
    permissions: procedure
      .input(
        z.strictObject({
          accountIds: z.array(z.string()),
          /** Whether `undo` is wanted too. */
          undo: z.boolean(),
        }),
      )
      .output(eventIterator(accountPermissionsSchema)),
    /** Accounts whose sign-in ends within minutes and needs a person to renew it. Makes no calls. */
    ending: procedure.output(z.array(endingSchema)),
  },
}
