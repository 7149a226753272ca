import { eventIterator, oc } from '@orpc/contract'
import { z } from 'zod'
import { connectionTestResultSchema, connectionTestSchema, endingSchema } from '../access/connectionTest.ts'
import {
  assignedAccountSchema,
  configurationSchema,
  foundOrganizationSchema,
} from '../access/foundAccounts.ts'
import { pastedKeysSchema, signInsSchema, signInWaySchema } from '../access/signIns.ts'
import { checklistSchema } from '../checklist/checklist.ts'
import { patchSchema } from '../checklist/snapshot.ts'
import { portalSchema } from '../input/portal.ts'
import { networkCheckSchema, networkSettingsSchema, networkStatusSchema } from '../network/networkSettings.ts'
import { accessSchema } from '../onboarding/access.ts'
import { draftSchema, openedOnboardingSchema } from '../onboarding/draft.ts'
import { accountPermissionsSchema } from '../permissions/permissions.ts'
import { reportFormatSchema } from '../report/renderReport.ts'
import { activityRequestSchema } from '../run/activity.ts'
import { planSchema } from '../run/plan.ts'
import { chosenPathSchema, fileChoiceSchema, hostAbilitiesSchema, savedTextSchema } from './hostAbilities.ts'
import { listedRecentSchema, recentSchema } from './recentOnboarding.ts'

/**
 * The one API that every host serves. Nothing that it gives may hold a credential; what a person types in (keys, an
 * MFA code, a proxy's password) goes in once and never comes out.
 *
 * One onboarding is open at a time; `checklist`, `plan`, `activity`, `connector`, `report`, `draft` and
 * `access` (but for `test`) and `signIn.renewed` are about that one.
 */

/** Expected refusals: their message is for a person. Anything else is a fault of this app. */
const procedure = oc.errors({
  /** The input is wrong and nothing was called; each entry names the place, what was found and what is expected. */
  INVALID_INPUT: { status: 422, data: z.object({ errors: z.array(z.string()) }) },
  /** The journal can't be used: held by somebody, from a later version, damaged, not writable. */
  JOURNAL_UNUSABLE: { status: 409, data: z.object({ next: z.string() }) },
  /** Not now: no onboarding is open, or an activity is under way, or none is. */
  NOT_NOW: { status: 409 },
  /** AWS, or the way to it, refused. */
  AWS_REFUSED: { status: 502, data: z.object({ next: z.string() }) },
})

/** A service whose calls go elsewhere than to AWS. */
const redirectionSchema = z.strictObject({ service: z.string(), url: z.string() })

/** Calls go to the practice cloud of this scenario; left out: to AWS. */
const practiceSchema = z.string().optional()

const openedSchema = z.strictObject({
  onboarding: openedOnboardingSchema,
  /** The file; left out for the practice organisation's own onboarding. */
  path: z.string().optional(),
  practice: practiceSchema,
  redirected: z.array(redirectionSchema),
  /** What had to be mended in the journal, in words. */
  repaired: z.string().optional(),
})
export type OpenedOnboarding = z.infer<typeof openedSchema>

export const contract = {
  /** The app itself. */
  about: procedure.output(z.strictObject({ version: z.string(), dataDirectory: z.string() })),

  /** What the host that serves this can do for a person. */
  host: {
    abilities: procedure.output(hostAbilitiesSchema),
    /** Native dialogs; NOT_NOW where the host has none. */
    chooseFile: procedure.input(fileChoiceSchema).output(chosenPathSchema),
    saveFile: procedure.input(savedTextSchema).output(chosenPathSchema),
    /** Only addresses of AWS, ActiveEye, the onboarding's portal, and the page of a sign-in that is under way. Not `opened`: the page opens it itself. */
    openExternal: procedure
      .input(z.strictObject({ url: z.string() }))
      .output(z.strictObject({ opened: z.boolean(), url: z.string() })),
  },

  /** The practice clouds to choose from, and what is to be seen there. */
  scenarios: procedure.output(z.array(z.strictObject({ name: z.string(), description: z.string() }))),

  /** Where calls go instead of AWS; every host says so, visibly, before it makes any. */
  destination: procedure
    .input(z.strictObject({ practice: practiceSchema }))
    .output(z.strictObject({ redirected: z.array(redirectionSchema) })),

  /** Opens an onboarding file, or the practice organisation's own when no path is given. */
  open: procedure
    .input(
      z.strictObject({
        path: z.string().optional(),
        practice: practiceSchema,
        /** `work` holds the journal until the host ends; `read` never changes anything. */
        purpose: z.enum(['work', 'read']),
      }),
    )
    .output(openedSchema),

  /** The onboardings that were opened before, the latest first. */
  recent: {
    list: procedure.output(z.array(listedRecentSchema)),
    remove: procedure.input(recentSchema.pick({ path: true, practice: true })),
  },

  /** Opens a new onboarding without accounts; its file is written with the first account that is right. */
  create: procedure
    .input(z.strictObject({ path: z.string(), customerName: z.string(), shortName: z.string() }))
    .output(openedSchema),

  /** A path in the home directory that a new onboarding can have. */
  suggestPath: procedure
    .input(z.strictObject({ shortName: z.string() }))
    .output(z.strictObject({ path: z.string() })),

  /** The onboarding that is open, as a person edits it: saved as it is typed, never lost, right or not yet. */
  draft: {
    get: procedure.output(
      z.strictObject({
        draft: draftSchema,
        /** The file that it goes into. */
        path: z.string(),
        /** False: the file would not be valid with these edits, so it holds an earlier state. */
        saved: z.boolean(),
      }),
    ),
    /**
     * `saved`: in the file, which is open anew; `checklist.watch` ends, so ask for `current`. `kept`: not right yet.
     * NOT_NOW while something is under way: kept, and to be saved again when that has ended.
     */
    save: procedure
      .input(z.strictObject({ draft: draftSchema }))
      .output(z.strictObject({ state: z.enum(['saved', 'kept']) })),
    /** Back to what is in the file. */
    discard: procedure,
  },

  /** What is open, for a page that was reloaded and for a second window; `undefined` when nothing is. */
  current: procedure.output(openedSchema.optional()),

  checklist: {
    get: procedure.output(checklistSchema),
    /** Everything first, then what changes, at most ten times a second. Ends when another onboarding is opened. */
    watch: procedure.output(eventIterator(patchSchema)),
  },

  /** What a run would change, from the last look; call it after the activity `plan`. */
  plan: procedure.output(planSchema),

  /** What the activity `undo` would remove, as far as the journal knows. */
  undoable: procedure.output(
    z.array(
      z.strictObject({
        accountId: z.string(),
        flowLogs: z.array(z.strictObject({ region: z.string(), vpcId: z.string(), flowLogId: z.string() })),
        stackId: z.string().optional(),
      }),
    ),
  ),

  activity: {
    /** Returns at once; `checklist.watch` tells how it goes and when it ends. */
    start: procedure.input(activityRequestSchema),
    pause: procedure,
    resume: procedure,
    /** Stops before the next change; what is in the journal goes on with the next run. */
    cancel: procedure,
  },

  connector: {
    /** What a person says was entered in ActiveEye, compared character by character with what was meant. */
    confirm: procedure
      .input(
        z.strictObject({
          accountId: z.string(),
          displayName: z.string(),
          enteredAccountId: z.string(),
          externalId: z.string(),
        }),
      )
      .output(
        z.strictObject({
          same: z.boolean(),
          /** One sentence for each field that differs, naming the character. */
          differences: z.array(z.strictObject({ field: z.string(), message: z.string() })),
        }),
      ),
  },

  /** The account information report, as text; the host puts it where the person wants it. */
  report: procedure
    .input(z.strictObject({ format: reportFormatSchema, timeZone: z.string() }))
    .output(z.array(z.strictObject({ name: z.string(), mediaType: z.string(), text: z.string() }))),

  /** Accounts to start an onboarding with. */
  find: {
    /** What the AWS configuration of this computer (or of the practice cloud) offers, and again whenever it changes. Calls nothing. */
    configuration: procedure
      .input(z.strictObject({ practice: practiceSchema }))
      .output(eventIterator(configurationSchema)),
    /** Every account of the organization that `through` belongs to; the caller's own needs no role. */
    organization: procedure
      .input(
        z.strictObject({
          roleName: z.array(z.string()).min(1),
          through: accessSchema,
          practice: practiceSchema,
        }),
      )
      .output(foundOrganizationSchema),
    /** What the person is assigned to; needs a sign-in to this access portal. */
    identityCenter: procedure
      .input(z.strictObject({ ...portalSchema.shape, practice: practiceSchema }))
      .output(z.array(assignedAccountSchema)),
  },

  /** Signing in, with what only a person can give. */
  signIn: {
    /** Who is signed in and who is waited for: everything first, then whenever it changes. */
    watch: procedure.input(z.strictObject({ practice: practiceSchema })).output(eventIterator(signInsSchema)),
    /**
     * Ends when the person is signed in, or with AWS_REFUSED when they declined, cancelled, or took too long.
     * Where to go meanwhile is among `watch`'s requests.
     */
    identityCenter: procedure
      .input(z.strictObject({ ...portalSchema.shape, way: signInWaySchema, practice: practiceSchema }))
      .output(z.strictObject({ expiresAt: z.string() })),
    /** The code of an MFA device, for one of the requests. NOT_NOW when nobody waits for it any more. */
    enterCode: procedure.input(z.strictObject({ id: z.string(), code: z.string() })),
    /** Ends one of the requests: whatever waits for it fails as if nobody was signed in. */
    cancel: procedure.input(z.strictObject({ id: z.string() })),
    /** Keys for one account; tried at once, kept in memory only when they lead into it. */
    enterKeys: procedure
      .input(z.strictObject({ keys: pastedKeysSchema, practice: practiceSchema }))
      .output(z.strictObject({ arn: z.string() })),
    /** Forgets what is held in memory: the keys of one account, or all keys and every sign-in, also to a proxy. */
    forget: procedure.input(z.strictObject({ accountId: z.string().optional(), practice: practiceSchema })),
    /** Somebody signed in elsewhere: what waits for these accounts tries again at once. */
    renewed: procedure.input(
      z.strictObject({
        accountIds: z.array(z.string()),
        /** In practice: sign in there first, as nobody can do it elsewhere. */
        inPractice: z.boolean().default(false),
      }),
    ),
  },

  /** Whether the way into the accounts is open, before anything is trusted to it. */
  access: {
    /** A result for each as it comes. Also for accounts that are not in the file yet. */
    test: procedure
      .input(z.strictObject({ tests: z.array(connectionTestSchema), practice: practiceSchema }))
      .output(eventIterator(connectionTestResultSchema)),
    /** What the credentials may do, found out by looking and DryRun; a result for each account as it comes. */
    permissions: procedure
      .input(
        z.strictObject({
          accountIds: z.array(z.string()),
          /** Whether `undo` is wanted too. */
          undo: z.boolean(),
        }),
      )
      .output(eventIterator(accountPermissionsSchema)),
    /** Accounts whose sign-in ends within minutes and that only a person can renew. Calls nothing. */
    ending: procedure.output(z.array(endingSchema)),
  },

  /** How calls get to AWS. */
  network: {
    get: procedure.output(networkStatusSchema),
    /** In effect with the next call. INVALID_INPUT: the file holds no certificate, the proxy is no address, … */
    save: procedure.input(networkSettingsSchema).output(networkStatusSchema),
    /** For a proxy that asks for it; in memory only. An empty user name forgets it. */
    signInToProxy: procedure.input(z.strictObject({ user: z.string(), password: z.string() })),
    /** Tries the way to each host that the open onboarding needs, or to what signing in needs; a result as it comes. */
    test: procedure
      .input(z.strictObject({ practice: practiceSchema }))
      .output(eventIterator(networkCheckSchema)),
  },
}
