import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import './stackView.css'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useLayoutEffect, useRef } from 'react'
import type { AccountStatus, StackText } from '../../../../app/checklist/checklist.ts'
import { connectorHold } from '../../../../app/checklist/connectorStatus.ts'
import { stackTextWord } from '../../../../app/checklist/templateWords.ts'
import { ConsoleLinks } from '../../../features/console/ConsoleLinks.tsx'
import { stackPlaces } from '../../../features/console/consolePlaces.ts'
import { TrustList } from '../../../features/template/TrustList.tsx'
import { useChecklist } from '../../../state/checklistStore.ts'
import { CopyValue } from '../../../ui/CopyValue.tsx'
import { StateIndicator } from '../../../ui/StateIndicator.tsx'
import { outputsText } from '../outputsText.ts'

/** The stack as CloudFormation shows it, its outputs ready to copy unless they contradict the onboarding file. */
export function StackView({ account }: { readonly account: AccountStatus }) {
  const { accountId, stack, connector } = account
  const isOffered = connectorHold(account)?.reason !== 'stackMismatch'
  const outputs = Object.entries(stack?.outputs ?? {})
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            isOffered &&
            outputs.length > 0 && (
              <CopyToClipboard
                textToCopy={outputsText(stack?.outputs ?? {})}
                copyButtonText="Copy all"
                copyButtonAriaLabel="Copy all outputs of the stack"
                copySuccessText="Outputs copied"
                copyErrorText="The outputs could not be copied."
              />
            )
          }
        >
          Stack
        </Header>
      }
    >
      {stack === undefined ? (
        <Box color="text-body-secondary">
          There is no stack yet. It will have the ExternalID {connector.externalId}; its outputs appear here
          when it is complete.
        </Box>
      ) : (
        <SpaceBetween size="m">
          <KeyValuePairs
            columns={2}
            items={[
              ...outputs.map(([key, value]) => ({
                label: key,
                value: isOffered ? <CopyValue name={key} value={value} /> : value,
              })),
              { label: 'Status', value: `${stack.status} in ${stack.region}` },
              {
                label: 'Made by',
                value: stack.madeByUs ? 'This onboarding' : 'Another person, or an earlier onboarding',
              },
              ...(stack.template === undefined ? [] : templateItems(stack.template)),
            ]}
          />
          <ConsoleLinks accountId={accountId} places={stackPlaces(stack)} />
        </SpaceBetween>
      )}
    </Container>
  )
}

/** The text that the stack was made from, as AWS returns it. */
function templateItems(template: StackText) {
  return [
    { label: 'Text of the template', value: <StateIndicator state={stackTextWord(template)} /> },
    {
      label: 'Who may act in the account through it',
      value:
        template.trust === undefined ? (
          'Not known: the text of the stack could not be read'
        ) : (
          <TrustList trust={template.trust} />
        ),
    },
  ]
}

/** The stack events since this window was opened, the newest below. They are too many to be announced. */
export function StackEvents({ accountId }: { readonly accountId: string }) {
  const lines = useChecklist((state) => state.lines.get(accountId))
  const list = useRef<HTMLOListElement>(null)
  const atEnd = useRef(true)
  const newest = lines?.at(-1)
  // Follows the newest line, unless a person has scrolled up to read.
  useLayoutEffect(() => {
    if (newest !== undefined && atEnd.current && list.current)
      list.current.scrollTop = list.current.scrollHeight
  }, [newest])
  if (lines === undefined) return null
  return (
    <ExpandableSection
      variant="container"
      headerText="Stack events"
      headerCounter={`(${lines.length})`}
      defaultExpanded
    >
      <ol
        ref={list}
        className="stack-events"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
        tabIndex={0}
        aria-label="Stack events"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          atEnd.current = scrollHeight - scrollTop - clientHeight < 8
        }}
      >
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same line may come twice
          <li key={index}>{line}</li>
        ))}
      </ol>
    </ExpandableSection>
  )
}
