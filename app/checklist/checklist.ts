import { z } from 'zod'
import type { StepName } from '../onboarding/stepName.ts'
import { decisionSchema, vpcDecisionSchema } from '../onboarding/vpcDecision.ts'
import { problemSchema, waitsForSchema } from '../problems/problem.ts'

export const stepStateSchema = z.enum(['todo', 'running', 'done', 'waiting', 'failed', 'skipped'])
export type StepState = z.infer<typeof stepStateSchema>

export const stepStatusSchema = z.strictObject({
  state: stepStateSchema,
  /** With `waiting` only. */
  for: waitsForSchema.optional(),
})
export type StepStatus = z.infer<typeof stepStatusSchema>

/** `notOptedIn`: the Region is not enabled for the account, so there is nothing to cover. */
export const regionStateSchema = z.enum([...stepStateSchema.options, 'notOptedIn'])

/**
 * - `missing`: no flow log at all.
 * - `covered`: one to ActiveEye, ACTIVE, ALL.
 * - `failing`: one to ActiveEye that AWS can't deliver, or that is not ACTIVE.
 * - `otherTraffic`: one to ActiveEye, but not for ALL traffic.
 * - `otherFormat`: one to ActiveEye, but not in AWS's default format, fields and partitions.
 * - `otherFolder`: one into a folder of ActiveEye's bucket.
 * - `partly`: only subnets or network interfaces of it have flow logs to ActiveEye.
 * - `elsewhere`: flow logs, none to ActiveEye; still to be covered, and those are left alone.
 * - `shared`: owned by another account, covered when that one is onboarded.
 * - `leftOut`: a person decided that it gets no flow log to ActiveEye. AWS has no such state, so no look sees it.
 */
export const vpcStateSchema = z.enum([
  'missing',
  'covered',
  'failing',
  'otherTraffic',
  'otherFormat',
  'otherFolder',
  'partly',
  'elsewhere',
  'shared',
  'leftOut',
])
export type VpcState = z.infer<typeof vpcStateSchema>

/** How a flow log to ActiveEye differs from the prescribed one; the first of several decides the VPC's state. */
export const flowLogDifferenceSchema = z.enum([
  'folder',
  'fileFormat',
  'logFormat',
  'hivePartitions',
  'hourlyPartitions',
  'traffic',
])
export type FlowLogDifference = z.infer<typeof flowLogDifferenceSchema>

export const vpcSchema = z.strictObject({
  vpcId: z.string(),
  state: vpcStateSchema,
  /** The VPC's tag Name, when it has one. */
  name: z.string().optional(),
  /** The flow log to ActiveEye, when there is one. */
  flowLogId: z.string().optional(),
  /** True when the flow log carries this onboarding's tag. */
  madeByUs: z.boolean(),
  /** Delivery as AWS last reported it: `SUCCESS` or `FAILED`. */
  delivery: z.string().optional(),
  /** Why it is `FAILED`, in AWS's words. */
  deliveryError: z.string().optional(),
  /** With `shared`: the account that owns the VPC. */
  ownerId: z.string().optional(),
  /** Flow logs that go elsewhere: left alone. */
  otherFlowLogIds: z.array(z.string()).optional(),
  /** With `otherTraffic`, `otherFormat` and `otherFolder`: how the flow log differs. */
  differs: z.array(flowLogDifferenceSchema).optional(),
  /** Further flow logs of the VPC to ActiveEye: what two of them record is delivered and charged twice. */
  alsoToActiveEye: z.array(z.string()).optional(),
  /** Subnets and network interfaces of the VPC that have flow logs to ActiveEye. */
  parts: z.array(z.strictObject({ resourceId: z.string(), flowLogId: z.string() })).optional(),
  /** What a person decided about this VPC, if it has an effect in this state. */
  decision: vpcDecisionSchema.pick({ by: true, at: true }).extend({ what: decisionSchema }).optional(),
})
export type VpcStatus = z.infer<typeof vpcSchema>

export const regionSchema = z.strictObject({
  region: z.string(),
  state: regionStateSchema,
  for: waitsForSchema.optional(),
  vpcs: z.array(vpcSchema),
})
export type RegionStatus = z.infer<typeof regionSchema>

export const stackStatusSchema = z.strictObject({
  stackId: z.string(),
  region: z.string(),
  /** CloudFormation's own status: `CREATE_COMPLETE`, … */
  status: z.string(),
  outputs: z.record(z.string(), z.string()),
  /** True when the stack carries this onboarding's tag. */
  madeByUs: z.boolean(),
})
export type StackStatus = z.infer<typeof stackStatusSchema>

export const connectorStatusSchema = z.strictObject({
  displayName: z.string(),
  accountId: z.string(),
  externalId: z.string(),
  priority: z.enum(['low', 'medium', 'high']),
  /** When a person confirmed the values that were entered in ActiveEye, and they were right. */
  confirmedAt: z.string().optional(),
})
export type ConnectorStatus = z.infer<typeof connectorStatusSchema>

export const accountStatusSchema = z.strictObject({
  accountId: z.string(),
  name: z.string(),
  externalId: z.string(),
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
  stack: stackStatusSchema.optional(),
  regions: z.array(regionSchema),
  problems: z.array(problemSchema),
})
export type AccountStatus = z.infer<typeof accountStatusSchema>

export const totalsSchema = z.strictObject({
  accounts: z.number(),
  /** VPCs to cover: shared ones belong to another account and are not counted. */
  vpcs: z.number(),
  covered: z.number(),
  /** Flow logs that this onboarding made and that are there. */
  created: z.number(),
  problems: z.number(),
})
export type Totals = z.infer<typeof totalsSchema>

export const checklistSchema = z.strictObject({
  version: z.literal(1),
  onboardingId: z.string(),
  /** When it was computed; ISO time. */
  at: z.string(),
  customer: z.string(),
  totals: totalsSchema,
  accounts: z.array(accountStatusSchema),
})
export type Checklist = z.infer<typeof checklistSchema>
