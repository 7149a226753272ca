import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { type ConnectorForm, connectorText } from '../../../app/activeeye/connectorForm.ts'
import { confirmedByWords, connectorHold, formOf } from '../../../app/checklist/connectorStatus.ts'
import { navigate } from '../../state/navigationStore.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { CONNECTOR_FIELDS } from './connectorFields.ts'
import { type ConnectorRow, stageWord } from './connectorRows.ts'
import { KnownDifferences } from './Differences.tsx'
import { EnteredConnectorForm } from './EnteredConnectorForm.tsx'
import { cardHeadingId } from './useConnectorFlow.ts'

interface ConnectorCardProps {
  readonly row: ConnectorRow
  /** Whether the form is shown in which a person says what was entered. */
  readonly isOpen: boolean
  readonly onOpen: () => void
  readonly onConfirmed: () => void
}

/** One account: what to enter, what was entered, and who is waited for. */
export function ConnectorCard({ row, isOpen, onOpen, onConfirmed }: ConnectorCardProps) {
  const { account, stage } = row
  const { accountId, name, connector } = account
  // A person who opens the form wants to type; one who comes from the card before wants to copy first.
  const [wasAsked, setWasAsked] = useState(false)
  const form = formOf(connector)
  if (stage === 'mismatch' || form === undefined) return <NothingToEnter row={row} />
  return (
    <Container
      header={
        <Header
          variant="h3"
          description={<CardState row={row} />}
          actions={
            <SpaceBetween size="xs" direction="horizontal">
              <CopyToClipboard
                textToCopy={connectorText(form)}
                copyButtonText="Copy all"
                copyButtonAriaLabel={`Copy all fields of ${name}`}
                copySuccessText="Four fields copied"
                copyErrorText="The fields could not be copied. Copy them one by one."
              />
              {!isOpen && (
                <Button
                  ariaLabel={`${stage === 'confirmed' ? 'Compare again' : 'Say what was entered'} for ${name}`}
                  onClick={() => {
                    setWasAsked(true)
                    onOpen()
                  }}
                >
                  {stage === 'confirmed' ? 'Compare again' : 'Say what was entered'}
                </Button>
              )}
            </SpaceBetween>
          }
        >
          <span id={cardHeadingId(accountId)} tabIndex={-1} className="connector-heading">
            {name}
          </span>
        </Header>
      }
    >
      <SpaceBetween size="l">
        <ConnectorValues form={form} />
        {!isOpen && <KnownDifferences account={account} />}
        {isOpen && (
          <EnteredConnectorForm
            account={account}
            wanted={form}
            takesFocus={wasAsked}
            onConfirmed={onConfirmed}
          />
        )}
      </SpaceBetween>
    </Container>
  )
}

/** Cloudscape renders it within a paragraph, so it uses no block elements. */
function CardState({ row }: { readonly row: ConnectorRow }) {
  const { connector } = row.account
  return (
    <span className="connector-state">
      <StateIndicator state={stageWord(row)} />
      {connector.confirmedAt !== undefined && (
        <>
          {confirmedByWords(connector)}, <LocalTime iso={connector.confirmedAt} />
        </>
      )}
    </span>
  )
}

/** What to enter, in the order of ActiveEye's form, each ready to copy. */
function ConnectorValues({ form }: { readonly form: ConnectorForm }) {
  return (
    <KeyValuePairs
      columns={4}
      items={CONNECTOR_FIELDS.map(({ key, label }) => ({
        label,
        value: <CopyValue name={label} value={form[key]} />,
      }))}
    />
  )
}

/** The stack contradicts the onboarding file: either value could be wrong, so none is shown to be copied. */
function NothingToEnter({ row }: { readonly row: ConnectorRow }) {
  const { accountId, name } = row.account
  const hold = connectorHold(row.account)
  return (
    <Container
      header={
        <Header
          variant="h3"
          description={<StateIndicator state={stageWord(row)} />}
          actions={
            <Button ariaLabel={`Correct ${name} on the page Accounts`} onClick={() => navigate('accounts')}>
              Correct it on Accounts
            </Button>
          }
        >
          <span id={cardHeadingId(accountId)} tabIndex={-1} className="connector-heading">
            {name}
          </span>
        </Header>
      }
    >
      {hold?.message} {hold?.next}
    </Container>
  )
}
