import type { Profile } from '../../../app/access/foundAccounts.ts'
import { nameWithoutRole, roleOfArn, roleRank } from '../../../app/access/rolesOfAccount.ts'
import { partitionOf, suggestStackRegion } from '../../../app/aws/partition.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { identityCenterPortalKey } from '../../../app/input/identityCenterPortal.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { SignInOptions, WantedPortal } from '../signIn/signInToPortals.ts'
import { signInToPortals } from '../signIn/signInToPortals.ts'
import type { Terminal } from '../terminal.ts'
import { testConnections } from '../testConnections.ts'
import type { Candidate, FoundForFile, LeftOut } from './foundForFile.ts'
import { whyNot } from './foundForFile.ts'

/**
 * The accounts that the profiles of this computer give access to, by connection test. Of several profiles for one
 * account, the one whose role can most probably do the work.
 */
export async function fromProfiles(
  client: ContractClient,
  options: SignInOptions & { readonly only?: readonly string[] | undefined },
  terminal: Terminal,
): Promise<FoundForFile> {
  const { practice, only } = options
  const { profiles } = await firstValue((settings) => client.find.configuration({ practice }, settings))
  const isWanted = (accountId: string | undefined) =>
    accountId === undefined || only === undefined || only.includes(accountId)
  const usable = profiles.filter(({ unusable, accountId }) => unusable === undefined && isWanted(accountId))
  const leftOut: LeftOut[] = profiles.flatMap(({ name, accountId, unusable }) =>
    unusable === undefined ? [] : [{ name, accountId, why: unusable }],
  )
  for (const { name, notUsed } of usable) {
    if (notUsed !== undefined) terminal.err(`Profile ${name}: ${notUsed}`)
  }
  await signInToPortals(client, portalsOf(usable), options, terminal)
  const tests = usable.map(({ name }) => ({
    key: name,
    access: { kind: 'profile' as const, profile: name },
  }))
  const results = await testConnections(client, tests, practice, terminal)
  const reached: Reached[] = []
  for (const { name: profile, accountId: expected, region } of usable) {
    const result = results.get(profile)
    if (result?.state !== 'connected') {
      leftOut.push({ name: profile, accountId: expected, why: whyNot(result) })
      continue
    }
    const { accountId, arn } = result
    const stackRegion = suggestStackRegion(partitionOf(arn), region)
    if (isWanted(accountId)) reached.push({ profile, accountId, role: roleOfArn(arn), stackRegion })
  }
  const candidates: Candidate[] = []
  for (const [accountId, same] of Map.groupBy(reached, (one) => one.accountId)) {
    const [best, ...others] = same.toSorted((a, b) => rankOf(a) - rankOf(b))
    if (best === undefined) continue
    const { profile, role, stackRegion } = best
    const name = nameWithoutRole(profile, role)
    candidates.push({ accountId, name, access: { kind: 'profile', profile }, stackRegion })
    for (const other of others) {
      const why = rankOf(best) < rankOf(other) ? `: its role ${role} is more likely to do the work` : ''
      leftOut.push({
        name: other.profile,
        accountId,
        why: `The profile ${profile} leads into the same account and is used${why}.`,
      })
    }
  }
  return { candidates, leftOut }
}

/** A profile whose connection was tested. */
interface Reached {
  readonly profile: string
  readonly accountId: string
  /** `undefined` for a user. */
  readonly role: string | undefined
  readonly stackRegion: string
}

function rankOf({ role }: Reached): number {
  return roleRank(role ?? '')
}

/** The access portals that these profiles need, each once. */
function portalsOf(profiles: readonly Profile[]): readonly WantedPortal[] {
  const portals = profiles.flatMap(({ identityCenter }) => identityCenter ?? [])
  return [...Map.groupBy(portals, identityCenterPortalKey).values()].flatMap(([portal, ...more]) =>
    portal === undefined ? [] : [{ ...portal, accounts: more.length + 1 }],
  )
}
