import { z } from 'zod'
import { externalIdSchema, shortNameSchema } from '../activeeye/externalId.ts'
import { accountIdSchema } from '../input/accountId.ts'
import { regionNameSchema } from '../input/regionName.ts'
import { httpsUrlSchema, WEB_ADDRESSES } from '../input/webAddress.ts'
import { jsonText } from '../text/jsonText.ts'
import { accessSchema, NOT_CHOSEN } from './access.ts'
import { tagsSchema } from './customerTags.ts'
import { leftOutSchema, regionLeftOutSchema } from './leftOut.ts'
import { LONGEST_NAME, nameSchema } from './name.ts'
import { vpcDecisionSchema } from './vpcDecision.ts'
import { vpcTargetsSchema } from './vpcTargets.ts'
import { wavesSchema } from './waves.ts'

/**
 * The onboarding file, `NAME.onboarding.json`: one customer's accounts and settings. It never holds a secret.
 * Every message completes the sentence "expected …". Rules that concern several fields are in
 * duplicateFaults.ts, accessFaults.ts and customerTags.ts; validateOnboarding.ts applies all.
 */

export const prioritySchema = z
  .enum(['low', 'medium', 'high'], { error: '"low", "medium" or "high"' })
  .describe(
    'Raises or lowers the priority of the alerts for this account; can be changed later in ActiveEye.',
  )

/** Empty: directly under the root of the organization. */
export const organizationalUnitsSchema = z
  .array(
    z
      .string({ error: 'the name of an organizational unit' })
      .max(LONGEST_NAME, `at most ${LONGEST_NAME} characters`),
    {
      error: 'a list of names of organizational units, such as ["Workloads", "Production"]',
    },
  )
  // AWS Organizations allows five levels, and names of 128 characters.
  .max(10, 'at most 10 organizational units')

/** AWS Organizations allows 50 tags, keys of 128 and values of 256 characters. */
export const organizationTagsSchema = z
  .record(
    z.string().max(128, 'at most 128 characters'),
    z.string({ error: 'a text, in quotes: "dev"' }).max(256, 'at most 256 characters'),
    { error: 'the tags by their keys: { "stage": "dev" }' },
  )
  .refine((tags) => Object.keys(tags).length <= 50, 'at most 50 tags')

export const accountSchema = z.strictObject({
  accountId: accountIdSchema,
  name: nameSchema(LONGEST_NAME, 'What people call this account.', 'prod'),
  externalId: externalIdSchema,
  connector: z
    .strictObject({
      displayName: nameSchema(
        LONGEST_NAME,
        'The Display Name in ActiveEye, unique among AWS Flowlogs connectors.',
        'Acme prod',
      ),
      priority: prioritySchema.default('medium'),
    })
    .describe('What is entered into the form of the service connector.'),
  access: accessSchema
    .default(NOT_CHOSEN)
    .describe(
      'How the app gets credentials for this account. Left out in a file that is prepared for a customer.',
    ),
  regions: z
    .union(
      [
        z.literal('enabled'),
        z
          .array(regionNameSchema('A Region to cover.'))
          .min(1, 'at least one Region, or "enabled"')
          .meta({ uniqueItems: true }),
      ],
      { error: '"enabled" or a list of Regions, such as ["us-east-1", "eu-west-1"]' },
    )
    .describe('"enabled": every Region that the account has enabled. Or a list: only those.')
    .default('enabled'),
  stackRegion: regionNameSchema('The Region that the CloudFormation stack is created in.').default(
    'us-east-1',
  ),
  organizationalUnits: organizationalUnitsSchema
    .describe(
      'The names of the organizational units from the root down: pictures group the accounts by them.',
    )
    .optional(),
  organizationTags: organizationTagsSchema
    .describe('The tags of the account in AWS Organizations: waves select accounts by them.')
    .optional(),
  vpcDecisions: z
    .array(vpcDecisionSchema, { error: 'a list of decisions about VPCs' })
    .meta({
      description: 'What a person decided about VPCs that are not covered. Written by the app.',
      uniqueItems: true,
    })
    .optional(),
  vpcTargets: z
    .array(vpcTargetsSchema, { error: 'a list of choices of subnets or network interfaces' })
    .meta({
      description:
        'VPCs of which a person chose subnets or network interfaces in the place of the whole. Written by the app.',
      uniqueItems: true,
    })
    .optional(),
  regionsLeftOut: z
    .array(regionLeftOutSchema, { error: 'a list of Regions that are left out' })
    .describe(
      'Regions of this account that are not for ActiveEye: they are not looked at. Written by the app.',
    )
    .optional(),
  leftOut: leftOutSchema
    .describe('The whole account is not for ActiveEye: only undo looks at it. Written by the app.')
    .optional(),
})
/** An AWS account to onboard. */
export type Account = z.infer<typeof accountSchema>

/** Begins the IDs of the practice organizations' onboardings, whose journals lie in the same folder. */
export const PRACTICE_ID_PREFIX = 'practice-'

/** Made once; part of every idempotency token and tag, and the name of the journal's file. */
export const onboardingIdSchema = z
  .string({ error: '8 to 64 letters, digits and dashes' })
  .regex(/^[A-Za-z0-9][A-Za-z0-9-]{7,63}$/, '8 to 64 letters, digits and dashes, the first not a dash')
  .describe('Made once and never changed: it marks what this onboarding made.')

export const onboardingSchema = z.strictObject({
  $schema: z.string({ error: 'the address of a JSON Schema' }).describe('For editors only.').optional(),
  version: z
    .literal(1, { error: '1, the version of this file format' })
    .describe('The version of this file format.'),
  id: onboardingIdSchema,
  customer: z
    .strictObject({
      name: nameSchema(LONGEST_NAME, 'The name of the customer.', 'Acme Corp'),
      shortName: shortNameSchema,
    })
    .describe('Whose accounts these are.'),
  portalUrl: httpsUrlSchema(
    "The address of the customer's ActiveEye portal, opened for the connector step.",
    WEB_ADDRESSES.portalUrl.example,
  ).optional(),
  connectors: z
    .strictObject({
      addedBy: z
        .enum(['customer', 'activeeye'], { error: '"customer" or "activeeye"' })
        .describe(
          "Who adds the service connectors in ActiveEye: the customer's administrator, or ActiveEye's representative.",
        )
        .default('customer'),
    })
    .describe('How the service connectors come into being.')
    .optional(),
  tags: tagsSchema.optional(),
  waves: wavesSchema.optional(),
  accounts: z
    .array(accountSchema, { error: 'a list of accounts: [{ … }]' })
    .min(1, 'at least one account')
    .meta({ description: 'The AWS accounts to onboard.', uniqueItems: true }),
  allowSharedExternalIds: z
    .boolean({ error: 'true or false' })
    .describe(
      'Accounts may have the same ExternalID. ActiveEye wants one for each; only if the customer insists.',
    )
    .default(false),
  flowLogs: z
    .strictObject({
      maxAggregationInterval: z
        .union([z.literal(60), z.literal(600)], { error: '60 or 600 (seconds)' })
        .describe('Seconds of traffic that one record sums up: 600, or 60 for more detail and more cost.')
        .default(600),
    })
    .describe('Settings of the flow logs.')
    .default({ maxAggregationInterval: 600 }),
  activeeye: z
    .strictObject({
      templateUrl: httpsUrlSchema(
        'The template of the stack.',
        'https://s3.amazonaws.com/BUCKET/TEMPLATE.yaml',
      ),
      flowLogDestination: z
        .string({ error: 'the ARN of a bucket: arn:aws:s3:::BUCKET' })
        .regex(/^arn:aws[\w-]*:s3:::[a-z0-9.-]{3,63}$/, 'the ARN of a bucket: arn:aws:s3:::BUCKET')
        .describe('The bucket that flow logs go to.'),
    })
    .describe("Other addresses than ActiveEye's public ones; needed outside the partition aws.")
    .optional(),
})
/** One customer's effort: the accounts and their settings. */
export type Onboarding = z.infer<typeof onboardingSchema>

/** Who adds the service connectors in ActiveEye: the customer, unless the file says otherwise. */
export function connectorsAddedBy({ connectors }: Pick<Onboarding, 'connectors'>): 'customer' | 'activeeye' {
  return connectors?.addedBy ?? 'customer'
}

/** False in a file that somebody prepared: the customer says how to sign in. */
export function isAccessChosen({ access }: Pick<Account, 'access'>): boolean {
  return access.kind !== 'notChosen'
}

/** The schema that editors use when the file names none: a copy of assets/onboarding.schema.json beside it. */
const SCHEMA_REFERENCE = './onboarding.schema.json'

/** The text of an onboarding file, with the keys in the order of the documentation. */
export function formatOnboarding(onboarding: Onboarding): string {
  const { $schema = SCHEMA_REFERENCE, ...rest } = onboarding
  const accounts = onboarding.accounts.map((account) => {
    const { access: _, ...without } = account
    return isAccessChosen(account) ? account : without
  })
  return `${jsonText({ $schema, ...rest, accounts })}\n`
}

/**
 * The JSON Schema of the onboarding file, for editors, as text. Draft 7, because every editor completes it;
 * what may be left out is optional. Kept in assets/onboarding.schema.json.
 */
export function onboardingJsonSchema(): string {
  const schema = z.toJSONSchema(onboardingSchema, { target: 'draft-07', io: 'input' })
  return `${JSON.stringify({ title: 'ActiveEye onboarding', allowComments: true, allowTrailingCommas: true, ...schema }, undefined, 2)}\n`
}
