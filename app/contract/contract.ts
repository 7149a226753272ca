import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { changedSinceSchema, changeListSchema } from '../checklist/changes.ts'
import { checklistSchema } from '../checklist/checklist.ts'
import { patchSchema } from '../checklist/checklistPatch.ts'
import { networkCheckSchema, networkSettingsSchema, networkStatusSchema } from '../network/networkSettings.ts'
import { draftSchema, openedOnboardingSchema } from '../onboarding/draft.ts'
import { activityRequestSchema } from '../run/activityRequest.ts'
import { consentableSchema } from '../run/foreignConsent.ts'
import { planSchema } from '../run/plan.ts'
import { undoPlanSchema } from '../run/undoPlan.ts'
import { SHELLS } from '../text/shellCommand.ts'
import { accessContract } from './accessContract.ts'
import { callModeContract } from './callModeContract.ts'
import { connectorContract } from './connectorContract.ts'
import { decisionContract } from './decisionContract.ts'
import { handoverContract } from './handoverContract.ts'
import { chosenPathSchema, exportedFileSchema, fileChoiceSchema, savedTextSchema } from './hostFiles.ts'
import { organizationContract } from './organizationContract.ts'
import { practiceSchema, procedure } from './procedure.ts'
import { listedRecentSchema, recentSchema } from './recent.ts'
import { reportContract } from './reportContract.ts'
import { representativeContract } from './representativeContract.ts'
import { settingsContract } from './settingsContract.ts'
import { storageContract } from './storageContract.ts'
import { updatesContract } from './updatesContract.ts'

/** What a host can do for a person beyond showing the page. */
const hostAbilitiesSchema = z.strictObject({
  kind: z.enum(['desktop', 'web', 'terminal']),
  /** Whether there are dialogs to choose and save files with; without them a person types the path. */
  canChooseFiles: z.boolean(),
  /** Whether it is notified when the screen is locked, which removes pasted keys and sign-ins from memory. */
  hearsLock: z.boolean(),
  /** Where it asks what a page must not answer itself: a native dialog, the terminal that it was started in, or nowhere. */
  confirmsIn: z.enum(['dialog', 'terminal', 'nowhere']),
  /** What reads a command that the page shows for a terminal of the computer that the host is on. */
  shell: z.enum(SHELLS),
})
export type HostAbilities = z.infer<typeof hostAbilitiesSchema>

/** A service whose calls do not go to AWS, and the address that they go to. */
const redirectionSchema = z.strictObject({ service: z.string(), url: z.string() })

const openedSchema = z.strictObject({
  onboarding: openedOnboardingSchema,
  /** The file; left out for the practice organisation's own onboarding. */
  path: z.string().optional(),
  practice: practiceSchema,
  redirected: z.array(redirectionSchema),
  /** A sentence about what had to be repaired in the journal. */
  repaired: z.string().optional(),
})
export type OpenedOnboarding = z.infer<typeof openedSchema>

/** What somebody else has to do before the practice onboarding goes on. */
const practiceSwitchSchema = z.strictObject({
  id: z.enum(['allowAccounts', 'restoreRoles', 'renewSignIns']),
  text: z.string(),
  isOn: z.boolean(),
})
export type PracticeSwitch = z.infer<typeof practiceSwitchSchema>

/**
 * The one API that every host serves. No output may hold a credential. What a person types (keys, an MFA code, a
 * proxy's password) goes in once and is never returned.
 *
 * One onboarding is open at a time; `checklist`, `changes`, `plan`, `templateText`, `undoPlan`, `acceptGone`, `decide`,
 * `leaveOut`, `organization`, `confirmArrival`, `connector`, `consentNeeded`, `activity`, `report`, `reportPdf`, `reportOrigin`, `answer`,
 * `handover.write`, `draft`, `access` (but for `test`) and `signIn.renewed` are about that one.
 */
export const contract = {
  /** The app itself. */
  about: procedure.output(z.strictObject({ version: z.string(), dataDirectory: z.string() })),

  /** The licences and the bill of materials of what ships; those that were made. */
  notices: procedure.output(z.array(exportedFileSchema)),

  /** What support needs to see, for a person to read before it is given away. Nothing is sent. */
  diagnostics: procedure.output(z.strictObject({ dataDirectory: z.string(), text: z.string() })),

  settings: settingsContract,

  storage: storageContract,

  /** What this host can do for a person. */
  host: {
    abilities: procedure.output(hostAbilitiesSchema),
    /** Native dialogs; NOT_NOW where the host has none. */
    chooseFile: procedure.input(fileChoiceSchema).output(chosenPathSchema),
    saveFile: procedure.input(savedTextSchema).output(chosenPathSchema),
    /** Only addresses of AWS, ActiveEye, the onboarding's portal, and the page of a running sign-in. When not `opened`, the page opens the address itself. */
    openExternal: procedure
      .input(z.strictObject({ url: z.string() }))
      .output(z.strictObject({ opened: z.boolean(), url: z.string() })),
  },

  /** The practice clouds to choose from, and what each one shows. */
  scenarios: procedure.output(
    z.array(z.strictObject({ name: z.string(), group: z.string(), description: z.string() })),
  ),

  /** The practice cloud of the open onboarding. NOT_NOW where that is a real one. */
  practice: {
    /** Begins again: the cloud, the journal and the onboarding are as on the first day. NOT_NOW while an activity runs. */
    restart: procedure.output(openedSchema),
    /** What other people do in this scenario, in words, and whether they have done it. */
    switches: procedure.output(z.array(practiceSwitchSchema)),
    /** One of them does it now. */
    turnOn: procedure.input(practiceSwitchSchema.pick({ id: true })),
  },

  /** Where calls go instead of AWS. Every host shows it before it makes calls. */
  destination: procedure
    .input(z.strictObject({ practice: practiceSchema }))
    .output(z.strictObject({ redirected: z.array(redirectionSchema) })),

  /** Opens an onboarding file, or the practice organisation's own when no path is given. */
  open: procedure
    .input(
      z.strictObject({
        path: z.string().optional(),
        practice: practiceSchema,
        /** `work` holds the journal until the host ends; `read` changes nothing. */
        purpose: z.enum(['work', 'read']),
      }),
    )
    .output(openedSchema),

  /** The onboardings that were opened before, latest first. */
  recent: {
    list: procedure.output(z.array(listedRecentSchema)),
    remove: procedure.input(recentSchema.pick({ path: true, practice: true })),
  },

  /** Opens a new onboarding without accounts; its file is written with the first account that is right. */
  create: procedure
    .input(z.strictObject({ path: z.string(), customerName: z.string(), shortName: z.string() }))
    .output(openedSchema),

  /** Writes the file for a customer, with everything but the access, and opens it. INVALID_INPUT with every reason. */
  prepare: procedure
    .input(
      z.strictObject({
        path: z.string(),
        customerName: z.string(),
        shortName: z.string(),
        /** As a person pastes them: an account ID and a name on each line. */
        accounts: z.string(),
        /** With {customer}, {account} and {id}. */
        externalIdPattern: z.string(),
        portalUrl: z.string().optional(),
        connectorsAddedBy: z.enum(['customer', 'activeeye']),
      }),
    )
    .output(openedSchema),

  /** A path in the home directory that a new onboarding can have. */
  suggestPath: procedure
    .input(z.strictObject({ shortName: z.string() }))
    .output(z.strictObject({ path: z.string() })),

  /** The open onboarding while a person edits it. Every edit is kept on disk, valid or not. */
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
     * `saved`: in the file, which is opened again; `checklist.watch` ends, so ask for `current`. `kept`: not valid yet.
     * NOT_NOW while an activity is running: the draft is kept and has to be saved again after the activity.
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
    /** The whole checklist first, then changes, at most ten times a second. Ends when another onboarding is opened. */
    watch: procedure.output(eventIterator(patchSchema)),
  },

  /**
   * What changed in the accounts since then, an ISO time or date; left out: since the last activity began. From the
   * journal, so call it after the activity `check`.
   */
  changes: procedure.input(z.strictObject({ since: changedSinceSchema.optional() })).output(changeListSchema),

  /** What a run would change, from the last look; call it after the activity `plan`. */
  plan: procedure.output(planSchema),

  /**
   * The text of a template that a look has shown, read again from its address. NOT_NOW: the address holds another text
   * now, or it can't be read. INVALID_INPUT: no look has shown a template with that SHA-256.
   */
  templateText: procedure
    .input(z.strictObject({ sha256: z.string() }))
    .output(z.strictObject({ url: z.string(), text: z.string() })),

  /** What the activity `undo` would remove and what it leaves, from the last look; call it after the activity `undoPlan`. */
  undoPlan: procedure.output(undoPlanSchema),

  ...decisionContract,

  organization: organizationContract,

  connector: connectorContract,

  /** What the open onboarding uses that is not ActiveEye's, and that nobody on this computer consented to by name. */
  consentNeeded: procedure.output(z.array(consentableSchema)),

  activity: {
    /** Returns at once; `checklist.watch` reports progress and the end. CONSENT_NEEDED: see `named`. */
    start: procedure.input(activityRequestSchema),
    pause: procedure,
    resume: procedure,
    /** Stops before the next change; the next run continues from the journal. */
    cancel: procedure,
  },

  ...reportContract,

  ...representativeContract,

  handover: handoverContract(openedSchema),

  ...accessContract,

  callMode: callModeContract,

  updates: updatesContract,

  /** How calls get to AWS. */
  network: {
    get: procedure.output(networkStatusSchema),
    /** In effect with the next call. INVALID_INPUT: the file holds no certificate, the proxy address is wrong, … */
    save: procedure.input(networkSettingsSchema).output(networkStatusSchema),
    /** For a proxy that requires it; in memory only. An empty user name removes it. */
    signInToProxy: procedure.input(z.strictObject({ user: z.string(), password: z.string() })),
    /** Tests the connection to each host that the open onboarding needs, or that signing in needs; each result as it arrives. */
    test: procedure
      .input(z.strictObject({ practice: practiceSchema }))
      .output(eventIterator(networkCheckSchema)),
  },
}
