import { whoActs } from '../../../app/access/whoAmI.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import type { Account } from '../../../app/onboarding/onboarding.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { firstValue } from '../../async/firstValue.ts'
import type { Terminal } from '../terminal.ts'

/** Says whom the work in these accounts is done as, after a look; nothing where nobody could sign in. */
export async function sayWho(
  client: ContractClient,
  accounts: readonly Account[],
  practice: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const { identities } = await firstValue((settings) => client.signIn.watch({ practice }, settings))
  const accountIds = accounts.map(({ accountId }) => accountId)
  const words = whoActs(identities, accountIds, {
    time: clockTimeHere,
    accountName: (accountId) => accounts.find((account) => account.accountId === accountId)?.name,
  })
  for (const line of words) terminal.err(`Signed in as ${line}.`)
}
