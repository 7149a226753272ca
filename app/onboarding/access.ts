import { z } from 'zod'
import { accountIdSchema } from '../input/accountId.ts'
import { identityCenterPortalSchema } from '../input/identityCenterPortal.ts'
import { nameSchema } from './name.ts'

/** How many roles in a row: a chain longer than this is a mistake. Checked in accessFaults.ts. */
export const MAX_ROLES = 4

const EXPECTED = 'how to get credentials, such as { "kind": "environment" }'

const roleNameSchema = z
  .string({ error: 'the name of an IAM role, without its path' })
  .regex(
    /^[\w+=,.@-]{1,64}$/,
    'the name of an IAM role, without its path: up to 64 letters, digits and +=,.@_-',
  )
  .meta({ examples: ['OrganizationAccountAccessRole'] })

const roleArnSchema = z
  .string({ error: 'arn:aws:iam::ACCOUNT:role/NAME' })
  .regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'arn:aws:iam::ACCOUNT:role/NAME')
  .describe('The ARN of the role, instead of roleName.')

const kind = <K extends string>(name: K, description: string) => z.literal(name).describe(description)

const ownAccount = accountIdSchema
  .describe('With "through" only: the account that these credentials are of.')
  .optional()

const environmentAccess = z.strictObject({
  kind: kind(
    'environment',
    'The credentials that AWS tools find here by themselves: AWS_* variables, the profile that they name, or what a container or AWS CloudShell gives.',
  ),
})
const profileAccess = z.strictObject({
  kind: kind('profile', 'A profile of the AWS configuration on this computer.'),
  profile: nameSchema(256, 'The name of the profile in ~/.aws/config or ~/.aws/credentials.', 'acme-prod'),
})
const identityCenterAccess = z.strictObject({
  kind: kind('identityCenter', 'Sign in through IAM Identity Center, in the browser.'),
  ...identityCenterPortalSchema.shape,
  roleName: nameSchema(32, 'The permission set to use in the account.', 'AdministratorAccess'),
  accountId: ownAccount,
})
const keysAccess = z.strictObject({
  kind: kind(
    'keys',
    'Access keys, asked for when needed and kept in memory only. They never stand in this file.',
  ),
  accountId: ownAccount,
})

/** Of a file that somebody prepared for the customer. */
const notChosenAccess = z.strictObject({
  kind: kind(
    'notChosen',
    'Nobody has said yet how to sign in: the same as leaving "access" out. The customer says it before the first look.',
  ),
})

/** What an account has whose file says nothing about its access. */
export const NOT_CHOSEN: Access = { kind: 'notChosen' }

/** How the app gets credentials for an account: where to look, never what is found there. */
export type Access =
  | z.infer<typeof environmentAccess>
  | z.infer<typeof profileAccess>
  | z.infer<typeof identityCenterAccess>
  | z.infer<typeof keysAccess>
  | z.infer<typeof notChosenAccess>
  | RoleAccess

/** A role in the account itself; only a role on the way, in `through`, may be elsewhere, by its ARN. */
export interface RoleAccess {
  readonly kind: 'role'
  /** Several names are tried in their order. */
  readonly roleName?: string | readonly string[] | undefined
  readonly roleArn?: string | undefined
  readonly through: Access
}

/** What of the rules in accessFaults.ts a JSON Schema can say. */
const only = (name: 'roleName' | 'roleArn') => ({
  type: 'object',
  properties: { [name]: { type: ['string', 'array'], description: 'One of roleName and roleArn.' } },
  required: [name],
})
const ROLE_RULES = { oneOf: [only('roleName'), only('roleArn')] }

export const accessSchema: z.ZodType<Access> = z
  .lazy(() =>
    z.discriminatedUnion(
      'kind',
      [
        environmentAccess,
        profileAccess,
        identityCenterAccess,
        keysAccess,
        notChosenAccess,
        z
          .strictObject({
            kind: kind('role', 'A role in the account, assumed with other credentials.'),
            roleName: z
              .union([roleNameSchema, z.array(roleNameSchema).min(1, 'at least one name of a role')], {
                error: 'the name of a role, or a list of names that are tried in their order',
              })
              .describe('The name of the role in the account, or several that are tried in their order.')
              .optional(),
            roleArn: roleArnSchema.optional(),
            through: accessSchema,
          })
          .meta(ROLE_RULES),
      ],
      { error: (issue) => (issue.code === 'invalid_union' ? undefined : EXPECTED) },
    ),
  )
  .meta({ id: 'access', description: 'How the app gets credentials for this account. Never a secret.' })
