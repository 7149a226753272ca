import { useEffect, useRef, useState } from 'react'
import type { NetworkCheck } from '../../../app/network/networkSettings.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'

interface NetworkCheckRun {
  readonly state: 'none' | 'running' | 'finished'
  readonly checks: readonly NetworkCheck[]
  readonly refusal: CallRefusal | undefined
  run(): Promise<void>
}

/** Tries the way to each host that is needed; results come one by one. Ends with the component. */
export function useNetworkChecks(): NetworkCheckRun {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const [state, setState] = useState<NetworkCheckRun['state']>('none')
  const [checks, setChecks] = useState<readonly NetworkCheck[]>([])
  const [refusal, setRefusal] = useState<CallRefusal>()
  const under = useRef<AbortController>(undefined)
  useEffect(() => () => under.current?.abort(), [])

  async function run(): Promise<void> {
    under.current?.abort()
    const controller = new AbortController()
    const { signal } = controller
    under.current = controller
    setChecks([])
    setRefusal(undefined)
    setState('running')
    try {
      const input = practice === undefined ? {} : { practice }
      for await (const check of await client.network.test(input, { signal })) {
        if (!signal.aborted) setChecks((before) => [...before, check])
      }
    } catch (error) {
      if (!signal.aborted) setRefusal(refusalOf(error))
    }
    if (!signal.aborted) setState('finished')
  }

  return { state, checks, refusal, run }
}
