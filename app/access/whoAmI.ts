import { inShort } from '../text/inShort.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import type { KnownIdentity } from './signIns.ts'

/** How a host writes a time, and what it calls an account. */
interface WhoWriting {
  readonly time: (iso: string) => string
  /** Undefined for an account that is not in the file. */
  readonly accountName?: ((accountId: string) => string | undefined) | undefined
}

/**
 * Whom a person is signed in as, one text for each role or user: `role Admin (jane) in prod (111122223333), until 14:05`.
 * Roles that were assumed with a sign-in are left out, unless nothing else is known.
 */
export function whoAmI(identities: readonly KnownIdentity[], writing: WhoWriting): readonly string[] {
  return grouped(ownOf(identities), writing)
}

function ownOf(identities: readonly KnownIdentity[]): readonly KnownIdentity[] {
  const own = identities.filter(({ isOwn }) => isOwn)
  return own.length > 0 ? own : identities
}

/** The same in a few words, for a bar: `AdministratorAccess in prod until 14:05 and 1 more`. Undefined when nobody is known. */
export function whoInShort(identities: readonly KnownIdentity[], writing: WhoWriting): string | undefined {
  return inFewWords(ownOf(identities), writing)
}

function inFewWords(
  identities: readonly KnownIdentity[],
  { time, accountName }: WhoWriting,
): string | undefined {
  const [first, ...others] = Map.groupBy(identities, ({ arn }) => principalWords(arn))
  if (first === undefined) return undefined
  const [who, of] = first
  const name = who.replace(/^(?:role|user|federated user) /, '').replace(/ \(.*\)$/, '')
  const [one] = of
  const where =
    one !== undefined && of.length === 1
      ? (accountName?.(one.accountId) ?? one.accountId)
      : plural(of.length, 'account')
  const [end] = of.flatMap(({ endsAt }) => endsAt ?? []).toSorted()
  return `${name} in ${where}${end === undefined ? '' : ` until ${time(end)}`}${others.length === 0 ? '' : ` and ${others.length} more`}`
}

/** Whom the work in these accounts is done as; another identity that is known there, of an earlier access, is none. */
export function whoActs(
  identities: readonly KnownIdentity[],
  accountIds: readonly string[],
  writing: WhoWriting,
): readonly string[] {
  const acting = actingIn(identities, accountIds)
  const unknown = accountIds.length - acting.length
  return [
    ...grouped(acting, writing),
    ...(unknown === 0 || acting.length === 0 ? [] : [`not known yet in ${plural(unknown, 'account')}`]),
  ]
}

/** The same in a few words. Undefined when nobody is known. */
export function whoActsInShort(
  identities: readonly KnownIdentity[],
  accountIds: readonly string[],
  writing: WhoWriting,
): string | undefined {
  return inFewWords(actingIn(identities, accountIds), writing)
}

function actingIn(
  identities: readonly KnownIdentity[],
  accountIds: readonly string[],
): readonly KnownIdentity[] {
  return accountIds.flatMap(
    (id) => identities.find(({ accountId, isActing }) => isActing && accountId === id) ?? [],
  )
}

function grouped(identities: readonly KnownIdentity[], { time, accountName }: WhoWriting): readonly string[] {
  const groups = Map.groupBy(identities, ({ arn }) => principalWords(arn))
  return [...groups].map(([who, of]) => {
    const names = of.map(({ accountId }) => {
      const name = accountName?.(accountId)
      return name === undefined ? accountId : `${name} (${accountId})`
    })
    const [end] = of.flatMap(({ endsAt }) => endsAt ?? []).toSorted()
    return `${who} in ${names.length > 2 ? inShort(names) : list(names)}${end === undefined ? '' : `, until ${time(end)}`}`
  })
}

/** `role AdministratorAccess (jane)`, `user jane`, `the root user`, from an ARN. */
export function principalWords(arn: string): string {
  const [kind = '', ...path] = arn.split(':').slice(5).join(':').split('/')
  switch (kind) {
    case 'assumed-role': {
      const [role = '', session = ''] = path
      // IAM Identity Center's name for a permission set, with a hash behind it.
      const set = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/.exec(role)?.[1]
      return `role ${set ?? role}${session === '' ? '' : ` (${session})`}`
    }
    case 'user':
      return `user ${path.at(-1) ?? ''}`
    case 'federated-user':
      return `federated user ${path.join('/')}`
    case 'root':
      return 'the root user'
    default:
      return arn
  }
}
