import { useMemo } from 'react'
import type { z } from 'zod'
import type { activityRequestSchema } from '../../../app/run/activityRequest.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { setActivityRefusal } from '../../state/activityRefusalStore.ts'
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
      start: (request) => accepted(askedOutside(confirmsIn, client.activity.start(waiting(request)))),
      pause: () => accepted(client.activity.pause()),
      resume: () => accepted(client.activity.resume()),
      cancel: () => accepted(client.activity.cancel()),
    }),
    [client, confirmsIn],
  )
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
