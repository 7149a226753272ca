import { z } from 'zod'
import { engineSchema } from '../activeeye/engines.ts'
import { decisionSchema, vpcDecisionSchema } from '../onboarding/vpcDecision.ts'
import { partsChoiceSchema, vpcTargetsSchema } from '../onboarding/vpcTargets.ts'

/**
 * - `missing`: no flow log at all.
 * - `covered`: one to ActiveEye, ACTIVE, ALL.
 * - `failing`: one to ActiveEye that AWS can't deliver, or that is not ACTIVE.
 * - `otherTraffic`: one to ActiveEye, but not for ALL traffic.
 * - `otherFormat`: one to ActiveEye, but not in AWS's default format, fields and partitions.
 * - `otherFolder`: one into a folder of ActiveEye's bucket.
 * - `partly`: only subnets or network interfaces of it have flow logs to ActiveEye, and nobody chose them.
 * - `elsewhere`: flow logs, none to ActiveEye; still to be covered, and those are left alone.
 * - `shared`: owned by another account, covered when that one is onboarded.
 * - `noTarget`: a person chose subnets or network interfaces of it, and none of them exists, so no look sees it alone.
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
  'noTarget',
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

/** EC2's DeliverLogsStatus of a flow log whose delivery fails. It is a state, so no time of AWS belongs to it. */
export const DELIVERY_FAILED = 'FAILED'

/** A subnet or network interface that gets a flow log in the place of its VPC, as a look saw it. */
export const seenTargetSchema = z.strictObject({
  resourceId: z.string(),
  /** Of what is recorded of it: by its own flow logs, and by those of its subnet and its VPC. */
  state: vpcStateSchema.exclude(['partly', 'shared', 'noTarget', 'leftOut']),
  /** Its tag Name, when it has one. */
  name: z.string().optional(),
  /** The flow log to ActiveEye that records it, when there is one. */
  flowLogId: z.string().optional(),
  /** The VPC or the subnet that this flow log is on, when it is not on the target itself. */
  flowLogOn: z.string().optional(),
  /** True when that flow log carries this onboarding's tag. */
  madeByUs: z.boolean(),
  /** The engine that made the flow log, by its tag. */
  madeBy: engineSchema.optional(),
  delivery: z.string().optional(),
  deliveryError: z.string().optional(),
  differs: z.array(flowLogDifferenceSchema).optional(),
  /** Further flow logs to ActiveEye that record it. */
  alsoToActiveEye: z.array(z.string()).optional(),
})
export type SeenTarget = z.infer<typeof seenTargetSchema>

/** A VPC as a look saw it. */
export const seenVpcSchema = z.strictObject({
  vpcId: z.string(),
  state: vpcStateSchema,
  /** The VPC's tag Name, when it has one. */
  name: z.string().optional(),
  /** The flow log to ActiveEye, when there is one. */
  flowLogId: z.string().optional(),
  /** True when the flow log carries this onboarding's tag. */
  madeByUs: z.boolean(),
  /** The engine that made the flow log, by its tag. */
  madeBy: engineSchema.optional(),
  /** AWS's DeliverLogsStatus: `SUCCESS` or `FAILED`. */
  delivery: z.string().optional(),
  /** Why it is `FAILED`, in AWS's words. */
  deliveryError: z.string().optional(),
  /** With `shared`: the account that owns the VPC. */
  ownerId: z.string().optional(),
  /** Flow logs that go elsewhere: left alone. */
  otherFlowLogIds: z.array(z.string()).optional(),
  /** Of those, by ID: AWS's LogDestinationType where it is not `s3`. Left out by earlier versions. */
  otherDestinationTypes: z.record(z.string(), z.string()).optional(),
  /** With `otherTraffic`, `otherFormat` and `otherFolder`: how the flow log differs. */
  differs: z.array(flowLogDifferenceSchema).optional(),
  /** Further flow logs of the VPC to ActiveEye: what two of them record is delivered and charged twice. */
  alsoToActiveEye: z.array(z.string()).optional(),
  /** Subnets and network interfaces of the VPC that have flow logs to ActiveEye. */
  parts: z
    .array(
      z.strictObject({
        resourceId: z.string(),
        flowLogId: z.string(),
        /** It carries this onboarding's tag. */
        madeByUs: z.literal(true).optional(),
      }),
    )
    .optional(),
  /** What the onboarding file chose at the time of the look, in the place of the whole VPC. */
  chosen: partsChoiceSchema.optional(),
  /** With `chosen`: what there is of it. */
  targets: z.array(seenTargetSchema).optional(),
  /** With `chosen`: the IDs that no longer exist, or are not this account's to cover. */
  missingTargets: z.array(z.string()).optional(),
})
export type SeenVpc = z.infer<typeof seenVpcSchema>

/**
 * What is known of the delivery to ActiveEye.
 * - `notLookedAt`: AWS has reported nothing yet, or the look came too early to mean something.
 * - `noErrorReported`: AWS reports no error. It does not prove that files arrive.
 * - `arrivalConfirmed`: AWS reports no error, and ActiveEye said that files arrive when this flow log was there already.
 * - `failing`: AWS reports an error, whatever was said.
 */
export const deliverySchema = z.enum(['notLookedAt', 'noErrorReported', 'arrivalConfirmed', 'failing'])
export type Delivery = z.infer<typeof deliverySchema>

/** As {@link seenTargetSchema}, with what is known of its delivery. */
export const targetSchema = seenTargetSchema.extend({ delivery: deliverySchema.optional() })
export type TargetStatus = z.infer<typeof targetSchema>

export const vpcSchema = seenVpcSchema.extend({
  /** Left out when no flow log goes to ActiveEye. With `chosen`: of all targets together. */
  delivery: deliverySchema.optional(),
  /** With `chosen`; left out until a look has seen what was chosen. The VPC's state is that of its targets. */
  targets: z.array(targetSchema).optional(),
  /** With `chosen`: who chose it. */
  chosenBy: vpcTargetsSchema.pick({ by: true, at: true, reason: true }).optional(),
  /** What a person decided about this VPC, if it has an effect in this state. */
  decision: vpcDecisionSchema
    .pick({ by: true, at: true, reason: true })
    .extend({ what: decisionSchema })
    .optional(),
})
export type VpcStatus = z.infer<typeof vpcSchema>
