import { partitionOf } from '../../aws/partition.ts'
import type { RoleAccess } from '../../onboarding/access.ts'
import type { EngineAccount, EngineInput } from '../engine.ts'
import { argument, type HclItem } from './hcl.ts'

/** What a provider says about credentials, and what a person has to know or do about it. */
export interface ProviderCredentials {
  /** Sentences for comments. */
  readonly comments: readonly string[]
  readonly items: readonly HclItem[]
}

/** How Terraform gets into the account: as the onboarding does, as far as Terraform can. No secret is in it. */
export function credentialsOf(
  { destination }: Pick<EngineInput, 'destination'>,
  { accountId, access }: Pick<EngineAccount, 'accountId' | 'access'>,
): ProviderCredentials {
  switch (access.kind) {
    case 'profile':
      return { comments: [], items: [argument('profile', access.profile)] }
    case 'environment':
      return { comments: ['Credentials come from the environment.'], items: [] }
    case 'identityCenter':
      return {
        comments: [
          `Sign in through IAM Identity Center: a profile with sso_account_id ${accountId} and sso_role_name ${access.roleName}, named by AWS_PROFILE.`,
        ],
        items: [],
      }
    case 'keys':
    case 'notChosen':
      return { comments: ['Give credentials of this account by AWS_PROFILE or the environment.'], items: [] }
    case 'role':
      return throughRole(access, accountId, partitionOf(destination))
  }
}

function throughRole(access: RoleAccess, accountId: string, partition: string): ProviderCredentials {
  const { roleArn, roleName = [], through } = access
  const [name = '', ...others] = typeof roleName === 'string' ? [roleName] : roleName
  const arn = roleArn ?? `arn:${partition}:iam::${accountId}:role/${name}`
  const comments = [
    ...(others.length === 0
      ? []
      : [`Where there is no such role, the onboarding tries ${others.join(', ')}.`]),
    ...(through.kind === 'profile'
      ? []
      : [
          through.kind === 'role'
            ? 'The role is assumed through another role: name a profile that does that with AWS_PROFILE.'
            : 'The credentials that assume the role come from AWS_PROFILE or the environment.',
        ]),
  ]
  return {
    comments,
    items: [
      ...(through.kind === 'profile' ? [argument('profile', through.profile)] : []),
      'blank',
      { block: { type: 'assume_role', items: [argument('role_arn', arn)] } },
    ],
  }
}
