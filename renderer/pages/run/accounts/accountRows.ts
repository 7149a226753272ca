import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import { accountStateWord, type StateWord } from '../../../../app/checklist/stateWords.ts'
import { problemTitle } from '../../../../app/problems/problem.ts'

/** A row of the table of accounts, with what it is filtered by. */
export interface AccountRow {
  readonly account: AccountStatus
  readonly state: StateWord
  readonly toCover: number
  readonly covered: number
  /** Titles of its problems. */
  readonly problems: readonly string[]
  /** Regions in which it has VPCs or problems. */
  readonly regions: readonly string[]
  /** What free text is looked for in, in lower case. */
  readonly text: string
}

/** An account that did not change keeps its row. */
const known = new WeakMap<AccountStatus, AccountRow>()

export function accountRow(account: AccountStatus): AccountRow {
  const row = known.get(account) ?? rowOf(account)
  known.set(account, row)
  return row
}

function rowOf(account: AccountStatus): AccountRow {
  const { accountId, name, externalId, problems, regions } = account
  return {
    account,
    state: accountStateWord(account, 'you'),
    ...coverageOf(account.regions),
    problems: [...new Set(problems.map(({ kind }) => problemTitle(kind)))],
    regions: [
      ...new Set([
        ...regions.filter(({ vpcs }) => vpcs.length > 0).map(({ region }) => region),
        ...problems.flatMap(({ region }) => region ?? []),
      ]),
    ],
    text: [accountId, name, externalId, ...problems.map(({ message }) => message)].join('\n').toLowerCase(),
  }
}
