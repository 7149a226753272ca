import type { AssignedAccount } from '../../../app/access/foundAccounts.ts'
import { byCapability } from '../../../app/access/rolesOfAccount.ts'
import { suggestStackRegion } from '../../../app/aws/partition.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { IdentityCenterPortal } from '../../../app/input/identityCenterPortal.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import type { SignInOptions } from '../signIn/signInToPortals.ts'
import { signInToPortals } from '../signIn/signInToPortals.ts'
import type { Terminal } from '../terminal.ts'
import type { Candidate, FoundForFile, LeftOut } from './foundForFile.ts'

export interface IdentityCenterOptions extends SignInOptions {
  readonly portal: IdentityCenterPortal
  /** Permission sets: in each account the first one that the person has there. Asked for when left out. */
  readonly roleName?: readonly string[] | undefined
}

/** The accounts that the person is assigned to in IAM Identity Center. @throws Unanswered */
export async function fromIdentityCenter(
  client: ContractClient,
  options: IdentityCenterOptions,
  terminal: Terminal,
): Promise<FoundForFile> {
  const { portal, practice } = options
  const signedOut = await signInToPortals(client, [portal], options, terminal)
  if (signedOut.length > 0) return { candidates: [], leftOut: [{ name: portal.startUrl, why: SIGNED_OUT }] }
  const assigned = await client.find.identityCenter({ ...portal, practice })
  const roleName = options.roleName ?? [await askForRole(assigned, terminal)]
  const candidates: Candidate[] = []
  const leftOut: LeftOut[] = []
  for (const { accountId, name, roleNames } of assigned) {
    const role = roleName.find((wanted) => roleNames.includes(wanted))
    if (role === undefined) leftOut.push({ name, accountId, why: withoutRole(roleName, roleNames) })
    else {
      const { startUrl, region } = portal
      const access = { kind: 'identityCenter' as const, startUrl, region, roleName: role }
      candidates.push({ accountId, name, access, stackRegion: suggestStackRegion(undefined, region) })
    }
  }
  return { candidates, leftOut }
}

const SIGNED_OUT =
  'Nobody is signed in there. Run this at a terminal and sign in when you are asked, or run aws sso login first.'

function withoutRole(wanted: readonly string[], has: readonly string[]): string {
  const what = has.length === 0 ? 'none at all' : list(has)
  return `You do not have the permission set ${wanted.join(' or ')} there, but ${what}.`
}

async function askForRole(assigned: readonly AssignedAccount[], terminal: Terminal): Promise<string> {
  const accounts = Map.groupBy(
    assigned.flatMap(({ roleNames }) => roleNames),
    (name) => name,
  )
  terminal.err('Your permission sets:')
  for (const [name, { length }] of byCapability([...accounts], ([role]) => role))
    terminal.err(`  ${name} (${plural(length, 'account')})`)
  let name = ''
  while (accounts.size > 0 && !accounts.has(name)) {
    name = (await terminal.prompt('Permission set to use: ')).trim()
  }
  return name
}
