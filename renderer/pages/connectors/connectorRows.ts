import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { type ConnectorStage, connectorStage, sheetStateWord } from '../../../app/checklist/connectorSheet.ts'
import { isMonitored } from '../../../app/checklist/coverage.ts'
import { AT_THE_SCREEN, type StateWord, stepWord } from '../../../app/checklist/stateWords.ts'
import { uncapitalized } from '../../../app/text/capitalized.ts'
import { inShort } from '../../../app/text/inShort.ts'

export interface ConnectorRow {
  readonly account: AccountStatus
  readonly stage: ConnectorStage
}

/** Which accounts a person wants to see. */
interface ConnectorFilter {
  readonly id: string
  readonly text: string
  readonly stages: readonly ConnectorStage[]
}

const EVERYTHING: ConnectorFilter = {
  id: 'all',
  text: 'All',
  stages: ['early', 'mismatch', 'open', 'different', 'confirmed'],
}

export const FILTERS: readonly [ConnectorFilter, ...ConnectorFilter[]] = [
  EVERYTHING,
  { id: 'open', text: 'To confirm', stages: ['open', 'different'] },
  { id: 'different', text: 'Different', stages: ['different'] },
  { id: 'mismatch', text: 'Stack differs', stages: ['mismatch'] },
  { id: 'confirmed', text: 'Confirmed', stages: ['confirmed'] },
]

/** In the file's order. */
export function connectorRows(accounts: Iterable<AccountStatus>): readonly ConnectorRow[] {
  return Array.from(accounts)
    .filter(isMonitored)
    .map((account) => ({ account, stage: connectorStage(account) }))
}

export function isUnconfirmed({ stage }: ConnectorRow): boolean {
  return stage === 'open' || stage === 'different'
}

export function confirmedCount(rows: readonly ConnectorRow[]): number {
  return rows.filter(({ stage }) => stage === 'confirmed').length
}

/** The next one to confirm after this one, starting over at the end; undefined when there is none left. */
export function nextUnconfirmed(rows: readonly ConnectorRow[], accountId: string): string | undefined {
  const at = rows.findIndex(({ account }) => account.accountId === accountId)
  const onwards = [...rows.slice(at + 1), ...rows.slice(0, Math.max(at, 0))]
  return onwards.find(isUnconfirmed)?.account.accountId
}

/**
 * Why accounts have no values to enter yet: "prod and dev: connector after the run; test: stack failed, no connector
 * yet".
 */
export function earlyWords(rows: readonly ConnectorRow[]): string {
  const groups = Map.groupBy(rows, (row) =>
    isBeforeRun(row)
      ? 'connector after the run'
      : `stack ${uncapitalized(stepWord(row.account, 'stack', AT_THE_SCREEN).word)}, no connector yet`,
  )
  return [...groups]
    .map(([why, same]) => `${inShort(same.map(({ account }) => account.name))}: ${why}`)
    .join('; ')
}

/** Nothing was tried for its stack yet. */
export function isBeforeRun({ account }: ConnectorRow): boolean {
  return account.steps.stack.state === 'todo'
}

/** @param isCopied whether all its values were copied */
export function stageWord({ account, stage }: ConnectorRow, isCopied: boolean): StateWord {
  switch (stage) {
    case 'mismatch':
      return { word: 'Stack and onboarding file differ', tone: 'bad' }
    case 'early':
      return { word: 'Stack not done yet', tone: 'todo' }
    case 'open':
      return isCopied && account.steps.connector.for !== 'activeeye'
        ? { word: 'Copied, to be confirmed', tone: 'partial' }
        : stepWord(account, 'connector', AT_THE_SCREEN)
    case 'different':
    case 'confirmed':
      return sheetStateWord(stage)
  }
}

export function filterNamed(id: string): ConnectorFilter {
  return FILTERS.find((filter) => filter.id === id) ?? EVERYTHING
}

export function isShownBy({ stages }: ConnectorFilter, stage: ConnectorStage): boolean {
  return stages.includes(stage)
}

export function matchesText({ account }: ConnectorRow, text: string): boolean {
  const { name, connector } = account
  const searched = [name, connector.displayName, account.accountId, connector.externalId ?? ''].join(' ')
  return searched.toLowerCase().includes(text.trim().toLowerCase())
}
