import './network.css'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { NetworkAttempt, NetworkCheck } from '../../../app/network/networkSettings.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useOpened } from '../../state/openedStore.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'

interface NetworkCheckRun {
  readonly state: 'none' | 'running' | 'finished'
  readonly checks: readonly NetworkCheck[]
  readonly refusal: CallRefusal | undefined
  run(): Promise<void>
}

interface NetworkChecksProps {
  readonly test: ReturnType<typeof useNetworkChecks>
  /** The settings were edited since. */
  readonly changed: boolean
}

/** The result for each host: what was tested, what failed, and what to do about it. */
export function NetworkChecks({ test, changed }: NetworkChecksProps) {
  const { state, checks, refusal } = test
  const around = useRef<HTMLDivElement>(null)
  // The settings above may fill the window, so the result is scrolled into view; banners stick over the top.
  useLayoutEffect(() => {
    if (state !== 'none')
      around.current?.scrollIntoView({ block: state === 'running' ? 'nearest' : 'center' })
  }, [state])
  if (state === 'none') return null
  const ok = checks.every((check) => check.ok)
  return (
    <SpaceBetween size="s">
      <div ref={around}>
        <LiveRegion>
          {state === 'running' && (
            <StatusIndicator type="loading">Testing the connection to each host</StatusIndicator>
          )}
          {state === 'finished' && checks.length > 0 && (
            <StatusIndicator type={ok ? 'success' : 'error'}>{reachedWords(checks)}</StatusIndicator>
          )}
        </LiveRegion>
      </div>
      {changed && <Box color="text-body-secondary">Tested with the saved settings, without your edits.</Box>}
      {refusal && <RefusalAlert refusal={refusal} />}
      <ul className="network-checks">
        {checks.map((check) => (
          <li key={check.host}>
            <Check check={check} />
          </li>
        ))}
      </ul>
    </SpaceBetween>
  )
}

function Check({ check: { host, purpose, route, attempts, ok, next } }: { readonly check: NetworkCheck }) {
  return (
    <SpaceBetween size="xxs">
      <StatusIndicator type={ok ? 'success' : 'error'}>
        <b>{host}</b>
      </StatusIndicator>
      <Box color="text-body-secondary" fontSize="body-s">
        {purpose}. {route}.
      </Box>
      <ul className="network-steps">
        {attempts.map(({ what, ok: worked, words }) => (
          <li key={what}>
            <StateIndicator
              state={{ tone: worked ? 'good' : 'bad', word: `${testedPartName(what)}: ${words}` }}
            />
          </li>
        ))}
      </ul>
      {next !== undefined && <div>{next}</div>}
    </SpaceBetween>
  )
}

/** The name of a tested part of the connection. */
function testedPartName(what: NetworkAttempt['what']): string {
  switch (what) {
    case 'proxy':
      return 'Proxy'
    case 'dns':
      return 'Name (DNS)'
    case 'connection':
      return 'Connection'
    case 'tls':
      return 'Certificate (TLS)'
    case 'answer':
      return 'Answer'
  }
}

/** `3 of 4 hosts can be reached.` */
export function reachedWords(checks: readonly { readonly ok: boolean }[]): string {
  const reached = checks.filter(({ ok }) => ok).length
  if (reached === checks.length) {
    return checks.length === 1 ? 'The host can be reached.' : `All ${checks.length} hosts can be reached.`
  }
  return `${reached} of ${checks.length} hosts can be reached.`
}

/** Tests the connection to each host that the app calls. Results come one by one; unmounting ends the test. */
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
