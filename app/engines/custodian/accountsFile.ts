import { partitionOf } from '../../aws/partition.ts'
import type { Access } from '../../onboarding/access.ts'
import type { EngineAccount, EngineInput } from '../engine.ts'
import { type YamlValue, yamlText } from './yaml.ts'

/** What AWS Organizations makes in the accounts that it creates. */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

const COMMENT = `# The accounts, for c7n-org: README.md says how it is run. "name" is the account ID, because c7n-org makes a folder of it.
`

/** accounts.yml of c7n-org: https://cloudcustodian.io/docs/tools/c7n-org.html */
export function accountsFile({ accounts, destination }: EngineInput): string {
  const partition = partitionOf(destination)
  return `${COMMENT}${yamlText({ accounts: accounts.map((account) => entry(account, partition)) })}\n`
}

function entry(account: EngineAccount, partition: string): YamlValue {
  const { accountId, name, regions } = account
  return {
    account_id: accountId,
    name: accountId,
    display_name: name,
    ...signIn(account, partition),
    // c7n-org asks AWS for all Regions that the account has enabled.
    regions: regions === 'enabled' ? ['all'] : [...regions],
  }
}

function signIn(
  { access, accountId }: EngineAccount,
  partition: string,
): { role: YamlValue } | { profile: string } {
  if (access.kind === 'profile') return { profile: access.profile }
  const roles = rolesOf(access, accountId, partition)
  const [first = `arn:${partition}:iam::${accountId}:role/${USUAL_ROLE}`, ...more] = roles
  return { role: more.length === 0 ? first : [first, ...more] }
}

/** In the order in which they are assumed. Of several names that the app tries, c7n-org gets the first. */
function rolesOf(access: Access, accountId: string, partition: string): readonly string[] {
  if (access.kind !== 'role') return []
  const [name] = typeof access.roleName === 'string' ? [access.roleName] : (access.roleName ?? [])
  const arn = access.roleArn ?? `arn:${partition}:iam::${accountId}:role/${name ?? USUAL_ROLE}`
  return [...rolesOf(access.through, accountId, partition), arn]
}

/** Accounts whose access c7n-org can't use: the usual role stands in accounts.yml. */
export function withoutRole({ accounts }: EngineInput): readonly EngineAccount[] {
  return accounts.filter(({ access }) => access.kind !== 'role' && access.kind !== 'profile')
}

/** Profiles that the roles are assumed with. */
export function baseProfiles({ accounts }: EngineInput): readonly string[] {
  return [...new Set(accounts.flatMap(({ access }) => baseProfile(access)))]
}

function baseProfile(access: Access): readonly string[] {
  if (access.kind !== 'role') return []
  return access.through.kind === 'profile' ? [access.through.profile] : baseProfile(access.through)
}
