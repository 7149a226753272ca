import type { z } from 'zod'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import type { activityRequestSchema } from '../../app/run/activityRequest.ts'
import { EXIT } from './exitStatus.ts'
import { onInterrupt } from './interruption.ts'
import { createProgress } from './progress.ts'
import type { Terminal } from './terminal.ts'
import type { Client } from './terminalClient.ts'

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
  client: Client,
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
