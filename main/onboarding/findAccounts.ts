import type { OrganizationAccount } from '../../app/access/found.ts'
import type { Access } from '../../app/onboarding/access.ts'
import type { Destination } from '../destination.ts'

/** The accounts of the organization that this access belongs to. The caller's own needs no role. */
export async function findInOrganization(
  { connections }: Destination,
  { roleName, through }: { readonly roleName: readonly string[]; readonly through: Access },
  signal: AbortSignal | undefined,
): Promise<OrganizationAccount[]> {
  const until = signal ?? never()
  const own = await connections.identify(through, until)
  const accounts = await connections.listOrganizationAccounts(through, until)
  const role: Access = { kind: 'role', roleName, through }
  return accounts.map(({ accountId, name, state, email, joinedMethod }) => ({
    accountId,
    name,
    email,
    state,
    joinedMethod,
    access: accountId === own.accountId ? through : role,
    ...(state !== 'ACTIVE' && { unusable: `The account is ${state.toLowerCase().replaceAll('_', ' ')}.` }),
  }))
}

function never(): AbortSignal {
  return new AbortController().signal
}
