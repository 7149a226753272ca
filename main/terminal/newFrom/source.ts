import type { Access } from '../../../app/onboarding/access.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { SignInOptions } from '../signIn/signInOptions.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import { chosenPortal } from './choosePortal.ts'
import type { FoundForFile } from './foundForFile.ts'
import { fromIdentityCenter } from './fromIdentityCenter.ts'
import { fromOrganization } from './fromOrganization.ts'
import { fromProfiles } from './fromProfiles.ts'
import { onlyReached } from './onlyReached.ts'

/** What AWS Organizations makes in the accounts that it creates. */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

/** Where to look, with all that it needs; or what is missing or too much, for a person. */
type AccountsSource =
  | { readonly kind: 'search'; search(): Promise<FoundForFile> }
  | { readonly kind: 'wrong'; readonly why: string }

/** Calls nothing until `search` does. */
export async function sourceOf(
  client: Client,
  options: CreateOptions,
  terminal: Terminal,
): Promise<AccountsSource> {
  const { roleName, only } = options
  switch (options.from) {
    case 'profiles':
      return { kind: 'search', search: () => fromProfiles(client, options, terminal) }
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

  function tested(search: () => Promise<FoundForFile>): AccountsSource {
    return {
      kind: 'search',
      async search() {
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
  'Name the access portal with --start-url and --region: both are in the settings of the IAM Identity Center console. They may be left out where the AWS configuration of this computer names just one.'

async function portalOf(client: Client, options: CreateOptions) {
  const { practice } = options
  return chosenPortal(
    await firstValue((settings) => client.find.configuration({ practice }, settings)),
    options,
  )
}

/** The sign-in that the organization is asked with; or what is wrong, in words. */
async function throughOf(client: Client, options: CreateOptions): Promise<Access | string> {
  const { profile, startUrl, region, signInRole, account } = options
  const isPortal = [startUrl, region, signInRole, account].some((given) => given !== undefined)
  if (!isPortal) return profile === undefined ? { kind: 'environment' } : { kind: 'profile', profile }
  if (profile !== undefined) return 'Ask either with --profile or with IAM Identity Center, not with both.'
  if (signInRole === undefined || account === undefined) {
    return 'With IAM Identity Center, name the management or a delegated account with --account and your permission set there with --sign-in-role.'
  }
  const portal = await portalOf(client, options)
  if (portal === undefined) return PORTAL_NEEDED
  return { kind: 'identityCenter', ...portal, roleName: signInRole, accountId: account }
}

export const SOURCES = ['profiles', 'organization', 'identity-center'] as const

export interface CreateOptions extends SignInOptions {
  readonly file: string
  readonly from: (typeof SOURCES)[number]
  readonly customer: string
  readonly shortName?: string | undefined
  readonly portalUrl?: string | undefined
  /** With `organization`: roles in each account; with `identity-center`: permission sets. Tried in this order. */
  readonly roleName?: readonly string[] | undefined
  /** With `organization`: the profile to ask with; the environment when left out. */
  readonly profile?: string | undefined
  readonly startUrl?: string | undefined
  readonly region?: string | undefined
  /** With `organization`: the permission set, and the account, to ask with. */
  readonly signInRole?: string | undefined
  readonly account?: string | undefined
  /** Also accounts that were not seen to be reached. */
  readonly untested: boolean
  readonly only?: readonly string[] | undefined
  readonly json: boolean
}
