import './connectors.css'
import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import Pagination from '@cloudscape-design/components/pagination'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import TextFilter from '@cloudscape-design/components/text-filter'
import { useState } from 'react'
import type { ConnectorSheet } from '../../../app/checklist/connectorSheet.ts'
import { plural } from '../../../app/text/plural.ts'
import { navigate } from '../../state/navigationStore.ts'
import { CompareList } from './CompareList.tsx'
import { ConnectorProgress, PortalLink } from './ConnectorProgress.tsx'
import { ConnectorTable } from './ConnectorTable.tsx'
import type { ConnectorRow } from './connectorRows.ts'
import { earlyWords, FILTERS, filterNamed, isBeforeRun, isShownBy, matchesText } from './connectorRows.ts'
import { PrintedSheet } from './PrintedSheet.tsx'
import { SheetActions } from './SheetActions.tsx'
import { useConnectorFlow } from './useConnectorFlow.ts'

interface ConnectorListProps {
  readonly rows: readonly ConnectorRow[]
  readonly portalUrl: string | undefined
  /** `undefined` until the checklist is known. */
  readonly sheet: ConnectorSheet | undefined
}

const PAGE_SIZE = 50

/** The accounts in the file's order; the one that a person works on is open. */
export function ConnectorList({ rows, portalUrl, sheet }: ConnectorListProps) {
  const [filter, setFilter] = useState(FILTERS[0])
  const early = rows.filter(({ stage }) => stage === 'early')
  const chosen = rows.filter(({ stage }) => stage !== 'early' && isShownBy(filter, stage))
  const { items, actions, filterProps, paginationProps, allPageItems, filteredItemsCount } = useCollection(
    chosen,
    {
      filtering: { filteringFunction: matchesText },
      pagination: { pageSize: PAGE_SIZE },
    },
  )
  const flow = useConnectorFlow({
    rows,
    listed: allPageItems,
    pageSize: PAGE_SIZE,
    showPage: actions.setCurrentPage,
  })

  function showAll(): void {
    setFilter(FILTERS[0])
    actions.setFiltering('')
  }

  if (rows.length > 0 && early.length === rows.length) {
    return (
      <>
        <NoneYet rows={early} portalUrl={portalUrl} />
        {sheet !== undefined && <PrintedSheet sheet={sheet} />}
      </>
    )
  }
  return (
    <SpaceBetween size="l">
      <ConnectorProgress rows={rows} portalUrl={portalUrl} />
      <Header
        variant="h2"
        counter={`(${rows.length - early.length})`}
        {...(sheet !== undefined && { actions: <SheetActions sheet={sheet} /> })}
      >
        Accounts
      </Header>
      {early.length > 0 && <AfterStack rows={early} />}
      {rows.length > early.length && (
        <div className="connector-tools">
          <div className="connector-search">
            <TextFilter
              {...filterProps}
              filteringPlaceholder="Find an account"
              filteringAriaLabel="Find an account by its name, ID or External ID"
              filteringClearAriaLabel="Clear"
              countText={plural(filteredItemsCount ?? 0, 'account')}
            />
          </div>
          <SegmentedControl
            label="Which accounts are listed"
            selectedId={filter.id}
            options={FILTERS.map(({ id, text }) => ({ id, text }))}
            onChange={({ detail }) => setFilter(filterNamed(detail.selectedId))}
          />
          {paginationProps.pagesCount > 1 && <Pagination {...paginationProps} ariaLabels={PAGES} />}
        </div>
      )}
      {items.length === 0 && rows.length > early.length && (
        <Box textAlign="center" padding="l">
          <SpaceBetween size="s">
            <div>No account matches.</div>
            <Button onClick={showAll}>Show all</Button>
          </SpaceBetween>
        </Box>
      )}
      {items.length > 0 && <ConnectorTable rows={items} flow={flow} />}
      {sheet !== undefined && sheet.rows.length > 0 && <CompareList />}
      {sheet !== undefined && <PrintedSheet sheet={sheet} />}
    </SpaceBetween>
  )
}

/** Before the first stack is done: no connector can be added, but the portal can be opened and signed in to. */
function NoneYet({ rows, portalUrl }: Pick<ConnectorListProps, 'rows' | 'portalUrl'>) {
  const isBegun = !rows.every(isBeforeRun)
  return (
    <Container>
      <Box textAlign="center" padding="xl">
        <SpaceBetween size="m">
          <Box variant="h2">No connectors to add yet</Box>
          <Box variant="p" color="text-body-secondary">
            {isBegun ? `${earlyWords(rows)}.` : 'They come after the run.'}
          </Box>
          <Button variant="primary" onClick={() => navigate(isBegun ? 'run' : 'plan')}>
            {isBegun ? 'Go to Run' : 'Go to Plan'}
          </Button>
          {portalUrl !== undefined && (
            <SpaceBetween size="s" alignItems="center">
              <PortalLink portalUrl={portalUrl} />
            </SpaceBetween>
          )}
        </SpaceBetween>
      </Box>
    </Container>
  )
}

/** Accounts whose stack is not done: there is nothing to enter for them yet. */
function AfterStack({ rows }: { readonly rows: readonly ConnectorRow[] }) {
  const [first] = rows
  const isOne = rows.length === 1
  return (
    <Box>
      <StatusIndicator type="not-started">{earlyWords(rows)}.</StatusIndicator>{' '}
      <Link
        href="#/run"
        onFollow={(event) => {
          event.preventDefault()
          navigate('run', isOne ? first?.account.accountId : undefined)
        }}
      >
        See {isOne ? 'it' : 'them'} on Run
      </Link>
    </Box>
  )
}

const PAGES = {
  nextPageLabel: 'Next page',
  previousPageLabel: 'Previous page',
  pageLabel: (page: number) => `Page ${page}`,
  paginationLabel: 'Pages of accounts',
}
