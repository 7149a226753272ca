import { useMemo } from 'react'
import type { z } from 'zod'
import type { activityRequestSchema } from '../../../app/run/activityRequest.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { setActivityRefusal, useSteering } from '../../state/activityRefusalStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { askedOutside } from '../askedOutside.ts'

export type ActivityStart = z.input<typeof activityRequestSchema>

export interface ActivityControl {
  /** False when it was refused; the refusal is shown by ActivityRefusal. */
  start(request: ActivityStart): Promise<boolean>
  pause(): Promise<boolean>
  resume(): Promise<boolean>
  cancel(): Promise<boolean>
}

/** Starts, pauses, resumes and cancels activities. Their progress comes with the checklist's mirror. */
export function useActivityControl(): ActivityControl {
  const client = useClient()
  const { confirmsIn } = useHostAbilities()
  return useMemo(
    () => ({
      start: (request) =>
        once(async () => {
          const before = useChecklist.getState().activity?.startedAt
          const isStarted = await accepted(askedOutside(confirmsIn, client.activity.start(waiting(request))))
          // The mirror says a moment later that it runs; until then a second press would be refused.
          if (isStarted) await untilStarted(before)
          return isStarted
        }),
      pause: () => once(() => accepted(client.activity.pause())),
      resume: () => once(() => accepted(client.activity.resume())),
      cancel: () => once(() => accepted(client.activity.cancel())),
    }),
    [client, confirmsIn],
  )
}

/** A press counts once: while one waits for its answer, others are ignored. */
async function once(send: () => Promise<boolean>): Promise<boolean> {
  if (useSteering.getState().busy) return false
  useSteering.setState({ busy: true })
  try {
    return await send()
  } finally {
    useSteering.setState({ busy: false })
  }
}

/** Longer than main waits before it sends a change. Milliseconds. */
const LONGEST_LAG = 2_000

/** @param before when the last activity started that the mirror knew of. */
function untilStarted(before: string | undefined): Promise<void> {
  return new Promise((resolve) => {
    const isShown = () => useChecklist.getState().activity?.startedAt !== before
    const end = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(end, LONGEST_LAG)
    const unsubscribe = useChecklist.subscribe(() => isShown() && end())
    if (isShown()) end()
  })
}

/** A person at this page can sign in again, so a run waits for that instead of ending the account's work. */
function waiting(request: ActivityStart): ActivityStart {
  return request.activity === 'run' ? { whenSignInExpires: 'wait', ...request } : request
}

async function accepted(call: Promise<unknown>): Promise<boolean> {
  setActivityRefusal(undefined)
  try {
    await call
    return true
  } catch (error) {
    setActivityRefusal(error instanceof Error ? error.message : String(error))
    return false
  }
}
