import Badge from '@cloudscape-design/components/badge'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import { type ReactNode, useState } from 'react'
import { type ConnectorForm, connectorText } from '../../../app/activeeye/connectorForm.ts'
import { confirmedByWords, connectorHold, formOf } from '../../../app/checklist/connectorStatus.ts'
import { copiedFields, noteCopied, useCopiedConnectors } from '../../state/copiedConnectorsStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { CONNECTOR_FIELDS } from './connectorFields.ts'
import { type ConnectorRow, stageWord } from './connectorRows.ts'
import { EnteredConnectorForm } from './EnteredConnectorForm.tsx'
import { rowNameId, type useConnectorFlow } from './useConnectorFlow.ts'

interface ConnectorTableProps {
  readonly rows: readonly ConnectorRow[]
  readonly flow: ReturnType<typeof useConnectorFlow>
}

/** Account, the fields, state, buttons. */
const COLUMNS = CONNECTOR_FIELDS.length + 3

/**
 * What to enter for each account, in the order of ActiveEye's form. Below a row that is open stands the form in
 * which a person says what was entered; Cloudscape's table has no such rows.
 */
export function ConnectorTable({ rows, flow }: ConnectorTableProps) {
  return (
    <Container disableContentPaddings>
      <div className="connector-frame">
        <table className="connector-table" aria-label="Connectors">
          <thead>
            <tr>
              <th scope="col">Account</th>
              {CONNECTOR_FIELDS.map(({ key, label }) => (
                <th key={key} scope="col">
                  {label}
                </th>
              ))}
              <th scope="col">State</th>
              <th scope="col">Actions</th>
            </tr>
          </thead>
          {rows.map((row) => (
            <AccountRows
              key={row.account.accountId}
              row={row}
              isNext={flow.next === row.account.accountId}
              isOpen={flow.isOpen(row)}
              onToggle={() => flow.toggle(row.account.accountId)}
              onConfirmed={() => flow.confirmed(row)}
            />
          ))}
        </table>
      </div>
    </Container>
  )
}

interface AccountRowsProps {
  readonly row: ConnectorRow
  /** The first one that is to be entered or corrected. */
  readonly isNext: boolean
  /** Whether the form is shown in which a person says what was entered. */
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly onConfirmed: () => void
}

function AccountRows({ row, isNext, isOpen, onToggle, onConfirmed }: AccountRowsProps) {
  const { account, stage } = row
  const { accountId, name, connector } = account
  // A person who opens the form wants to type; one who comes from the row before wants to copy first.
  const [wasAsked, setWasAsked] = useState(false)
  const form = formOf(connector)
  if (stage === 'mismatch' || form === undefined) return <NothingToEnter row={row} />
  const detailId = `connector-detail-${accountId}`
  const text = stage === 'confirmed' ? 'Compare again' : 'Compare'
  return (
    <tbody className={isNext ? 'connector-next' : undefined}>
      <tr>
        <AccountName row={row} />
        {CONNECTOR_FIELDS.map(({ key, label }) => (
          <td key={key} className={`connector-${key}`}>
            <CopyValue name={label} value={form[key]} onCopied={() => noteCopied(form, [key])} />
          </td>
        ))}
        <td>
          <RowState row={row} form={form} isNext={isNext} />
        </td>
        <td>
          <div className="connector-buttons">
            <CopyToClipboard
              variant="icon"
              textToCopy={connectorText(form)}
              copyButtonAriaLabel={`Copy all fields of ${name}`}
              copySuccessText="Four fields copied"
              copyErrorText="The fields could not be copied. Copy them one by one."
              popoverRenderWithPortal
              onCopySuccess={() => noteCopied(form)}
            />
            <Button
              variant="inline-link"
              wrapText={false}
              iconName={isOpen ? 'angle-up' : 'angle-down'}
              iconAlign="right"
              ariaLabel={`${text} for ${name}`}
              ariaExpanded={isOpen}
              {...(isOpen && { ariaControls: detailId })}
              onClick={() => {
                setWasAsked(true)
                onToggle()
              }}
            >
              {text}
            </Button>
          </div>
        </td>
      </tr>
      {isOpen && (
        <DetailRow id={detailId}>
          <ConfirmedBy connector={connector} />
          <EnteredConnectorForm
            account={account}
            wanted={form}
            takesFocus={wasAsked}
            onConfirmed={onConfirmed}
          />
        </DetailRow>
      )}
    </tbody>
  )
}

function AccountName({ row: { account } }: { readonly row: ConnectorRow }) {
  return (
    <th scope="row">
      <span id={rowNameId(account.accountId)} tabIndex={-1} className="connector-heading">
        {account.name}
      </span>
    </th>
  )
}

interface RowStateProps {
  readonly row: ConnectorRow
  readonly form: ConnectorForm
  readonly isNext: boolean
}

/** Where the row stands: next, copied, entered differently, confirmed. */
function RowState({ row, form, isNext }: RowStateProps) {
  const copied = useCopiedConnectors((state) => copiedFields(state, form).length)
  const isCopied = copied === CONNECTOR_FIELDS.length
  return (
    <>
      <div className="connector-state">
        <StateIndicator state={stageWord(row, isCopied)} />
        {isNext && <Badge color="blue">Next</Badge>}
      </div>
      {row.stage === 'open' && copied > 0 && !isCopied && (
        <div className="connector-remark">
          {copied} of {CONNECTOR_FIELDS.length} fields copied
        </div>
      )}
    </>
  )
}

/** Who confirmed it, how and when; nothing while nobody did. */
function ConfirmedBy({ connector }: Pick<ConnectorRow['account'], 'connector'>) {
  if (connector.confirmedAt === undefined) return null
  return (
    <div className="connector-remark">
      {confirmedByWords(connector)}, <LocalTime iso={connector.confirmedAt} />
    </div>
  )
}

/** The stack contradicts the onboarding file: either value could be wrong, so none is shown to be copied. */
function NothingToEnter({ row }: { readonly row: ConnectorRow }) {
  const { name } = row.account
  const hold = connectorHold(row.account)
  return (
    <tbody>
      <tr>
        <AccountName row={row} />
        <td colSpan={CONNECTOR_FIELDS.length}>
          {hold?.message} {hold?.next}
        </td>
        <td>
          <StateIndicator state={stageWord(row, false)} />
        </td>
        <td>
          <Button ariaLabel={`Correct it on Accounts: ${name}`} onClick={() => navigate('accounts')}>
            Correct it on Accounts
          </Button>
        </td>
      </tr>
    </tbody>
  )
}

function DetailRow({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <tr id={id} className="connector-detail">
      <td colSpan={COLUMNS}>{children}</td>
    </tr>
  )
}
