import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useMemo } from 'react'
import { numberText } from '../../../../app/text/numberText.ts'
import { EVERYTHING, type GridFilter } from '../../../state/gridFilter.ts'
import { gridColumns } from './gridColumns.tsx'
import type { GridRow } from './gridRows.ts'
import { filterRows, stateCounts } from './gridRows.ts'
import { RegionGrid } from './RegionGrid.tsx'

interface FilteredGridProps {
  readonly of: 'one' | 'all'
  readonly rows: readonly GridRow[]
  readonly filter: GridFilter
  readonly onFilter: (filter: GridFilter) => void
  readonly actions?: ReactNode
}

/** Regions and VPCs, filtered by state and text. */
export function FilteredGrid({ of, rows, filter, onFilter, actions }: FilteredGridProps) {
  const shown = useMemo(() => filterRows(rows, filter), [rows, filter])
  const columns = useMemo(() => gridColumns(of, rows), [of, rows])
  const states = useMemo(() => stateCounts(rows, filter.state), [rows, filter.state])
  const options = [
    { value: '', label: 'Any state' },
    ...states.map(({ state, count }) => ({ value: state, label: state, labelTag: numberText(count) })),
  ]
  const counter =
    shown.length === rows.length
      ? `(${numberText(rows.length)})`
      : `(${numberText(shown.length)} of ${numberText(rows.length)})`
  return (
    <Container
      header={
        <Header variant="h2" counter={counter} actions={actions}>
          Regions and VPCs
        </Header>
      }
    >
      <SpaceBetween size="s">
        <div className="grid-filter">
          <Input
            type="search"
            value={filter.text}
            placeholder={of === 'one' ? 'Find a Region or a VPC' : 'Find an account, a Region or a VPC'}
            ariaLabel="Find in Regions and VPCs"
            clearAriaLabel="Clear"
            onChange={({ detail }) => onFilter({ ...filter, text: detail.value })}
          />
          <Select
            options={options}
            selectedOption={options.find(({ value }) => value === filter.state) ?? null}
            ariaLabel="State"
            selectedAriaLabel="Chosen"
            onChange={({ detail }) => onFilter({ ...filter, state: detail.selectedOption.value ?? '' })}
          />
        </div>
        {shown.length > 0 ? (
          <RegionGrid label="Regions and VPCs" rows={shown} columns={columns} />
        ) : (
          <Box textAlign="center" padding="l" color="text-body-secondary">
            <SpaceBetween size="s">
              <div>
                {rows.length === 0
                  ? 'The Regions are not known yet. They are listed after the app has looked at the account.'
                  : 'No Region and no VPC matches.'}
              </div>
              {rows.length > 0 && <Button onClick={() => onFilter(EVERYTHING)}>Show all</Button>}
            </SpaceBetween>
          </Box>
        )}
      </SpaceBetween>
    </Container>
  )
}
