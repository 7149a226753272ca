import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import { unitWords } from '../../../../app/checklist/mapCells.ts'
import {
  AT_THE_SCREEN,
  accountStateWord,
  type StateWord,
  turnTone,
  turnWord,
  waitsForName,
} from '../../../../app/checklist/stateWords.ts'
import { waveName } from '../../../../app/onboarding/waves.ts'
import { problemTitle } from '../../../../app/problems/problem.ts'
import { capitalized } from '../../../../app/text/capitalized.ts'

/** A row of the table of accounts, with what it is filtered by. */
export interface AccountRow {
  readonly account: AccountStatus
  readonly state: StateWord
  /** Who has to do what: `ActiveEye: Allow the account on the bucket`. */
  readonly turns: readonly StateWord[]
  readonly toCover: number
  readonly covered: number
  /** Titles of its problems. */
  readonly problems: readonly string[]
  /** Regions in which it has VPCs or problems. */
  readonly regions: readonly string[]
  /** The text that free text is searched in, in lower case. */
  readonly text: string
}

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
    key: 'turn',
    propertyLabel: 'Waiting for',
    groupValuesLabel: 'Who is waited for, and to do what',
    operators: ['=', '!='],
    valuesOf: ({ turns }: AccountRow): readonly string[] => turns.map(({ word }) => word),
  },
  {
    key: 'problem',
    propertyLabel: 'Problem',
    groupValuesLabel: 'Problems',
    operators: ['=', '!='],
    valuesOf: ({ problems }: AccountRow) => problems,
  },
  {
    key: 'unit',
    propertyLabel: 'Organizational unit',
    groupValuesLabel: 'Organizational units',
    operators: ['=', '!='],
    valuesOf: ({ account }: AccountRow): readonly string[] =>
      account.organizationalUnits === undefined ? [] : [unitWords(account)],
  },
  {
    key: 'wave',
    propertyLabel: 'Wave',
    groupValuesLabel: 'Waves',
    operators: ['=', '!='],
    valuesOf: ({ account: { wave } }: AccountRow): readonly string[] =>
      wave === undefined ? [] : [capitalized(waveName(wave))],
  },
  {
    key: 'region',
    propertyLabel: 'Region',
    groupValuesLabel: 'Regions',
    operators: ['=', '!='],
    valuesOf: ({ regions }: AccountRow) => regions,
  },
] as const

/** An account that did not change keeps its row. */
const known = new WeakMap<AccountStatus, AccountRow>()

export function accountRow(account: AccountStatus): AccountRow {
  const row = known.get(account) ?? rowOf(account)
  known.set(account, row)
  return row
}

/** Free text is searched in names, IDs and the messages of problems. */
export function matchesQuery(row: AccountRow, { tokens, operation }: PropertyFilterProps.Query): boolean {
  if (tokens.length === 0) return true
  const matches = (token: PropertyFilterProps.Token) => matchesToken(row, token)
  return operation === 'and' ? tokens.every(matches) : tokens.some(matches)
}

/** The values that occur, in alphabetical order. */
export function filterOptions(rows: readonly AccountRow[]): PropertyFilterProps.FilteringOption[] {
  return FILTERS.flatMap(({ key, valuesOf }) =>
    [...new Set(rows.flatMap(valuesOf))].sort().map((value) => ({ propertyKey: key, value })),
  )
}

function rowOf(account: AccountStatus): AccountRow {
  const { accountId, name, connector, problems, regions, turns } = account
  return {
    account,
    turns: turns.map(({ who, what }) => ({
      word: `${waitsForName(who, AT_THE_SCREEN)}: ${turnWord(what)}`,
      tone: turnTone(who),
    })),
    state: accountStateWord(account, AT_THE_SCREEN),
    ...coverageOf(account.regions),
    problems: [...new Set(problems.map(({ kind }) => problemTitle(kind)))],
    regions: [
      ...new Set([
        ...regions.filter(({ vpcs }) => vpcs.length > 0).map(({ region }) => region),
        ...problems.flatMap(({ region }) => region ?? []),
      ]),
    ],
    text: [accountId, name, connector.externalId ?? '', ...problems.map(({ message }) => message)]
      .join('\n')
      .toLowerCase(),
  }
}

function matchesToken(row: AccountRow, { propertyKey, operator, value }: PropertyFilterProps.Token): boolean {
  const wanted = String(value)
  const filter = FILTERS.find(({ key }) => key === propertyKey)
  const found = filter
    ? filter.valuesOf(row).includes(wanted)
    : row.text.includes(wanted.trim().toLowerCase())
  return operator.startsWith('!') ? !found : found
}
