import type { ConnectionTest, ConnectionTestResult } from '../../app/access/connectionTest.ts'
import { parseAccountId } from '../../app/input/accountId.ts'
import { valueOrTyped } from '../../app/input/parsed.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { DraftAccount } from '../../app/onboarding/draft.ts'
import type { Subject, Tested } from './testResults.ts'

/** What a connection test is about: an account and the access to it. `of` differs for another account or access. */
export interface ConnectionSubject extends Subject {
  readonly test: ConnectionTest
}

export function connectionSubject(test: ConnectionTest): ConnectionSubject {
  return { key: test.key, of: textOf(test.accountId, test.access), test }
}

/** The account and access of a row of the list, as they are typed now, even when they are not valid yet. */
export function draftSubject({ key, accountId, access, stackRegion }: DraftAccount): ConnectionSubject {
  return connectionSubject({
    key,
    accountId: valueOrTyped(parseAccountId(accountId), accountId),
    access,
    ...(stackRegion !== '' && { stackRegion }),
  })
}

/** Whether this result, about one or the other subject, shows that the subject's account is reached by its access. */
export function isAbout(
  { of, result }: Tested<ConnectionTestResult>,
  { accountId, access }: Pick<ConnectionTest, 'accountId' | 'access'>,
): boolean {
  if (result?.state !== 'connected' || result.accountId !== accountId) return false
  return of === textOf(accountId, access) || of === textOf(undefined, access)
}

function textOf(accountId: string | undefined, access: Access): string {
  return JSON.stringify([accountId, accessParts(access)])
}

/** The same for the same access, in whatever order its fields stand. */
export function accessParts(access: Access): readonly unknown[] {
  switch (access.kind) {
    case 'environment':
    case 'notChosen':
      return [access.kind]
    case 'keys':
      return [access.kind, access.accountId]
    case 'profile':
      return [access.kind, access.profile]
    case 'identityCenter':
      return [access.kind, access.startUrl, access.region, access.roleName, access.accountId]
    case 'role':
      return [access.kind, access.roleName, access.roleArn, accessParts(access.through)]
  }
}
