import { z } from 'zod'
import { organizationLookSchema } from '../access/newInOrganization.ts'
import { procedure } from './procedure.ts'

/**
 * The part of the contract about the organization of the open onboarding: accounts that are not in its file. Listing the
 * organization is refused with INVALID_INPUT where no account is reached by a role, which says with which credentials.
 */
export const organizationContract = {
  /** What the last look found, of what is not in the file now. Calls no AWS. */
  known: procedure.output(organizationLookSchema.optional()),
  /** Lists the organization, and records what is not in the file. */
  look: procedure.output(organizationLookSchema),
  /**
   * Looks, and adds these accounts to the file with suggested names and ExternalIDs; it is opened again. INVALID_INPUT:
   * one of them is closed, unknown, or in the file already; nothing was written. NOT_NOW while an activity runs, and
   * while edits are kept that are not in the file.
   */
  add: procedure
    .input(
      z.strictObject({
        accountIds: z.array(z.string()).min(1),
        /** Why they are left out: they are in the file and nothing is done there. Left out here: they are onboarded. */
        leftOutBecause: z.string().optional(),
      }),
    )
    .output(z.strictObject({ path: z.string(), names: z.array(z.string()) })),
  /** Looks, and renews the units and tags of the file's accounts, by which waves select. NOT_NOW as with `add`. */
  refresh: procedure.output(
    z.strictObject({
      path: z.string(),
      /** How many accounts of the file the organization has. */
      found: z.number(),
      /** Why units or tags could not be read. */
      problems: z.array(z.string()),
    }),
  ),
}
