import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import TextFilter from '@cloudscape-design/components/text-filter'
import type { KeyboardEvent, ReactNode } from 'react'
import { type Choosable, chooseShownWords, chosenAfter, freeKeys } from './choosing.ts'

const PAGE_SIZE = 50

interface ChoiceTableProps<Row extends Choosable> {
  readonly what: string
  readonly rows: readonly Row[]
  readonly columns: readonly TableProps.ColumnDefinition<Row>[]
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
  /** The texts that the filter searches. */
  readonly textsOf: (row: Row) => readonly string[]
  /** More filters beside the text filter. They are applied to `rows` already. */
  readonly filters?: ReactNode
  readonly actions?: ReactNode
  /** Above the rows: the result of the last action. */
  readonly status?: ReactNode
  /** Shown when there are no rows. */
  readonly empty: string
  readonly submitEdit?: TableProps.SubmitEditFunction<Row>
}

/**
 * A table of found accounts to choose from: fifty on a page, with a filter and a button that chooses all rows that
 * match. A row that can't be chosen shows the reason in its own cell. The choice is kept when the rows change.
 */
export function ChoiceTable<Row extends Choosable>(props: ChoiceTableProps<Row>) {
  const { what, rows, columns, chosen, onChoose, textsOf, filters, actions, status, empty, submitEdit } =
    props
  const { items, allPageItems, collectionProps, filterProps, paginationProps, filteredItemsCount } =
    useCollection(rows, {
      filtering: {
        filteringFunction: (row, text) => matches(textsOf(row), text),
        noMatch: <Nothing>Nothing matches.</Nothing>,
        empty: <Nothing>{empty}</Nothing>,
      },
      pagination: { pageSize: PAGE_SIZE },
      sorting: {},
    })
  const free = freeKeys(rows)
  const shown = freeKeys(allPageItems)
  const isAllShown = shown.length > 0 && shown.every((key) => chosen.has(key))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the handler only stops events of the table
    <div onKeyDown={keepInEditor}>
      <Table
        {...collectionProps}
        variant="embedded"
        contentDensity="compact"
        wrapLines
        enableKeyboardNavigation
        items={items}
        trackBy="key"
        columnDefinitions={columns}
        selectionType="multi"
        selectedItems={items.filter(({ key, why }) => why === undefined && chosen.has(key))}
        isItemDisabled={({ why }) => why !== undefined}
        onSelectionChange={({ detail }) => onChoose(chosenAfter(chosen, items, detail.selectedItems))}
        {...(submitEdit && { submitEdit })}
        ariaLabels={{
          tableLabel: what,
          selectionGroupLabel: 'Choose',
          allItemsSelectionLabel: () => 'Choose all on this page',
          itemSelectionLabel: (_, { name }) => `Choose ${name}`,
          activateEditLabel: (column, { name }) => `Change ${String(column.header)} of ${name}`,
          cancelEditLabel: () => 'Cancel',
          submitEditLabel: () => 'Apply',
        }}
        header={
          <Header
            variant="h3"
            counter={`(${rows.length})`}
            description={
              free.length === 0 && rows.length > 0
                ? 'None of them can be chosen.'
                : `${free.filter((key) => chosen.has(key)).length} of ${free.length} chosen.`
            }
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <Button
                  disabled={shown.length === 0}
                  onClick={() =>
                    onChoose(
                      isAllShown
                        ? new Set([...chosen].filter((key) => !shown.includes(key)))
                        : new Set([...chosen, ...shown]),
                    )
                  }
                >
                  {chooseShownWords(shown.length, isAllShown)}
                </Button>
                {actions}
              </SpaceBetween>
            }
          >
            {what}
          </Header>
        }
        filter={
          <div className="under-each-other">
            <SpaceBetween direction="horizontal" size="s" alignItems="end">
              <TextFilter
                {...filterProps}
                filteringPlaceholder="Find"
                filteringAriaLabel={`Find among ${what.toLowerCase()}`}
                countText={filteredItemsCount === 1 ? '1 match' : `${filteredItemsCount ?? 0} matches`}
              />
              {filters}
            </SpaceBetween>
            {status}
          </div>
        }
        {...(rows.length > PAGE_SIZE && { pagination: <Pagination {...paginationProps} /> })}
      />
    </div>
  )
}

/** Escape closes the editor of a cell, not the dialog around the table. */
function keepInEditor(event: KeyboardEvent<HTMLElement>): void {
  const editor = event.target instanceof Element ? event.target.closest('[role=dialog]') : null
  if (event.key === 'Escape' && editor !== null && event.currentTarget.contains(editor))
    event.stopPropagation()
}

function Nothing({ children }: { readonly children: string }) {
  return (
    <Box textAlign="center" color="text-body-secondary" padding="m">
      {children}
    </Box>
  )
}

function matches(texts: readonly string[], text: string): boolean {
  const wanted = text.trim().toLowerCase()
  // People also write account IDs with dashes.
  const digits = wanted.replaceAll(/[-\s]/g, '')
  return texts.some(
    (one) => one.toLowerCase().includes(wanted) || (/^\d+$/.test(digits) && one.includes(digits)),
  )
}
