import type { z } from 'zod'
import type { Account } from '../../app/onboarding/onboarding.ts'
import type { activityRequestSchema } from '../../app/run/activityRequest.ts'
import { type Followed, follow } from './follow.ts'
import { signingInAgain } from './signIn/signInBeforeRetry.ts'
import type { SignInOptions } from './signIn/signInOptions.ts'
import type { Terminal } from './terminal.ts'
import type { Client } from './terminalClient.ts'

/** As `follow`; where somebody is there to sign in again, an ended sign-in is waited for instead of ending its account's work. */
export function followPatiently(
  client: Client,
  request: z.input<typeof activityRequestSchema>,
  { accounts, options }: { readonly accounts: readonly Account[]; readonly options: SignInOptions },
  terminal: Terminal,
): Promise<Followed> {
  if (!terminal.interactive) return follow(client, { ...request, whenSignInExpires: 'stop' }, terminal)
  const onlooker = signingInAgain(client, accounts, options, terminal)
  return follow(client, { ...request, whenSignInExpires: 'wait' }, terminal, onlooker)
}
