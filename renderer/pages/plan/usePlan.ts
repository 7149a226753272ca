import { useEffect, useState } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import type { Plan } from '../../../app/run/plan.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useChecklist } from '../../state/checklistStore.ts'

/** What main makes of the last look; asked for anew whenever work has ended. `undefined` until it is there. */
export function usePlan(): Plan | undefined {
  const client = useClient()
  const [plan, setPlan] = useState<Plan>()
  const resting = useChecklist(({ revision, activity }) =>
    revision === 0 || isLive(activity) ? undefined : `${activity?.startedAt} ${activity?.state}`,
  )
  useEffect(() => {
    if (resting === undefined) return
    let wanted = true
    client.plan().then(
      (answer) => {
        if (wanted) setPlan(answer)
      },
      // Nothing is open any more: the frame tells.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [client, resting])
  return plan
}
