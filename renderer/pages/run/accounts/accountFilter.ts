import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import type { AccountRow } from './accountRows.ts'

/** What accounts are filtered by, besides free text. */
export const FILTERS = [
  {
    key: 'state',
    propertyLabel: 'State',
    groupValuesLabel: 'States',
    operators: ['=', '!='],
    valuesOf: ({ state }: AccountRow): readonly string[] => [state.word],
  },
  {
    key: 'problem',
    propertyLabel: 'Problem',
    groupValuesLabel: 'Problems',
    operators: ['=', '!='],
    valuesOf: ({ problems }: AccountRow) => problems,
  },
  {
    key: 'region',
    propertyLabel: 'Region',
    groupValuesLabel: 'Regions',
    operators: ['=', '!='],
    valuesOf: ({ regions }: AccountRow) => regions,
  },
] as const

/** Free text is looked for in names, IDs and the words of problems. */
export function matchesQuery(row: AccountRow, { tokens, operation }: PropertyFilterProps.Query): boolean {
  if (tokens.length === 0) return true
  const matches = (token: PropertyFilterProps.Token) => matchesToken(row, token)
  return operation === 'and' ? tokens.every(matches) : tokens.some(matches)
}

function matchesToken(row: AccountRow, { propertyKey, operator, value }: PropertyFilterProps.Token): boolean {
  const wanted = String(value)
  const filter = FILTERS.find(({ key }) => key === propertyKey)
  const found = filter
    ? filter.valuesOf(row).includes(wanted)
    : row.text.includes(wanted.trim().toLowerCase())
  return operator.startsWith('!') ? !found : found
}

/** The values that occur, in alphabetical order. */
export function filterOptions(rows: readonly AccountRow[]): PropertyFilterProps.FilteringOption[] {
  return FILTERS.flatMap(({ key, valuesOf }) =>
    [...new Set(rows.flatMap(valuesOf))].sort().map((value) => ({ propertyKey: key, value })),
  )
}
