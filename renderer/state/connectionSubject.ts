import type { ConnectionAttempt } from '../../app/access/connection.ts'
import { normalizeAccountId } from '../../app/onboarding/accountId.ts'
import type { DraftAccount } from '../../app/onboarding/draft.ts'
import type { Access } from '../../app/onboarding/onboarding.ts'
import type { FieldFaults } from '../pages/accounts/draftFaults.ts'
import type { Subject } from './testResults.ts'

/** A way into an account, to be tested, and what tells it from another way. */
export interface WayIn extends Subject {
  readonly attempt: ConnectionAttempt
}

export function wayIn(attempt: ConnectionAttempt): WayIn {
  return { key: attempt.key, of: textOf(attempt.accountId, attempt.access), attempt }
}

/** The way into an account of the list, as it is typed now; also where it is not right yet. */
export function wayInto({ key, accountId, access, stackRegion }: DraftAccount): WayIn {
  const normalized = normalizeAccountId(accountId)
  return wayIn({
    key,
    accountId: normalized.ok ? normalized.accountId : accountId,
    access,
    ...(stackRegion !== '' && { stackRegion }),
  })
}

/** Whether it is clear where it leads and how; only then can it be tested. */
export function isTestable(faults: FieldFaults | undefined): boolean {
  return [...(faults?.keys() ?? [])].every((field) => !/^(?:accountId|access|stackRegion)\b/.test(field))
}

function textOf(accountId: string | undefined, access: Access): string {
  return JSON.stringify([accountId, accessParts(access)])
}

/** The same for the same access, in whatever order its fields stand. */
export function accessParts(access: Access): readonly unknown[] {
  switch (access.kind) {
    case 'environment':
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
