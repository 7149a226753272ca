import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type RefObject, useState } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'
import { useSignIns } from '../../state/signInStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'

interface HeldKeysProps {
  readonly accountId: string
  /** What takes the focus over when they are forgotten. */
  readonly beside: RefObject<HTMLElement | null>
}

/** Says that keys for this account are in memory, with the button that forgets them; nothing where none are. */
export function HeldKeys({ accountId, beside }: HeldKeysProps) {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const held = useSignIns(({ keys }) => keys.find((one) => one.accountId === accountId))
  const [refusal, setRefusal] = useState<CallRefusal>()
  if (held === undefined) return null

  async function forget(): Promise<void> {
    setRefusal(undefined)
    try {
      await client.signIn.forget({ accountId, ...(practice !== undefined && { practice }) })
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <KeepFocus beside={beside}>
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <StatusIndicator type="success">The keys ending in {held.ending} are in memory.</StatusIndicator>
        <Button
          variant="inline-link"
          ariaLabel={`Forget the keys of ${accountId}`}
          onClick={() => void forget()}
        >
          Forget the keys
        </Button>
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </KeepFocus>
  )
}
