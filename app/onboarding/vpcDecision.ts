import { z } from 'zod'
import { regionNameSchema } from '../input/regionName.ts'
import { decidedAtSchema, decidedBySchema, reasonSchema } from './leftOut.ts'

/**
 * What a person decided about a VPC. It stands in the onboarding file, because it changes what a run does, also on
 * another computer and without the journal.
 */

/**
 * - `leaveAsIs`: its flow log to ActiveEye is accepted although it differs; the VPC no longer counts as to be covered.
 * - `addOurs`: a run creates the prescribed flow log beside it, so that its traffic is recorded and delivered twice.
 * - `leaveOut`: this VPC is not for ActiveEye: no run creates a flow log for it.
 */
export const decisionSchema = z.enum(['leaveAsIs', 'addOurs', 'leaveOut'], {
  error: '"leaveAsIs", "addOurs" or "leaveOut"',
})
export type Decision = z.infer<typeof decisionSchema>

/** States of a VPC about which a person can decide: those in which it is not covered and belongs to the account. */
export const decidableStateSchema = z.enum(
  ['missing', 'elsewhere', 'failing', 'otherTraffic', 'otherFormat', 'otherFolder', 'partly', 'noTarget'],
  { error: 'the state of the VPC, such as "otherFormat"' },
)

export const vpcIdSchema = z
  .string({ error: 'the ID of a VPC' })
  .regex(/^vpc-[0-9A-Za-z-]+$/, 'the ID of a VPC: vpc-0abc…')
  .describe('The VPC.')

export const vpcDecisionSchema = z
  .strictObject({
    region: regionNameSchema('The Region of the VPC.'),
    vpcId: vpcIdSchema,
    decision: decisionSchema.describe(
      'leaveAsIs: accept its flow log to ActiveEye as it is. addOurs: create the prescribed one beside it, so that traffic is delivered twice. leaveOut: create none.',
    ),
    seen: decidableStateSchema.describe(
      'The state that the decision is about: leaveAsIs and addOurs have no effect in another one.',
    ),
    by: decidedBySchema,
    at: decidedAtSchema,
    reason: reasonSchema.optional(),
  })
  .describe('A decision about one VPC.')
export type VpcDecision = z.infer<typeof vpcDecisionSchema>
