import { z } from 'zod'
import { foreignValueSchema } from '../activeeye/foreignValues.ts'
import { leftOutSchema } from '../onboarding/leftOut.ts'
import { LONGEST_NAME } from '../onboarding/name.ts'
import { organizationalUnitsSchema } from '../onboarding/onboarding.ts'
import type { StepName } from '../onboarding/stepName.ts'
import { problemSchema, waitsForSchema } from '../problems/problem.ts'
import { templateTrustSchema } from '../template/templateTrust.ts'
import {
  allowedSchema,
  answerHeadSchema,
  remarkSchema,
  saidAtSchema,
  saidBySchema,
  seenConnectorSchema,
} from './said.ts'
import { vpcSchema } from './vpcStatus.ts'

export const stepStateSchema = z.enum(['todo', 'running', 'done', 'waiting', 'failed', 'skipped'])
export type StepState = z.infer<typeof stepStateSchema>

export const stepStatusSchema = z.strictObject({
  state: stepStateSchema,
  /** With `waiting` only. */
  for: waitsForSchema.optional(),
  /** With `todo`, of the delivery: from when on looking makes sense; ISO time. */
  due: z.string().optional(),
})
export type StepStatus = z.infer<typeof stepStatusSchema>

/**
 * - `notOptedIn`: the Region is not enabled for the account, so there is nothing to cover.
 * - `notSeen`: the last look at it failed, so nothing of it is known to be true now.
 * - `leftOut`: a person decided that it is not for ActiveEye, so it is not looked at; its VPCs are those of an earlier look.
 */
export const regionStateSchema = z.enum([...stepStateSchema.options, 'notOptedIn', 'notSeen', 'leftOut'])

export const regionSchema = z.strictObject({
  region: z.string(),
  state: regionStateSchema,
  for: waitsForSchema.optional(),
  /** With `leftOut`: why, and who decided. */
  leftOut: leftOutSchema.optional(),
  vpcs: z.array(vpcSchema),
})
export type RegionStatus = z.infer<typeof regionSchema>

/**
 * The text that a stack was made from, as AWS returns it, compared with the text that it should be.
 * - `acknowledged`: it is the one that a person acknowledged for this account.
 * - `anotherThanAcknowledged`: it is not. A problem says so.
 * - `published`: nobody acknowledged it here, and it is what the template's address holds now.
 * - `anotherThanPublished`: nobody acknowledged it here, and the address holds another text now.
 * - `notCompared`: one of the two could not be read; `why` ends a sentence.
 */
export const stackTextSchema = z.strictObject({
  is: z.enum(['acknowledged', 'anotherThanAcknowledged', 'published', 'anotherThanPublished', 'notCompared']),
  url: z.string(),
  /** SHA-256 of the stack's text. */
  sha256: z.string().optional(),
  /** SHA-256 of the acknowledged file, or of what the address holds. */
  expected: z.string().optional(),
  why: z.string().optional(),
  /** What the stack's own text lets others do; left out when it could not be read. */
  trust: templateTrustSchema.optional(),
})
export type StackText = z.infer<typeof stackTextSchema>

export const stackStatusSchema = z.strictObject({
  stackId: z.string(),
  region: z.string(),
  /** CloudFormation's own status: `CREATE_COMPLETE`, … */
  status: z.string(),
  outputs: z.record(z.string(), z.string()),
  /** True when the stack carries this onboarding's tag. */
  madeByUs: z.boolean(),
  /** Left out while the stack is not at rest, and by earlier versions. */
  template: stackTextSchema.optional(),
})
export type StackStatus = z.infer<typeof stackStatusSchema>

/** How a person said what was entered in ActiveEye: in the fields of the page, pasted into it, or on the terminal. */
export const enteredHowSchema = z.enum(['typed', 'pasted', 'terminal'])
export type EnteredHow = z.infer<typeof enteredHowSchema>

/** `answer`: ActiveEye said it in an answer file, and nobody else did. */
const confirmedHowSchema = z.enum([...enteredHowSchema.options, 'answer'])

export const connectorStatusSchema = z.strictObject({
  displayName: z.string(),
  /** Both IDs are left out while the stack and the onboarding file contradict each other: neither may be entered. */
  accountId: z.string().optional(),
  externalId: z.string().optional(),
  priority: z.enum(['low', 'medium', 'high']),
  /** When a person confirmed the values that were entered in ActiveEye, and they were right. */
  confirmedAt: z.string().optional(),
  /** The person's name on their computer, or who of ActiveEye said it; left out by earlier versions. */
  confirmedBy: z.string().optional(),
  confirmedHow: confirmedHowSchema.optional(),
})
export type ConnectorStatus = z.infer<typeof connectorStatusSchema>

/** What a person recorded that ActiveEye said: files of the account arrive. It can't be verified from here. */
export const arrivalSchema = z.strictObject({
  /** Who of ActiveEye said it. */
  by: z.string(),
  /** Since when, if that was said; ISO date. */
  since: z.string().optional(),
  /** When it was said, if an answer file says so; ISO time. */
  saidAt: z.string().optional(),
  recordedAt: z.string(),
  /** The person's name on their computer. */
  recordedBy: z.string(),
})
export type Arrival = z.infer<typeof arrivalSchema>

const activeeyeSaysSchema = z.strictObject({
  allowed: allowedSchema.optional(),
  connector: seenConnectorSchema.optional(),
  remark: z.strictObject({ at: saidAtSchema, by: saidBySchema, text: remarkSchema }).optional(),
})

/** The newest answer of ActiveEye that was imported. */
export const answerSchema = answerHeadSchema.extend({
  text: remarkSchema.optional(),
  importedAt: z.string(),
  /** The person's name on their computer. */
  importedBy: z.string(),
})
export type Answer = z.infer<typeof answerSchema>

/**
 * - `notStarted`: nothing was done yet; it may have been looked at.
 * - `working`: an activity is at work on it.
 * - `waiting`: somebody has to act (`turns`), and nothing failed.
 * - `failed`: a step failed.
 * - `leftOut`: a person decided that it is not for ActiveEye. Only undo looks at it.
 * - `complete`: sign-in, stack and flow logs were verified by the last look, and the connector is confirmed.
 */
export const accountStateSchema = z.enum([
  'notStarted',
  'working',
  'waiting',
  'failed',
  'complete',
  'leftOut',
])
export type AccountState = z.infer<typeof accountStateSchema>

/** What somebody has to do, in the order in which it is told. */
export const turnActionSchema = z.enum([
  'signIn',
  'acknowledge',
  'solveProblem',
  'decide',
  'run',
  'correctConnector',
  'addConnector',
  'allowAccount',
])
export const turnSchema = z.strictObject({ who: waitsForSchema, what: turnActionSchema })
/** Whose turn it is, and to do what. */
export type Turn = z.infer<typeof turnSchema>

/** A flow log, by its VPC, or a stack that was there, is gone, and is not missed: a person accepted that. */
export const acceptedGoneSchema = z.strictObject({
  region: z.string(),
  /** The VPC's ID or the stack's. */
  resource: z.string(),
  /** The person's name on their computer. */
  by: z.string().optional(),
  /** ISO time. */
  at: z.string(),
})
export type AcceptedGone = z.infer<typeof acceptedGoneSchema>

/** The wave in which an account is run. */
export const accountWaveSchema = z.strictObject({
  /** From 1. */
  number: z.number().int().positive(),
  name: z.string().max(LONGEST_NAME).optional(),
})

export const accountStatusSchema = z.strictObject({
  accountId: z.string(),
  name: z.string().max(LONGEST_NAME),
  /** The names of the organizational units from the root down; left out where the onboarding file has none. */
  organizationalUnits: organizationalUnitsSchema.optional(),
  /** Left out where the onboarding file has no waves, and for an account that is left out. */
  wave: accountWaveSchema.optional(),
  state: accountStateSchema,
  /** With `leftOut`: why, and who decided. */
  leftOut: leftOutSchema.optional(),
  /** Empty while the app works on the account, except when the work waits for a sign-in. */
  turns: z.array(turnSchema),
  steps: z.strictObject({
    signIn: stepStatusSchema,
    stack: stepStatusSchema,
    connector: stepStatusSchema,
    flowLogs: stepStatusSchema,
    delivery: stepStatusSchema,
  } satisfies Record<StepName, typeof stepStatusSchema>),
  /** The ARN that the work was done with. */
  identity: z.string().optional(),
  /** When this account was last looked at or changed; ISO time. */
  lastSeen: z.string().optional(),
  connector: connectorStatusSchema,
  /** The newest confirmation. Which flow logs it is about, their `delivery` says. */
  arrival: arrivalSchema.optional(),
  /** What ActiveEye says of the account in an answer file. Nobody verified it. */
  activeeyeSays: activeeyeSaysSchema.optional(),
  stack: stackStatusSchema.optional(),
  /** Left out when there is none. */
  acceptedGone: z.array(acceptedGoneSchema).optional(),
  regions: z.array(regionSchema),
  problems: z.array(problemSchema),
})
export type AccountStatus = z.infer<typeof accountStatusSchema>

export const totalsSchema = z.strictObject({
  /** Those that are not left out. */
  accounts: z.number(),
  complete: z.number(),
  /** Distinct Regions that the last look saw in some account. */
  regions: z.number(),
  /** Regions of accounts that could not be looked at, each account's by itself. */
  regionsNotSeen: z.number(),
  /** VPCs to cover in the Regions that were seen: shared ones belong to another account and are not counted. */
  vpcs: z.number(),
  covered: z.number(),
  /** Subnets and network interfaces that were chosen in VPCs to cover; left out where there are none. */
  targets: z.number().optional(),
  targetsCovered: z.number().optional(),
  /** Flow logs that this onboarding made, as the last look saw them. */
  created: z.number(),
  problems: z.number(),
})
export type Totals = z.infer<typeof totalsSchema>

export const checklistSchema = z.strictObject({
  version: z.literal(2),
  onboardingId: z.string(),
  /** When it was computed; ISO time. */
  at: z.string(),
  customer: z.string(),
  /** It was made in call mode: what identifies the customer is replaced by labels. Otherwise left out. */
  masked: z.literal(true).optional(),
  /** What the onboarding file has instead of what ActiveEye prescribes; left out when everything is ActiveEye's. */
  notActiveEye: z.array(foreignValueSchema).optional(),
  /** Left out while none was imported. */
  answer: answerSchema.optional(),
  totals: totalsSchema,
  accounts: z.array(accountStatusSchema),
})
export type Checklist = z.infer<typeof checklistSchema>

/**
 * The JSON Schema of the checklist, as text: what the terminal prints with `--json` and the report holds. Draft 7.
 * Kept in assets/checklist.schema.json.
 */
export function checklistJsonSchema(): string {
  const schema = z.toJSONSchema(checklistSchema, { target: 'draft-07', io: 'output' })
  return `${JSON.stringify({ title: 'ActiveEye checklist', ...schema }, undefined, 2)}\n`
}
