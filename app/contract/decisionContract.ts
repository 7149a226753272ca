import { z } from 'zod'
import { leaveOutPlaceSchema } from '../checklist/leaveOut.ts'
import { vpcChoiceSchema, vpcPlaceSchema } from '../checklist/vpcDecisions.ts'
import { partsChoiceSchema } from '../onboarding/vpcTargets.ts'
import { procedure } from './procedure.ts'

/** The part of the contract about what a person decides or confirms: it is recorded in the journal or in the file, and calls no AWS. */
export const decisionContract = {
  /**
   * A person accepts that these are gone: they are no open problems any more. Each is a VPC or a stack by AWS's ID, as
   * the problem's `resource` names it.
   */
  acceptGone: procedure
    .input(
      z.strictObject({ items: z.array(z.strictObject({ accountId: z.string(), resource: z.string() })) }),
    )
    .output(z.strictObject({ accepted: z.number() })),

  /**
   * Records what ActiveEye said: files of these accounts arrive. INVALID_INPUT, and nothing is recorded: one is no
   * account of the onboarding or has no flow log to ActiveEye, no name is given, or the date is none.
   */
  confirmArrival: procedure.input(
    z.strictObject({
      accountIds: z.array(z.string()).min(1),
      /** Who of ActiveEye said it. */
      by: z.string(),
      /** ISO date. */
      since: z.string().optional(),
    }),
  ),

  /**
   * What a person decides about VPCs that are not covered: in the onboarding file, which is opened again, so
   * `checklist.watch` ends. INVALID_INPUT: it is not possible for one of them, and nothing was written. NOT_NOW while
   * an activity is running. It takes effect with the next look.
   */
  decide: procedure
    .input(
      z.strictObject({
        choice: vpcChoiceSchema,
        vpcs: z.array(vpcPlaceSchema).min(1),
        /** Why, in the customer's words; the file and the report tell it. */
        reason: z.string().optional(),
      }),
    )
    .output(
      z.strictObject({
        /** The onboarding file. */
        path: z.string(),
      }),
    ),

  /**
   * Chooses subnets or network interfaces of a VPC that get flow logs in the place of the whole: in the onboarding file,
   * as `decide`, which takes it back with `wholeVpc`. INVALID_INPUT: the VPC was not seen, or AWS lets only its owner
   * create flow logs on its subnets; nothing was written.
   */
  chooseParts: procedure
    .input(
      z.strictObject({
        vpc: vpcPlaceSchema,
        monitor: partsChoiceSchema,
        reason: z.string().optional(),
      }),
    )
    .output(z.strictObject({ path: z.string() })),

  /**
   * Leaves Regions or whole accounts out of the open onboarding, or monitors them again: in its file, as `decide`.
   * INVALID_INPUT: a reason is missing, or a place that is taken back was not left out; nothing was written.
   */
  leaveOut: procedure
    .input(
      z.strictObject({
        choice: z.enum(['leaveOut', 'takeBack']),
        places: z.array(leaveOutPlaceSchema).min(1),
        /** Why; needed with `leaveOut`. */
        reason: z.string().optional(),
      }),
    )
    .output(z.strictObject({ path: z.string() })),
}
