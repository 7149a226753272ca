import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Input from '@cloudscape-design/components/input'
import Pagination from '@cloudscape-design/components/pagination'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import { reportDifferences } from '../../../app/answer/reportDifferences.ts'
import { parseConnectorRow } from '../../../app/answer/typedConnector.ts'
import { flowLogsThatMayArrive } from '../../../app/checklist/arrival.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { isRefusedByBucket } from '../../../app/checklist/turns.ts'
import { type AnswerDraft, type DraftRow, draftRow } from './answerDraft.ts'

interface AnswerTableProps {
  readonly accounts: readonly AccountStatus[]
  readonly draft: AnswerDraft
  readonly onChange: (accountId: string, changes: Partial<DraftRow>) => void
}

const STATES = [
  { id: 'checked', text: 'Checked' },
  { id: 'added', text: 'Added' },
]

/** A row for each account: what can be said of it. */
export function AnswerTable({ accounts, draft, onChange }: AnswerTableProps) {
  const { items, collectionProps, filterProps, paginationProps } = useCollection(accounts, {
    filtering: {
      filteringFunction: ({ accountId, name }, text) =>
        `${accountId} ${name}`.toLowerCase().includes(text.toLowerCase()),
    },
    pagination: { pageSize: 20 },
  })
  return (
    <Table
      {...collectionProps}
      ariaLabels={{ tableLabel: 'What you say of each account' }}
      variant="embedded"
      items={items}
      trackBy="accountId"
      columnDefinitions={columns(accounts, draft, onChange)}
      filter={
        accounts.length > 20 && (
          <TextFilter
            {...filterProps}
            filteringPlaceholder="Find an account"
            filteringAriaLabel="Find an account"
          />
        )
      }
      pagination={
        paginationProps.pagesCount > 1 && (
          <Pagination
            {...paginationProps}
            ariaLabels={{
              nextPageLabel: 'Next accounts',
              previousPageLabel: 'Previous accounts',
              pageLabel: (page) => `Accounts, page ${page}`,
            }}
          />
        )
      }
      contentDensity="compact"
      wrapLines
    />
  )
}

function columns(
  accounts: readonly AccountStatus[],
  draft: AnswerDraft,
  onChange: AnswerTableProps['onChange'],
): TableProps.ColumnDefinition<AccountStatus>[] {
  return [
    {
      id: 'account',
      header: 'Account',
      isRowHeader: true,
      minWidth: 130,
      cell: ({ name, accountId }) => (
        <>
          {name}
          <Box color="text-body-secondary" fontSize="body-s">
            {accountId}
          </Box>
        </>
      ),
    },
    {
      id: 'allowed',
      header: 'Bucket',
      minWidth: 130,
      cell: (account) => {
        const { accountId, name } = account
        return (
          <Checkbox
            checked={draftRow(draft, accountId).isAllowed}
            ariaLabel={`${name} is allowed on the bucket`}
            onChange={({ detail }) => onChange(accountId, { isAllowed: detail.checked })}
          >
            {isRefusedByBucket(account) ? 'Now allowed' : 'Allowed'}
          </Checkbox>
        )
      },
    },
    {
      id: 'connector',
      header: 'Connector, as the portal shows it',
      minWidth: 290,
      cell: ({ accountId, name }) => {
        const row = draftRow(draft, accountId)
        return (
          <SpaceBetween size="xxs">
            <SegmentedControl
              label={`What you did with the connector of ${name}`}
              options={STATES}
              selectedId={row.connectorState}
              onChange={({ detail }) =>
                onChange(accountId, { connectorState: detail.selectedId === 'added' ? 'added' : 'checked' })
              }
            />
            <Input
              value={row.connector}
              ariaLabel={`Connector of ${name}: Display Name, Account ID, External ID, priority`}
              placeholder="Display Name, Account ID, External ID, priority"
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => onChange(accountId, { connector: detail.value })}
            />
            <Compared accounts={accounts} accountId={accountId} row={row.connector} />
          </SpaceBetween>
        )
      },
    },
    {
      id: 'arrival',
      header: 'Files arrive',
      minWidth: 150,
      cell: (account) => {
        const { accountId, name } = account
        const { arrives, since } = draftRow(draft, accountId)
        if (flowLogsThatMayArrive(account).length === 0) return 'No flow log yet'
        return (
          <SpaceBetween size="xxs">
            <Checkbox
              checked={arrives}
              ariaLabel={`Files of ${name} arrive`}
              onChange={({ detail }) => onChange(accountId, { arrives: detail.checked })}
            >
              They arrive
            </Checkbox>
            {arrives && (
              <Input
                value={since}
                ariaLabel={`Since when files of ${name} arrive`}
                placeholder="Since 2026-10-01, if known"
                onChange={({ detail }) => onChange(accountId, { since: detail.value })}
              />
            )}
          </SpaceBetween>
        )
      },
    },
    {
      id: 'text',
      header: 'Remark',
      minWidth: 130,
      cell: ({ accountId, name }) => (
        <Input
          value={draftRow(draft, accountId).text}
          ariaLabel={`Remark on ${name}`}
          onChange={({ detail }) => onChange(accountId, { text: detail.value })}
        />
      ),
    },
  ]
}

/** Whether the portal's values are those of the report, at once: the representative can mend them. */
function Compared({
  accounts,
  accountId,
  row,
}: {
  readonly accounts: readonly AccountStatus[]
  readonly accountId: string
  readonly row: string
}) {
  if (row.trim() === '') return null
  const parsed = parseConnectorRow(row)
  const differences = parsed.ok
    ? reportDifferences(accounts, accountId, parsed.value)
    : parsed.refusals.map(({ message }) => message)
  if (differences.length === 0) return <StatusIndicator type="success">As in the report</StatusIndicator>
  return differences.map((difference) => (
    <Box key={difference} color="text-status-warning" fontSize="body-s">
      {difference}
    </Box>
  ))
}
