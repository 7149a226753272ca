import { parseAccountId } from '../input/accountId.ts'
import { valueOrTyped } from '../input/parsed.ts'
import { valueWords } from '../text/valueWords.ts'
import { MAX_ROLES } from './access.ts'
import type { Fault, Path } from './fault.ts'
import { fieldsOf, rawAccounts } from './rawFields.ts'

/**
 * Rules of access that concern several fields: a role has one name and is in the account itself, a chain of roles has a
 * limit, and the credentials at its end name their account.
 */
export function accessFaults(value: unknown): readonly Fault[] {
  return rawAccounts(value).flatMap(({ accountId, access }, index) => {
    const roles = rolesOf(access, ['accounts', index, 'access'])
    return [
      ...roles.slice(0, MAX_ROLES).flatMap(oneName),
      ...elsewhere(roles[0], accountId),
      ...roles.slice(MAX_ROLES, MAX_ROLES + 1).map(tooLong),
      ...ofUnknownAccount(access, accountId, ['accounts', index, 'access']),
    ]
  })
}

interface RawRole {
  readonly path: Path
  readonly roleName: unknown
  readonly roleArn: unknown
}

function rolesOf(access: unknown, path: Path): readonly RawRole[] {
  const roles: RawRole[] = []
  let [at, fields] = [path, fieldsOf(access)]
  while (fields.kind === 'role' && roles.length <= MAX_ROLES) {
    roles.push({ path: at, roleName: fields.roleName, roleArn: fields.roleArn })
    at = [...at, 'through']
    fields = fieldsOf(fields.through)
  }
  return roles
}

function oneName({ path, roleName, roleArn }: RawRole): readonly Fault[] {
  if (roleName === undefined && roleArn === undefined) {
    return [{ path, found: 'a role without a name', expected: 'roleName or roleArn' }]
  }
  if (roleName !== undefined && roleArn !== undefined) {
    return [{ path: [...path, 'roleArn'], found: 'roleName and roleArn', expected: 'only one of the two' }]
  }
  return []
}

function elsewhere(role: RawRole | undefined, accountId: unknown): readonly Fault[] {
  if (typeof role?.roleArn !== 'string' || typeof accountId !== 'string') return []
  const target = parseAccountId(accountId)
  const inArn = /^arn:[\w-]+:iam::(\d{12}):/.exec(role.roleArn)?.[1]
  if (!target.ok || inArn === undefined || inArn === target.value) return []
  return [
    {
      path: [...role.path, 'roleArn'],
      found: valueWords(role.roleArn),
      expected: `a role in the account itself, ${target.value}`,
      why: `it is in ${inArn}; a role on the way there belongs into "through"`,
    },
  ]
}

function tooLong({ path }: RawRole): Fault {
  return { path, found: 'another role', expected: `at most ${MAX_ROLES} roles in a row` }
}

/** Credentials of another account have to name that account. */
function ofUnknownAccount(access: unknown, accountId: unknown, path: Path): readonly Fault[] {
  let [at, fields, depth] = [path, fieldsOf(access), 0]
  while (fields.kind === 'role' && depth < MAX_ROLES) {
    at = [...at, 'through']
    fields = fieldsOf(fields.through)
    depth += 1
  }
  if (fields.kind !== 'identityCenter' && fields.kind !== 'keys') return []
  if (depth > 0 && fields.accountId === undefined) {
    return [
      {
        path: [...at, 'accountId'],
        found: 'nothing',
        expected: 'the account that these credentials are of',
        why: 'they are used to assume a role in another one',
      },
    ]
  }
  if (depth === 0 && typeof fields.accountId === 'string' && !isSameAccount(fields.accountId, accountId)) {
    return [
      {
        path: [...at, 'accountId'],
        found: valueWords(fields.accountId),
        expected: 'the same account ID as the account itself, or none',
      },
    ]
  }
  return []
}

function isSameAccount(one: string, other: unknown): boolean {
  const keyOf = (text: string) => valueOrTyped(parseAccountId(text), text)
  return typeof other === 'string' && keyOf(one) === keyOf(other)
}
