import type { z } from 'zod'
import type { Checklist } from '../../app/checklist/checklist.ts'
import { isLive } from '../../app/checklist/liveActivity.ts'
import type { ActivityStatus, Patch } from '../../app/checklist/snapshot.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import type { activityRequestSchema } from '../../app/run/activity.ts'
import { EXIT } from './exitStatus.ts'
import { onInterrupt } from './interruption.ts'
import { createProgress } from './progress.ts'
import { signingInAgain } from './signIn/signInBeforeRetry.ts'
import type { SignInOptions } from './signIn/signInToPortals.ts'
import type { Terminal } from './terminal.ts'

/** How an activity ended, and what is known afterwards. */
export interface Followed {
  readonly end: ActivityStatus
  readonly checklist: Checklist
}

/** Who else wants to see how it goes. */
export interface Onlooker {
  see(patch: Patch): void
  end(): void
}

/** Starts an activity and shows how it goes, until it ends. Ctrl-C stops it cleanly, twice at once. */
export async function follow(
  client: ContractClient,
  request: z.input<typeof activityRequestSchema>,
  terminal: Terminal,
  onlooker?: Onlooker,
): Promise<Followed> {
  const patches = await client.checklist.watch()
  const progress = createProgress(request.activity, terminal)
  let isStopping = false
  const show = (patch: Patch) => {
    progress.show(patch)
    onlooker?.see(patch)
  }
  let endInterrupt = () => {}
  try {
    const first = await patches.next()
    if (!first.done) show(first.value)
    // One listener for both times: between two of them, a signal would end the process without a word.
    endInterrupt = onInterrupt(() => {
      if (isStopping) process.exit(EXIT.interrupted)
      isStopping = true
      terminal.err('Stopping before the next change. Press Ctrl-C again to stop at once.')
      client.activity.cancel().catch(() => undefined)
    })
    await client.activity.start(request)
    const end = await untilEnd(patches, show)
    return { end, checklist: await client.checklist.get() }
  } finally {
    endInterrupt()
    onlooker?.end()
    progress.end()
    await patches.return?.()
  }
}

async function untilEnd(
  patches: AsyncIterable<Patch>,
  show: (patch: Patch) => void,
): Promise<ActivityStatus> {
  for await (const patch of patches) {
    show(patch)
    const { activity } = patch
    if (activity !== undefined && !isLive(activity)) return activity
  }
  throw new Error('The checklist stopped telling before the end.')
}

/** As `follow`; where somebody is there to sign in again, an ended sign-in is waited for instead of ending its account's work. */
export function followPatiently(
  client: ContractClient,
  request: z.input<typeof activityRequestSchema>,
  { accounts, options }: { readonly accounts: readonly Account[]; readonly options: SignInOptions },
  terminal: Terminal,
): Promise<Followed> {
  if (!terminal.interactive) return follow(client, { ...request, whenSignInExpires: 'stop' }, terminal)
  const onlooker = signingInAgain(client, accounts, options, terminal)
  return follow(client, { ...request, whenSignInExpires: 'wait' }, terminal, onlooker)
}
