import Header from '@cloudscape-design/components/header'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { plural } from '../../../../app/text/plural.ts'
import type { PastedLine } from '../parsePaste.ts'

/** So many lines are shown; the faulty ones first, so that none of them hides. */
const SHOWN = 50

/** What was understood, line by line, before anything is added. */
export function PastePreview({ lines }: { readonly lines: readonly PastedLine[] }) {
  const wrong = lines.filter(({ fault }) => fault !== undefined)
  const shown = [...wrong, ...lines.filter(({ fault }) => fault === undefined)].slice(0, SHOWN)
  const hidden = lines.length - shown.length
  return (
    <Table
      variant="embedded"
      contentDensity="compact"
      wrapLines
      items={shown}
      trackBy={({ line }) => `${line}`}
      columnDefinitions={COLUMNS}
      ariaLabels={{ tableLabel: 'What was understood' }}
      header={
        <Header
          variant="h3"
          counter={`(${lines.length - wrong.length})`}
          {...(wrong.length > 0 && {
            description: `${plural(wrong.length, 'line')} left out until ${wrong.length === 1 ? 'it is' : 'they are'} corrected above.`,
          })}
        >
          To be added
        </Header>
      }
      {...(hidden > 0 && { footer: `And ${plural(hidden, 'more line')}, all right.` })}
    />
  )
}

const COLUMNS: TableProps.ColumnDefinition<PastedLine>[] = [
  { id: 'line', header: 'Line', cell: ({ line }) => line },
  {
    id: 'accountId',
    header: 'Account ID',
    isRowHeader: true,
    cell: ({ accountId, text }) => accountId || text,
  },
  { id: 'name', header: 'Name', cell: ({ name }) => name || '–' },
  {
    id: 'state',
    header: 'State',
    cell: ({ fault }) =>
      fault === undefined ? (
        <StatusIndicator type="success">Right</StatusIndicator>
      ) : (
        <>
          <StatusIndicator type="error">Left out</StatusIndicator>
          <div>{fault}</div>
        </>
      ),
  },
]
