import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { useEffect, useState } from 'react'
import { type ActivityStatus, isLive } from '../../../app/checklist/activityStatus.ts'
import { type ChangeList, changesTitle } from '../../../app/checklist/changes.ts'
import { plural } from '../../../app/text/plural.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { navigate } from '../../state/navigationStore.ts'

/** So many are told: a Region that was enabled in a thousand accounts is as many changes. */
const MOST_LINES = 12

/** After a look at what was done before: what is not any more as it was. Nothing while an activity runs. */
export function WhatChanged({ activity }: { readonly activity: ActivityStatus | undefined }) {
  const list = useChanges(activity)
  if (list === undefined || list.changes.length === 0) return null
  return (
    <Alert
      type="warning"
      header={changesTitle(list, clockTimeHere)}
      action={<Button onClick={() => navigate('plan')}>Plan what is missing</Button>}
    >
      <ul>
        {list.changes.slice(0, MOST_LINES).map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
        {list.changes.length > MOST_LINES && (
          <li>
            {plural(list.changes.length - MOST_LINES, 'more change')}: the checklist below has them all.
          </li>
        )}
      </ul>
    </Alert>
  )
}

function useChanges(activity: ActivityStatus | undefined): ChangeList | undefined {
  const client = useClient()
  const [list, setList] = useState<ChangeList>()
  const ended = activity === undefined || isLive(activity) ? undefined : activity.startedAt
  useEffect(() => {
    setList(undefined)
    if (ended === undefined) return
    let left = false
    client.changes({}).then(
      (found) => !left && setList(found),
      // No onboarding is open any more, or its journal can't be read: the frame says so.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [ended, client])
  return list
}
