import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { ListedRecent } from '../../../app/contract/recent.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { loadRecent, useStartPage } from '../../state/startPageStore.ts'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { accountsWords, nameOf, shortPlaceOf, turnWords } from './recentWords.ts'
import { useOpening } from './useOpening.ts'

/** The onboardings that were opened before; nothing at all for a newcomer. */
export function RecentList() {
  const client = useClient()
  const recent = useStartPage((state) => state.recent)
  const opening = useOpening()

  if (recent.length === 0) return null

  function open({ path, practice }: ListedRecent): void {
    void opening.start((app) =>
      app.open({
        ...(path !== undefined && { path }),
        ...(practice !== undefined && { practice }),
        purpose: 'work',
      }),
    )
  }

  function remove({ path, practice }: ListedRecent): void {
    const which = { ...(path !== undefined && { path }), ...(practice !== undefined && { practice }) }
    client.recent
      .remove(which)
      .then(() => loadRecent(client))
      .catch(() => undefined)
  }

  return (
    <SpaceBetween size="s">
      <Table
        header={
          <Header variant="h2" counter={`(${recent.length})`}>
            Recent
          </Header>
        }
        items={recent}
        trackBy={(entry) => `${entry.path} ${entry.practice}`}
        columnDefinitions={columns(open, remove, opening.busy)}
        contentDensity="compact"
        enableKeyboardNavigation
        wrapLines
      />
      {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
    </SpaceBetween>
  )
}

function columns(
  open: (entry: ListedRecent) => void,
  remove: (entry: ListedRecent) => void,
  busy: boolean,
): TableProps.ColumnDefinition<ListedRecent>[] {
  return [
    {
      id: 'customer',
      header: 'Customer',
      isRowHeader: true,
      cell: (entry) => (
        <>
          {entry.missing ? (
            entry.customer
          ) : (
            <Link ariaLabel={nameOf(entry)} onFollow={() => !busy && open(entry)}>
              {entry.customer}
            </Link>
          )}
          <Box color="text-body-secondary" fontSize="body-s">
            {shortPlaceOf(entry)}
          </Box>
          <DeceivingNames names={[entry.customer]} />
        </>
      ),
    },
    { id: 'accounts', header: 'Accounts', cell: accountsWords },
    { id: 'turn', header: 'Whose turn', cell: turnWords },
    {
      id: 'where',
      header: 'Where',
      cell: (entry) =>
        entry.missing ? (
          <StatusIndicator type="warning" wrapText>
            Missing: {entry.path}
          </StatusIndicator>
        ) : (
          <Box color="text-body-secondary">{entry.path ?? 'This computer, no file'}</Box>
        ),
    },
    { id: 'at', header: 'Opened', cell: ({ at }) => <LocalTime iso={at} /> },
    {
      id: 'remove',
      header: 'Remove',
      cell: (entry) => (
        <Button
          variant="inline-icon"
          iconName="close"
          ariaLabel={`Remove ${nameOf(entry)} from this list; the file stays`}
          onClick={() => remove(entry)}
        />
      ),
    },
  ]
}
