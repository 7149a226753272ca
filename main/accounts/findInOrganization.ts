import type { FoundOrganization } from '../../app/access/foundAccounts.ts'
import { unusableWords } from '../../app/access/newInOrganization.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Destination } from './destination.ts'

/** The accounts of the organization that this access belongs to. The caller's own account is reached without a role. */
export async function findInOrganization(
  { awsAccounts }: Destination,
  {
    roleName,
    through,
    withTags = false,
  }: { readonly roleName: readonly string[]; readonly through: Access; readonly withTags?: boolean },
  signal: AbortSignal | undefined,
): Promise<FoundOrganization> {
  const until = signal ?? new AbortController().signal
  const caller = await awsAccounts.identify(through, until)
  const [accounts, units] = await Promise.all([
    awsAccounts.listOrganizationAccounts(through, until),
    awsAccounts.organizationUnits(through, until).catch(unreadable),
  ])
  const tags = withTags
    ? await awsAccounts
        .organizationTags(
          through,
          accounts.map(({ accountId }) => accountId),
          until,
        )
        .catch(unreadable)
    : undefined
  const role: Access = { kind: 'role', roleName: oneOrMany(roleName), through }
  return {
    partition: caller.partition,
    accounts: accounts.map((account) => {
      const unit = units instanceof AwsFailure ? undefined : units.get(account.accountId)
      const unusable = unusableWords(account.state)
      const own = tags instanceof AwsFailure ? undefined : tags?.get(account.accountId)
      return {
        ...account,
        access: account.accountId === caller.accountId ? inItself(through) : role,
        ...(unit && { units: [...unit] }),
        ...(own && { tags: own }),
        ...(unusable !== undefined && { unusable }),
      }
    }),
    ...(units instanceof AwsFailure && {
      withoutUnits: `The organizational units could not be read: ${units.details.message}`,
    }),
    ...(tags instanceof AwsFailure && {
      withoutTags: `The tags of the accounts could not be read: ${tags.details.message}`,
    }),
  }
}

function unreadable(error: unknown): AwsFailure {
  if (error instanceof AwsFailure) return error
  throw error
}

function oneOrMany(names: readonly string[]): string | readonly string[] {
  const [first] = names
  return names.length === 1 && first !== undefined ? first : names
}

/** An access for its own account does not name the account. */
function inItself(access: Access): Access {
  if (access.kind !== 'identityCenter' && access.kind !== 'keys') return access
  const { accountId: _, ...own } = access
  return own
}
