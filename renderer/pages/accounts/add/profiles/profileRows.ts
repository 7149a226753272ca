import type { ConnectionTestResult } from '../../../../../app/access/connectionTest.ts'
import type { Profile } from '../../../../../app/access/foundAccounts.ts'
import { type IdentityCenterPortal, isSameStartUrl } from '../../../../../app/input/identityCenterPortal.ts'
import type { DraftAccount } from '../../../../../app/onboarding/draft.ts'
import { type ConnectionSubject, connectionSubject } from '../../../../state/connectionSubject.ts'
import { type ConnectionState, connectionStateOf } from '../../../../state/connectionTestStore.ts'
import type { TestResults } from '../../../../state/testResults.ts'
import { type Choosable, listMarks } from '../choosing.ts'

/** A profile and its account, if that is known. */
export interface ProfileRow extends Choosable {
  readonly profile: Profile
  /** From the connection test, else from the AWS configuration. */
  readonly accountId: string | undefined
  readonly connection: ConnectionState
}

/** A row for each profile. Of two profiles for the same account only one can be chosen. */
export function profileRows(
  profiles: readonly Profile[],
  results: TestResults<ConnectionTestResult>,
  accounts: readonly DraftAccount[],
  chosen: ReadonlySet<string>,
): readonly ProfileRow[] {
  const marks = listMarks(accounts)
  const rows = profiles.map((profile): ProfileRow => {
    const connection = connectionStateOf(results, profileSubject(profile))
    const accountId = connection?.state === 'connected' ? connection.accountId : profile.accountId
    const why = profile.unusable ?? (accountId === undefined ? undefined : marks.get(accountId))
    return { key: profile.name, name: profile.name, profile, accountId, connection, why }
  })
  const taken = new Map<string, string>()
  for (const { key, name, accountId, why } of rows) {
    if (why === undefined && accountId !== undefined && chosen.has(key) && !taken.has(accountId)) {
      taken.set(accountId, name)
    }
  }
  return rows.map((row) => {
    const other = row.accountId === undefined ? undefined : taken.get(row.accountId)
    return row.why === undefined && other !== undefined && other !== row.name
      ? { ...row, why: `The same account as ${other}, which is chosen` }
      : row
  })
}

/** The connection through a profile. The test finds the account unless the AWS configuration has it. */
export function profileSubject({ name, accountId }: Profile): ConnectionSubject {
  return connectionSubject({
    key: name,
    access: { kind: 'profile', profile: name },
    ...(accountId !== undefined && { accountId }),
  })
}

/** The profiles that can be tested without a sign-in or an MFA code. */
export function testableNow(
  rows: readonly ProfileRow[],
  signedIn: readonly { readonly startUrl: string }[],
): readonly ProfileRow[] {
  return rows.filter(
    ({ why, profile: { mfaSerial, identityCenter } }) =>
      why === undefined &&
      mfaSerial === undefined &&
      (identityCenter === undefined || isSignedIn(identityCenter, signedIn)),
  )
}

/** The access portals that need a sign-in before their profiles can be tested. */
export function missingPortals(
  rows: readonly ProfileRow[],
  signedIn: readonly { readonly startUrl: string }[],
): readonly { readonly portal: IdentityCenterPortal; readonly rows: readonly ProfileRow[] }[] {
  const portals: { portal: IdentityCenterPortal; rows: ProfileRow[] }[] = []
  for (const row of rows) {
    const { identityCenter } = row.profile
    if (row.why !== undefined || identityCenter === undefined || isSignedIn(identityCenter, signedIn))
      continue
    const known = portals.find(({ portal }) => isSameStartUrl(portal.startUrl, identityCenter.startUrl))
    if (known === undefined) portals.push({ portal: identityCenter, rows: [row] })
    else known.rows.push(row)
  }
  return portals
}

export function isSignedIn(
  { startUrl }: IdentityCenterPortal,
  signedIn: readonly { readonly startUrl: string }[],
): boolean {
  return signedIn.some((one) => isSameStartUrl(one.startUrl, startUrl))
}
