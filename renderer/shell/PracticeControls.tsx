import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useState } from 'react'
import { isLive } from '../../app/checklist/activityStatus.ts'
import type { PracticeSwitch } from '../../app/contract/contract.ts'
import { useClient } from '../client/ClientContext.tsx'
import { refusalOf } from '../client/callRefusal.ts'
import { announce } from '../state/announcementStore.ts'
import { useChecklist } from '../state/checklistStore.ts'
import { navigate } from '../state/navigationStore.ts'
import { dismissNotice, showNotice } from '../state/noticeStore.ts'
import { showOpened, useOpened } from '../state/openedStore.ts'

const NOTICE = 'practice-refused'

/** In the practice's banner: what other people do in this scenario, and beginning again. */
export function PracticeControls() {
  const client = useClient()
  const opened = useOpened((state) => state.opened)
  const activity = useChecklist((state) => state.activity)
  const [switches, setSwitches] = useState<readonly PracticeSwitch[]>([])
  const [busy, setBusy] = useState(false)
  const state = `${activity?.startedAt} ${activity?.state}`

  // biome-ignore lint/correctness/useExhaustiveDependencies: an activity may have changed what is to be switched
  useEffect(() => {
    if (opened?.practice === undefined) return
    client.practice.switches().then(setSwitches, () => setSwitches([]))
  }, [client, opened, state])

  async function act(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    dismissNotice(NOTICE)
    await work().catch((error: unknown) =>
      showNotice({ id: NOTICE, type: 'error', header: refusalOf(error).message }),
    )
    setBusy(false)
  }

  async function turnOn({ id, text }: PracticeSwitch): Promise<void> {
    await client.practice.turnOn({ id })
    setSwitches(await client.practice.switches())
    announce(`${text}. Run again to see it.`)
  }

  async function restart(): Promise<void> {
    showOpened(await client.practice.restart())
    announce('The practice begins again.')
    navigate('accounts')
  }

  return (
    <SpaceBetween direction="horizontal" size="xs">
      {switches
        .filter(({ isOn }) => !isOn)
        .map((one) => (
          <Button key={one.id} disabled={busy} onClick={() => void act(() => turnOn(one))}>
            {one.text}
          </Button>
        ))}
      <Button
        loading={busy}
        disabled={isLive(activity)}
        disabledReason="An activity is running."
        onClick={() => void act(restart)}
      >
        Start over
      </Button>
    </SpaceBetween>
  )
}
