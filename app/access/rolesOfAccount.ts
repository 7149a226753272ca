/**
 * Several roles of one account: which of them can probably do the work, judged by AWS's own names for permission sets
 * and job functions, since asking what each may do would take a sign-in and dozens of calls for each.
 */

/** Names of roles that read, bill or audit only: `AWSReadOnlyAccess`, `ViewOnlyAccess`, `Billing`, `SecurityAudit`. */
const READS_ONLY = /read-?_?only|view-?_?only|billing|audit|viewer|support|purchaser|finance/i
const ADMINISTERS = /admin|OrganizationAccountAccessRole|AWSControlTowerExecution/i
/** It may not touch IAM, so it can't create the stack. */
const ALMOST_ALL = /power-?_?user/i
/** `AWSServiceCatalogEndUserAccess`, `NetworkAdministrator`, `DatabaseAdministrator`: administrators of one thing. */
const ONE_THING = /service-?_?catalog|(network|database|db|system|data)-?_?admin/i

/** The lower, the more probably the role can create the stack and the flow logs. Equal for names that say nothing. */
export function roleRank(roleName: string): number {
  if (READS_ONLY.test(roleName)) return 4
  if (ONE_THING.test(roleName)) return 3
  if (ADMINISTERS.test(roleName)) return 0
  return ALMOST_ALL.test(roleName) ? 2 : 1
}

/** The roles with the most capable first; those that rank alike stay in their order. */
export function byCapability<T>(roles: readonly T[], nameOf: (role: T) => string): readonly T[] {
  return roles.toSorted((a, b) => roleRank(nameOf(a)) - roleRank(nameOf(b)))
}

/**
 * The role of an ARN as people know it: `AdministratorAccess` of
 * `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/ada`; `undefined` for a user.
 */
export function roleOfArn(arn: string): string | undefined {
  const name = /:assumed-role\/(?:[^/]+\/)*?([^/]+)\/[^/]*$/.exec(arn)?.[1]
  return name === undefined ? undefined : (/^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(name)?.[1] ?? name)
}

/**
 * The name of an account from a profile that was named after account and role, as tools write them
 * (`Log-Archive.AWSAdministratorAccess`, `AdministratorAccess-111122223333`, `Prod/Admin`): without the role.
 */
export function nameWithoutRole(profile: string, roleName: string | undefined): string {
  if (roleName === undefined || roleName === '') return profile
  const role = roleName.replace(/[+.]/g, '\\$&')
  const rest = profile
    .replace(new RegExp(`[-._:/@ ]+${role}$`, 'i'), '')
    .replace(new RegExp(`^${role}[-._:/@ ]+`, 'i'), '')
  return rest === '' ? profile : rest
}
