import type { Account } from '../../../app/onboarding/onboarding.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import type { Terminal } from '../terminal.ts'
import type { Client } from '../terminalClient.ts'

/** Before a run: whose sign-in is likely to end in the middle of it. */
export async function sayWhatEndsSoon(
  client: Client,
  accounts: readonly Account[],
  terminal: Terminal,
): Promise<void> {
  const ending = await client.access.ending()
  for (const { accountId, name } of accounts) {
    const end = ending.find((one) => one.accountId === accountId)
    if (end === undefined) continue
    terminal.err(
      `The sign-in of ${name} (${accountId}) ends at ${clockTimeHere(end.endsAt)}. Sign in again before, or the work there may stop in the middle.`,
    )
  }
}
