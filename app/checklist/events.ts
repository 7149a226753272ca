import { z } from 'zod'
import { engineSchema } from '../activeeye/engines.ts'
import { prioritySchema } from '../onboarding/onboarding.ts'
import { stepNameSchema } from '../onboarding/stepName.ts'
import { problemSchema, problemWordsSchema, waitsForSchema } from '../problems/problem.ts'
import { enteredHowSchema, regionStateSchema, stackStatusSchema, stepStateSchema } from './checklist.ts'
import { answerHeadSchema, remarkSchema, saidSchema } from './said.ts'
import { templateSchema } from './seenTemplate.ts'
import { seenVpcSchema } from './vpcStatus.ts'
import { templateIdSchema, writeSchema } from './write.ts'

/**
 * The events of the journal: facts, each with its number.
 * Every event replaces what an earlier one (a smaller `seq`) said about the same thing, so the checklist
 * does not depend on the order in which events are read, nor on reading one twice.
 */

const stamp = {
  /** Counts up from 1 within a journal. */
  seq: z.number().int().positive(),
  /** ISO time. */
  at: z.string(),
  /**
   * Where the event stands among those of other copies of this journal: see `eventPlace.ts`. Earlier versions wrote
   * neither.
   */
  tick: z.number().int().nonnegative().optional(),
  /** ISO time. */
  notBefore: z.string().optional(),
  /** It came with a handover file, which nobody vouches for. Set by the import, never taken from the file. */
  imported: z.literal(true).optional(),
}
const account = { ...stamp, accountId: z.string() }

/** `undoPlan` looks for what `undo` would remove. */
export const activityKindSchema = z.enum(['plan', 'run', 'check', 'undoPlan', 'undo'])
export type ActivityKind = z.infer<typeof activityKindSchema>

const activityStarted = z.strictObject({
  ...stamp,
  type: z.literal('activityStarted'),
  activity: activityKindSchema,
  /** The version of the app and the person's name on this computer. */
  appVersion: z.string(),
  user: z.string(),
})

const activityEnded = z.strictObject({
  ...stamp,
  type: z.literal('activityEnded'),
  outcome: z.enum(['finished', 'cancelled', 'failed']),
})

const signedIn = z.strictObject({ ...account, type: z.literal('signedIn'), arn: z.string() })

const stepChanged = z.strictObject({
  ...account,
  type: z.literal('stepChanged'),
  step: stepNameSchema,
  state: stepStateSchema,
  for: waitsForSchema.optional(),
  due: z.string().optional(),
  problems: z.array(problemSchema),
})

const templateSeen = z.strictObject({ ...account, type: z.literal('templateSeen'), template: templateSchema })

/** `stack` is left out when there is none. */
const stackSeen = z.strictObject({
  ...account,
  type: z.literal('stackSeen'),
  stack: stackStatusSchema.optional(),
})

/** The Regions of this account; facts about other Regions from earlier looks no longer count. */
const regionsSeen = z.strictObject({
  ...account,
  type: z.literal('regionsSeen'),
  regions: z.array(z.string()),
})

const regionChanged = z.strictObject({
  ...account,
  type: z.literal('regionChanged'),
  region: z.string(),
  state: regionStateSchema,
  for: waitsForSchema.optional(),
  problems: z.array(problemSchema),
})

const vpcsSeen = z.strictObject({
  ...account,
  type: z.literal('vpcsSeen'),
  region: z.string(),
  /** The ARN of the bucket that the states are about. Earlier versions did not write it down. */
  destination: z.string().optional(),
  vpcs: z.array(seenVpcSchema),
})

/**
 * The person's consent that CloudFormation creates what the template says, with these capabilities: of that address,
 * those bytes, and in that account.
 */
const consentGiven = z.strictObject({
  ...account,
  type: z.literal('consentGiven'),
  templateHash: z.string(),
  /** What was read. Left out by earlier versions, whose consents are no more than to a summary and count for nothing. */
  to: templateIdSchema.optional(),
  capabilities: z.array(z.string()),
})

/** On disk before the request leaves. */
const writeIntended = z.strictObject({
  ...account,
  type: z.literal('writeIntended'),
  region: z.string(),
  /** The idempotency token that AWS gets. */
  token: z.string(),
  write: writeSchema,
})

/** The answer to the write with this token, or what a later look concluded. */
const writeAnswered = z.strictObject({
  ...account,
  type: z.literal('writeAnswered'),
  region: z.string(),
  token: z.string(),
  answer: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('done'),
      /** Flow-log IDs or the stack ID. */
      ids: z.array(z.string()),
      requestId: z.string().optional(),
    }),
    z.strictObject({ kind: z.literal('refused'), code: z.string(), message: z.string() }),
    /** The answer was lost in a crash; a later look showed that nothing is left to do. */
    z.strictObject({ kind: z.literal('settledByLooking') }),
  ]),
})

/** What a person says was entered in ActiveEye. */
const connectorEntered = z.strictObject({
  ...account,
  type: z.literal('connectorEntered'),
  displayName: z.string(),
  enteredAccountId: z.string(),
  externalId: z.string(),
  /** Left out when the person did not say it. Earlier versions wrote none of these three. */
  priority: prioritySchema.optional(),
  /** The person's name on this computer. */
  user: z.string().optional(),
  how: enteredHowSchema.optional(),
})

/**
 * A look for what carries this onboarding's tag has begun, in these Regions. What was seen there before no longer
 * counts, so that a look that was interrupted is not taken for a whole one.
 */
const tagLookStarted = z.strictObject({
  ...account,
  type: z.literal('tagLookStarted'),
  regions: z.array(z.string()),
  /** Why not every Region of the account is among them: nobody is signed in, or AWS did not list the Regions. */
  problem: problemWordsSchema.optional(),
})

/** What carries this onboarding's tag in this Region, whoever made it. */
const taggedSeen = z.strictObject({
  ...account,
  type: z.literal('taggedSeen'),
  region: z.string(),
  flowLogs: z.array(z.strictObject({ resourceId: z.string(), flowLogId: z.string() })),
  stackId: z.string().optional(),
  /** Flow logs with the tag of an engine, which undo leaves alone. */
  byEngines: z.array(z.strictObject({ engine: engineSchema, flowLogId: z.string() })).optional(),
  /** Why not all of the Region was seen. */
  problem: problemWordsSchema.optional(),
})

/** Something that was verified once: the flow log of a VPC to ActiveEye, or the stack. */
export const verifiedThingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('flowLog'),
    vpcId: z.string(),
    flowLogId: z.string(),
    /** The subnet or network interface that it was on; left out where it was on the VPC. */
    resourceId: z.string().optional(),
    /** The engine that had made it. */
    madeBy: engineSchema.optional(),
  }),
  z.strictObject({ kind: z.literal('stack'), stackId: z.string() }),
])
export type VerifiedThing = z.infer<typeof verifiedThingSchema>

/** A look did not find what an earlier look had verified, and this onboarding did not delete it. */
const goneSeen = z.strictObject({
  ...account,
  type: z.literal('goneSeen'),
  region: z.string(),
  thing: verifiedThingSchema,
})

/** `back`: a look found its VPC covered, or the stack, again. `accepted`: a person said that it may be gone. */
const goneSettled = z.strictObject({
  ...account,
  type: z.literal('goneSettled'),
  region: z.string(),
  thing: verifiedThingSchema,
  how: z.enum(['back', 'accepted']),
  /** With `accepted`: the person's name on this computer. */
  by: z.string().optional(),
})

/** What ActiveEye told a person: files of this account arrive. Nothing of it was seen from here. */
const arrivalConfirmed = z.strictObject({
  ...account,
  type: z.literal('arrivalConfirmed'),
  /** Who of ActiveEye said it: a name. */
  by: z.string(),
  /** Since when files arrive, if that was said; ISO date. */
  since: z.string().optional(),
  /** Who recorded it: the person's name on this computer. */
  user: z.string(),
  /** The flow logs to ActiveEye that were known then: of later ones it says nothing. */
  flowLogIds: z.array(z.string()),
})

/**
 * One thing that ActiveEye says of the account in an answer file that a person imported. The newest answer counts, also
 * when an older one is imported later.
 */
const activeeyeSaid = z.strictObject({
  ...account,
  type: z.literal('activeeyeSaid'),
  ...answerHeadSchema.shape,
  said: saidSchema,
  /** Who imported it: the person's name on this computer. */
  user: z.string(),
})

/** An answer file of ActiveEye was imported, after everything that it says of accounts. */
const answerImported = z.strictObject({
  ...stamp,
  type: z.literal('answerImported'),
  ...answerHeadSchema.shape,
  /** What it says of the whole. */
  text: remarkSchema.optional(),
  user: z.string(),
})

/** An account of the organization that was not in the onboarding file when the organization was listed. */
export const unlistedAccountSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  /** `ACTIVE`, `SUSPENDED`, `PENDING_ACTIVATION`, `PENDING_CLOSURE` or `CLOSED`. */
  state: z.string(),
  /** When it joined the organization, as AWS says; ISO time. */
  joinedAt: z.string().optional(),
  /** The first look at the organization that found it; ISO time. */
  firstSeen: z.string(),
})
export type UnlistedAccount = z.infer<typeof unlistedAccountSchema>

/** The organization was listed: these of its accounts are not in the onboarding file. The newest one counts. */
const organizationSeen = z.strictObject({
  ...stamp,
  type: z.literal('organizationSeen'),
  unlisted: z.array(unlistedAccountSchema),
})

export const journalEventSchema = z.discriminatedUnion('type', [
  activityStarted,
  activityEnded,
  signedIn,
  stepChanged,
  templateSeen,
  stackSeen,
  regionsSeen,
  regionChanged,
  vpcsSeen,
  consentGiven,
  writeIntended,
  writeAnswered,
  connectorEntered,
  tagLookStarted,
  taggedSeen,
  goneSeen,
  goneSettled,
  arrivalConfirmed,
  activeeyeSaid,
  answerImported,
  organizationSeen,
])
export type JournalEvent = z.infer<typeof journalEventSchema>

type WithoutStamp<E> = E extends JournalEvent ? Omit<E, keyof typeof stamp> : never
/** An event before it is written down. */
export type NewJournalEvent = WithoutStamp<JournalEvent>
