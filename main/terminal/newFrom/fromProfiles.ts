import type { Profile } from '../../../app/access/foundAccounts.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { identityCenterPortalKey } from '../../../app/input/identityCenterPortal.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { SignInOptions, WantedPortal } from '../signIn/signInToPortals.ts'
import { signInToPortals } from '../signIn/signInToPortals.ts'
import type { Terminal } from '../terminal.ts'
import { testConnections } from '../testConnections.ts'
import type { Candidate, FoundForFile, LeftOut } from './foundForFile.ts'
import { whyNot } from './foundForFile.ts'

/** The accounts that the profiles of this computer give access to, by connection test; the first profile of each. */
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
  await signInToPortals(client, portalsOf(usable), options, terminal)
  const tests = usable.map(({ name }) => ({
    key: name,
    access: { kind: 'profile' as const, profile: name },
  }))
  const results = await testConnections(client, tests, practice, terminal)
  const candidates = new Map<string, Candidate>()
  for (const { name, accountId: expected } of usable) {
    const result = results.get(name)
    if (result?.state !== 'connected') {
      leftOut.push({ name, accountId: expected, why: whyNot(result) })
      continue
    }
    const { accountId } = result
    if (!isWanted(accountId)) continue
    const first = candidates.get(accountId)
    const access: Access = { kind: 'profile', profile: name }
    if (first === undefined) candidates.set(accountId, { accountId, name, access })
    else leftOut.push({ name, accountId, why: `The profile ${first.name} leads into the same account.` })
  }
  return { candidates: [...candidates.values()], leftOut }
}

/** The access portals that these profiles need, each once. */
function portalsOf(profiles: readonly Profile[]): readonly WantedPortal[] {
  const portals = profiles.flatMap(({ identityCenter }) => identityCenter ?? [])
  return [...Map.groupBy(portals, identityCenterPortalKey).values()].flatMap(([portal, ...more]) =>
    portal === undefined ? [] : [{ ...portal, accounts: more.length + 1 }],
  )
}
