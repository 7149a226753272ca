import type { z } from 'zod'
import { type ActivityStatus, isLive } from '../../app/checklist/activityStatus.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { Account } from '../../app/onboarding/onboarding.ts'
import type { activityRequestSchema } from '../../app/run/activityRequest.ts'
import { EXIT } from './exitStatus.ts'
import { onInterrupt } from './interruption.ts'
import { createProgress } from './progress.ts'
import type { Who } from './signIn/sayWho.ts'
import { type SignInDuringActivity, signInDuringActivity } from './signIn/signInDuringActivity.ts'
import type { SignInOptions } from './signIn/signInToPortals.ts'
import type { Terminal } from './terminal.ts'

/** How an activity ended, and the checklist after it. */
export interface FollowedActivity {
  readonly end: ActivityStatus
  readonly checklist: Checklist
}

/**
 * Starts an activity and shows its progress until it ends, after who does it. Ctrl-C cancels it; a second Ctrl-C ends the
 * process.
 */
export async function followToEnd(
  client: ContractClient,
  request: z.input<typeof activityRequestSchema>,
  who: Who,
  terminal: Terminal,
  signIn?: SignInDuringActivity,
): Promise<FollowedActivity> {
  const patches = await client.checklist.watch()
  // A picture is drawn below the lines, so it needs not wait for them.
  const shown = terminal.live ? terminal : { ...terminal, err: who.afterwards }
  const progress = createProgress(request.activity, shown)
  let isStopping = false
  const show = (patch: Patch) => {
    progress.show(patch)
    who.see(patch, request.only)
    signIn?.see(patch)
  }
  let endInterrupt = () => {}
  try {
    const first = await patches.next()
    if (!first.done) show(first.value)
    // One listener for both: between two of them, a signal would end the process without a message.
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
    signIn?.end()
    await who.end()
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
  throw new Error('The checklist’s patches ended before the activity.')
}

/** As `follow`. At an interactive terminal, an account whose sign-in has ended waits for a new one instead of failing. */
export function followToEndWithSignIn(
  client: ContractClient,
  request: z.input<typeof activityRequestSchema>,
  who: Who,
  { accounts, options }: { readonly accounts: readonly Account[]; readonly options: SignInOptions },
  terminal: Terminal,
): Promise<FollowedActivity> {
  if (!terminal.interactive)
    return followToEnd(client, { ...request, whenSignInExpires: 'stop' }, who, terminal)
  const signIn = signInDuringActivity(client, accounts, options, terminal)
  return followToEnd(client, { ...request, whenSignInExpires: 'wait' }, who, terminal, signIn)
}
