import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Link from '@cloudscape-design/components/link'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useEffect, useState } from 'react'
import { completeWords } from '../../../app/checklist/headline.ts'
import type { ListedRecent } from '../../../app/contract/recent.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { LocalTime } from '../../ui/LocalTime.tsx'
import { scenarioTitle } from './scenarioTitle.ts'
import { useOpening } from './useOpening.ts'

/** The onboardings that were opened before; nothing at all for a newcomer. */
export function RecentList() {
  const client = useClient()
  const [recent, setRecent] = useState<readonly ListedRecent[]>([])
  const opening = useOpening()

  useEffect(() => {
    // Without an answer there is no list; the notification says why.
    client.recent.list().then(setRecent, () => undefined)
  }, [client])

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
      .then(() => client.recent.list())
      .then(setRecent, () => undefined)
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
    {
      id: 'accounts',
      header: 'Accounts',
      cell: ({ accounts, state }) =>
        state === undefined ? plural(accounts, 'account') : completeWords({ ...state, accounts }),
    },
    { id: 'turn', header: 'Whose turn', cell: ({ state }) => turnWords(state) },
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

/** Where it stood when it was last closed or opened. */
function turnWords(state: ListedRecent['state']): string {
  if (state === undefined) return 'Not known'
  if (state.waitsFor.length === 0) return "Nobody's"
  return list(state.waitsFor.map((who) => (who === 'customer' ? 'Yours' : "ActiveEye's")))
}

/** The name of the file or of the practice, which tells two of the same customer apart. */
function shortPlaceOf({ path, practice }: ListedRecent): string {
  const file = path?.split(/[/\\]/).at(-1)
  return [practice === undefined ? undefined : `Practice: ${scenarioTitle(practice)}`, file]
    .filter((part) => part !== undefined)
    .join(', ')
}

function whereOf({ path, practice }: ListedRecent): string {
  const cloud = practice === undefined ? undefined : `Practice: ${practice}`
  return [cloud, path].filter((part) => part !== undefined).join(', ')
}

function nameOf(entry: ListedRecent): string {
  return `${entry.customer} (${whereOf(entry)})`
}
