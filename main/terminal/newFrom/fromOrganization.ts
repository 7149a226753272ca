import type { Access } from '../../../app/onboarding/access.ts'
import { signInBefore } from '../signIn/signInBefore.ts'
import type { SignInOptions } from '../signIn/signInOptions.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'
import type { FoundForFile } from './foundForFile.ts'

export interface OrganizationOptions extends SignInOptions {
  /** The roles in each account, tried in this order. */
  readonly roleName: readonly string[]
  /** How to ask, and to assume the roles. */
  readonly through: Access
}

/** Every account of the organization that `through` belongs to; those that are not active are left out. */
export async function fromOrganization(
  client: Client,
  options: OrganizationOptions,
  terminal: Terminal,
): Promise<FoundForFile> {
  const { roleName, through, practice } = options
  const asked = { accountId: ownAccount(through), name: 'the organization', access: through }
  await signInBefore(client, [asked], options, terminal)
  const { accounts } = await client.find.organization({ roleName: [...roleName], through, practice })
  return {
    candidates: accounts.flatMap(({ name, accountId, access, unusable }) =>
      unusable === undefined ? [{ name, accountId, access }] : [],
    ),
    leftOut: accounts.flatMap(({ name, accountId, unusable }) =>
      unusable === undefined ? [] : [{ name, accountId, why: unusable }],
    ),
  }
}

function ownAccount(access: Access): string {
  return access.kind === 'identityCenter' ? (access.accountId ?? '') : ''
}
