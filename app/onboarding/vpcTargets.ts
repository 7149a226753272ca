import { z } from 'zod'
import { LIMITS } from '../input/limits.ts'
import { regionNameSchema } from '../input/regionName.ts'
import { decidedAtSchema, decidedBySchema, reasonSchema } from './leftOut.ts'
import { vpcIdSchema } from './vpcDecision.ts'

/**
 * What of a VPC gets flow logs where a person chose that not all of it does. It stands in the onboarding file, because
 * it changes what a run does.
 */

const subnetIdSchema = z
  .string({ error: 'the ID of a subnet' })
  .regex(/^subnet-[0-9A-Za-z-]{1,40}$/, 'the ID of a subnet: subnet-0abc…')
const interfaceIdSchema = z
  .string({ error: 'the ID of a network interface' })
  .regex(/^eni-[0-9A-Za-z-]{1,40}$/, 'the ID of a network interface: eni-0abc…')

function idsOf(id: z.ZodString) {
  return z
    .array(id, { error: 'a list of IDs' })
    .min(1, 'at least one ID')
    .max(LIMITS.targetsOfVpc, `at most ${LIMITS.targetsOfVpc} IDs`)
    .meta({ uniqueItems: true })
}

/** EC2 reads * and ? in the values of a filter as wildcards, and \ as what takes that meaning from them. */
const tagText = (longest: number, expected: string) =>
  z.string({ error: expected }).regex(new RegExp(`^[^*?\\\\\\u0000-\\u001f]{0,${longest}}$`), expected)

const kind = <K extends string>(name: K, description: string) => z.literal(name).describe(description)

export const partsChoiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: kind(
      'subnets',
      'Each of these subnets gets a flow log, which records all network interfaces in it, also those to come.',
    ),
    ids: idsOf(subnetIdSchema).describe('The IDs of the subnets.'),
  }),
  z.strictObject({
    kind: kind('interfaces', 'Each of these network interfaces gets a flow log.'),
    ids: idsOf(interfaceIdSchema).describe('The IDs of the network interfaces.'),
  }),
  z.strictObject({
    kind: kind(
      'interfacesWithTag',
      'Each network interface of the VPC that has the tag when it is looked at gets a flow log.',
    ),
    key: tagText(128, 'the key of a tag, without * ? and \\')
      .min(1, 'the key of a tag')
      .describe('The key of the tag.'),
    value: tagText(256, 'the value of a tag, without * ? and \\').describe('The value of the tag.'),
  }),
])
export type PartsChoice = z.infer<typeof partsChoiceSchema>

export const vpcTargetsSchema = z
  .strictObject({
    region: regionNameSchema('The Region of the VPC.'),
    vpcId: vpcIdSchema,
    monitor: partsChoiceSchema.describe('What gets flow logs in the place of the whole VPC.'),
    by: decidedBySchema,
    at: decidedAtSchema,
    reason: reasonSchema.optional(),
  })
  .describe('What of one VPC is monitored in the place of the whole.')
export type VpcTargets = z.infer<typeof vpcTargetsSchema>

/** Whether both choose the same, in whatever order. */
export function isSameChoice(a: PartsChoice, b: PartsChoice): boolean {
  return textOf(a) === textOf(b)
}

function textOf(choice: PartsChoice): string {
  return choice.kind === 'interfacesWithTag'
    ? JSON.stringify([choice.kind, choice.key, choice.value])
    : JSON.stringify([choice.kind, ...choice.ids.toSorted()])
}
