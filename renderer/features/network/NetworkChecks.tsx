import './network.css'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useLayoutEffect, useRef } from 'react'
import type { NetworkCheck } from '../../../app/network/networkSettings.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { attemptName, reachedWords } from './attemptName.ts'
import type { useNetworkChecks } from './useNetworkChecks.ts'

interface NetworkChecksProps {
  readonly test: ReturnType<typeof useNetworkChecks>
  /** The settings were edited since. */
  readonly changed: boolean
}

/** How it went to each host: what was tried on the way, what failed, and what to do about it. */
export function NetworkChecks({ test, changed }: NetworkChecksProps) {
  const { state, checks, refusal } = test
  const around = useRef<HTMLDivElement>(null)
  // The settings above may fill the dialog: whoever asked should see the answer.
  useLayoutEffect(() => {
    if (state !== 'none') around.current?.scrollIntoView({ block: state === 'running' ? 'nearest' : 'start' })
  }, [state])
  if (state === 'none') return null
  const ok = checks.every((check) => check.ok)
  return (
    <SpaceBetween size="s">
      <div ref={around}>
        <LiveRegion>
          {state === 'running' && (
            <StatusIndicator type="loading">Trying the way to each host</StatusIndicator>
          )}
          {state === 'finished' && checks.length > 0 && (
            <StatusIndicator type={ok ? 'success' : 'error'}>{reachedWords(checks)}</StatusIndicator>
          )}
        </LiveRegion>
      </div>
      {changed && (
        <Box color="text-body-secondary">
          Tried with the settings as they are saved, not as they are edited.
        </Box>
      )}
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
      <ul className="network-attempts">
        {attempts.map(({ what, ok: worked, words }) => (
          <li key={what}>
            <StateIndicator
              state={{ tone: worked ? 'good' : 'bad', word: `${attemptName(what)}: ${words}` }}
            />
          </li>
        ))}
      </ul>
      {next !== undefined && <div>{next}</div>}
    </SpaceBetween>
  )
}
