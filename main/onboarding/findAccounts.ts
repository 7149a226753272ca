import { AwsFailure } from '../../app/aws.ts'
import type { FoundAccount } from '../../app/contract.ts'
import type { Access } from '../../app/onboarding/access.ts'
import { problemOf } from '../../app/problems.ts'
import { listProfiles } from '../credentials/profiles.ts'
import type { Destination } from '../destination.ts'

/** Accounts to start an onboarding with, as the profiles of the shared AWS config files reach them. */
export async function findInProfiles(
  destination: Destination,
  signal: AbortSignal | undefined,
): Promise<FoundAccount[]> {
  const profiles = await listProfiles(destination.env)
  return Promise.all(profiles.map(({ name }) => findProfile(destination, name, signal ?? never())))
}

async function findProfile(
  { connections }: Destination,
  profile: string,
  signal: AbortSignal,
): Promise<FoundAccount> {
  const access: Access = { kind: 'profile', profile }
  try {
    const { accountId } = await connections.identify(access, signal)
    return { accountId, name: profile, access }
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    return {
      accountId: '',
      name: profile,
      access,
      unusable: problemOf(error.details, `the profile ${profile}`).message,
    }
  }
}

/** The accounts of the organization that this access belongs to. The caller's own needs no role. */
export async function findInOrganization(
  { connections }: Destination,
  { roleName, through }: { readonly roleName: string; readonly through: Access },
  signal: AbortSignal | undefined,
): Promise<FoundAccount[]> {
  const until = signal ?? never()
  const own = await connections.identify(through, until)
  const accounts = await connections.listOrganizationAccounts(through, until)
  const role: Access = { kind: 'role', roleName, through }
  return accounts.map(({ accountId, name, state }) => ({
    accountId,
    name,
    access: accountId === own.accountId ? through : role,
    ...(state !== 'ACTIVE' && { unusable: `The account is ${state.toLowerCase().replaceAll('_', ' ')}.` }),
  }))
}

function never(): AbortSignal {
  return new AbortController().signal
}
