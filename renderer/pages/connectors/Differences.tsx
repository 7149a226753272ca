import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CONNECTOR_PATH } from '../../../app/activeeye/prescribed.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { FieldDifference } from '../../../app/checklist/connectorStatus.ts'
import { type MarkedCharacter, markDifference } from './markDifference.ts'

/** Which character differs in which field: in words, and in both texts one below the other. */
export function Differences({ differences }: { readonly differences: readonly FieldDifference[] }) {
  return (
    <LiveRegion assertive>
      <Alert type="error" header="It is not the same yet">
        <SpaceBetween size="m">
          {differences.map(({ field, wanted, entered, problem }) => (
            <div key={field}>
              <div>{problem.message}</div>
              <dl className="connector-difference">
                <dt>Should be</dt>
                <dd>
                  <Marked characters={markDifference(wanted, entered)} />
                </dd>
                <dt>Entered</dt>
                <dd>
                  <Marked characters={markDifference(entered, wanted)} />
                </dd>
              </dl>
            </div>
          ))}
          <div>Correct it in ActiveEye under {CONNECTOR_PATH}, then compare again.</div>
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
      {problems.map(({ message }) => (
        <div key={message}>{message}</div>
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
