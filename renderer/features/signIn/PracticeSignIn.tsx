import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'

/** In practice there is nowhere else to sign in: the practice cloud takes the word for it. */
export function PracticeSignIn({ accountIds }: { readonly accountIds: readonly string[] }) {
  const client = useClient()
  const [progress, setProgress] = useState<'none' | 'busy' | 'done'>('none')
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function signIn(): Promise<void> {
    setRefusal(undefined)
    setProgress('busy')
    try {
      await client.signIn.renewed({ accountIds: [...accountIds], inPractice: true })
      setProgress('done')
    } catch (error) {
      setRefusal(refusalOf(error))
      setProgress('none')
    }
  }

  return (
    <SpaceBetween size="xs">
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <Button loading={progress === 'busy'} onClick={() => void signIn()}>
          Sign in again (practice)
        </Button>
        {progress === 'done' && (
          <LiveRegion>
            <StatusIndicator type="success">Signed in again.</StatusIndicator>
          </LiveRegion>
        )}
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
