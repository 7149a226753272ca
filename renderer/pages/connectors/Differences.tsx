import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ConnectorForm } from '../../../app/activeeye/connectorForm.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { EnteredConnector } from '../../../app/checklist/connectorStatus.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { type MarkedCharacter, markDifference } from './markDifference.ts'

/** What was entered, and how main judged it. */
export interface Comparison {
  readonly wanted: ConnectorForm
  readonly entered: EnteredConnector
  readonly differences: Awaited<ReturnType<ContractClient['connector']['confirm']>>['differences']
}

/** Which character differs in which field: in words, and in both texts one below the other. */
export function Differences({ wanted, entered, differences }: Comparison) {
  return (
    <LiveRegion assertive>
      <Alert type="error" header="It is not the same yet">
        <SpaceBetween size="m">
          {differences.map(({ field, message, next }) => (
            <div key={field}>
              <div>{message}</div>
              <dl className="connector-difference">
                <dt>Should be</dt>
                <dd className="connector-wanted">
                  <Marked characters={markDifference(wanted[field], entered[field] ?? '')} />
                </dd>
                <dt>Entered</dt>
                <dd>
                  <Marked characters={markDifference(entered[field] ?? '', wanted[field])} />
                </dd>
              </dl>
              <div>{next}</div>
            </div>
          ))}
        </SpaceBetween>
      </Alert>
    </LiveRegion>
  )
}

/** What differed at the last comparison; also after a reload, when the typed text is gone. */
export function KnownDifferences({ account }: { readonly account: AccountStatus }) {
  const problems = account.problems.filter(({ step }) => step === 'connector')
  if (problems.length === 0) return null
  return (
    <div>
      <Box fontWeight="bold">At the last comparison</Box>
      {problems.map(({ message, next }) => (
        <div key={message}>
          {message} {next}
        </div>
      ))}
    </div>
  )
}

function Marked({ characters }: { readonly characters: readonly MarkedCharacter[] }) {
  if (characters.length === 0) return <i>nothing</i>
  return (
    <code>
      {characters.map(({ text, differs }, index) =>
        differs ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a character has nothing but its place
          <mark key={index}>{text}</mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a character has nothing but its place
          <span key={index}>{text}</span>
        ),
      )}
    </code>
  )
}
