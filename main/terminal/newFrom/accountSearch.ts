import type { Configuration } from '../../../app/access/foundAccounts.ts'
import { homeRegion } from '../../../app/aws/partition.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import {
  type IdentityCenterPortal,
  identityCenterPortalKey,
} from '../../../app/input/identityCenterPortal.ts'
import { unknownRegionWords } from '../../../app/input/knownRegions.ts'
import type { Access } from '../../../app/onboarding/access.ts'
import { firstValue } from '../../async/firstValue.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { SignInOptions } from '../signIn/signInToPortals.ts'
import type { Terminal } from '../terminal.ts'
import { type FoundForFile, onlyReached } from './foundForFile.ts'
import { fromIdentityCenter } from './fromIdentityCenter.ts'
import { fromProfiles } from './fromProfiles.ts'

/** Where accounts are looked for, as `--from` names it. */
export const PLACES = ['profiles', 'organization', 'identity-center'] as const

export interface AccountSearchOptions extends SignInOptions {
  readonly from: (typeof PLACES)[number]
  /** With `organization`: roles in each account; with `identity-center`: permission sets. Tried in this order. */
  readonly roleName?: readonly string[] | undefined
  /** With `organization`: the profile that lists the accounts; the environment when left out. */
  readonly profile?: string | undefined
  readonly startUrl?: string | undefined
  readonly region?: string | undefined
  /** With `organization`: the permission set, and the account, that list the accounts. */
  readonly signInRole?: string | undefined
  readonly account?: string | undefined
  /** Also accounts to which the connection was not tested. */
  readonly untested: boolean
  readonly only?: readonly string[] | undefined
}

/** What AWS Organizations makes in the accounts that it creates. */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

/** A search that has all that it needs, or what is wrong with the options, in words. */
type AccountSearch =
  | { readonly kind: 'search'; find(): Promise<FoundForFile> }
  | { readonly kind: 'wrong'; readonly why: string }

/** The search that the options describe. Calls AWS in `find` only. */
export async function searchOf(
  client: ContractClient,
  options: AccountSearchOptions,
  terminal: Terminal,
): Promise<AccountSearch> {
  const { roleName, only } = options
  const unknownRegion = unknownRegionWords(options.region ?? '')
  if (unknownRegion !== undefined) terminal.err(unknownRegion)
  switch (options.from) {
    case 'profiles':
      return { kind: 'search', find: () => fromProfiles(client, options, terminal) }
    case 'organization': {
      const through = await throughOf(client, options)
      if (typeof through === 'string') return { kind: 'wrong', why: through }
      const settings = { ...options, roleName: roleName ?? [USUAL_ROLE], through }
      return tested(() => fromOrganization(client, settings, terminal))
    }
    case 'identity-center': {
      const portal = await portalOf(client, options)
      if (portal === undefined) return { kind: 'wrong', why: PORTAL_NEEDED }
      if (roleName === undefined && !terminal.interactive) {
        return { kind: 'wrong', why: 'Name the permission set to use with --role-name.' }
      }
      return tested(() => fromIdentityCenter(client, { ...options, portal }, terminal))
    }
  }

  function tested(search: () => Promise<FoundForFile>): AccountSearch {
    return {
      kind: 'search',
      async find() {
        const found = await search()
        const { candidates } = found
        const wanted = {
          ...found,
          candidates: candidates.filter(({ accountId }) => only === undefined || only.includes(accountId)),
        }
        return options.untested ? wanted : onlyReached(client, wanted, options.practice, terminal)
      },
    }
  }
}

const PORTAL_NEEDED =
  'Name the access portal with --start-url and --region: both are in the settings of the IAM Identity Center console. They can be left out when the AWS configuration of this computer names only one.'

async function portalOf(client: ContractClient, options: AccountSearchOptions) {
  const { practice } = options
  return chosenPortal(
    await firstValue((settings) => client.find.configuration({ practice }, settings)),
    options,
  )
}

/** The access that lists the organization's accounts; or what is wrong with the options, in words. */
async function throughOf(client: ContractClient, options: AccountSearchOptions): Promise<Access | string> {
  const { profile, startUrl, region, signInRole, account } = options
  const isPortal = [startUrl, region, signInRole, account].some((given) => given !== undefined)
  if (!isPortal) return profile === undefined ? { kind: 'environment' } : { kind: 'profile', profile }
  if (profile !== undefined)
    return 'Find the accounts either with --profile or with IAM Identity Center, not with both.'
  if (signInRole === undefined || account === undefined) {
    return 'With IAM Identity Center, name the management account or a delegated administrator account with --account, and your permission set there with --sign-in-role.'
  }
  const portal = await portalOf(client, options)
  if (portal === undefined) return PORTAL_NEEDED
  return { kind: 'identityCenter', ...portal, roleName: signInRole, accountId: account }
}

interface OrganizationOptions extends SignInOptions {
  /** The roles in each account, tried in this order. */
  readonly roleName: readonly string[]
  /** The access that lists the accounts and assumes the roles. */
  readonly through: Access
}

/** Every account of the organization that `through` belongs to; those that are not active are left out. */
async function fromOrganization(
  client: ContractClient,
  options: OrganizationOptions,
  terminal: Terminal,
): Promise<FoundForFile> {
  const { roleName, through, practice } = options
  const asked = { accountId: ownAccount(through), name: 'the organization', access: through }
  await signInBefore(client, [asked], options, terminal)
  const { accounts, partition } = await client.find.organization({
    roleName: [...roleName],
    through,
    practice,
  })
  const stackRegion = homeRegion(partition)
  return {
    candidates: accounts.flatMap(({ name, accountId, access, unusable, units }) =>
      unusable === undefined ? [{ name, accountId, access, stackRegion, organizationalUnits: units }] : [],
    ),
    leftOut: accounts.flatMap(({ name, accountId, unusable }) =>
      unusable === undefined ? [] : [{ name, accountId, why: unusable }],
    ),
  }
}

function ownAccount(access: Access): string {
  return access.kind === 'identityCenter' ? (access.accountId ?? '') : ''
}

/** The portal that the options name; what they leave out comes from the configuration when it names only one. */
function chosenPortal(
  { identityCenters }: Configuration,
  { startUrl, region }: { readonly startUrl?: string | undefined; readonly region?: string | undefined },
): IdentityCenterPortal | undefined {
  if (startUrl !== undefined && region !== undefined) return { startUrl, region }
  const matching = identityCenters.filter(
    (known) =>
      (startUrl === undefined ||
        identityCenterPortalKey({ ...known, startUrl }) === identityCenterPortalKey(known)) &&
      (region === undefined || region === known.region),
  )
  const [only] = matching
  return only === undefined || matching.length > 1
    ? undefined
    : { startUrl: only.startUrl, region: only.region }
}
