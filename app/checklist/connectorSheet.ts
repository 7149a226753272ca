import { type ConnectorForm, FIELD_NAMES } from '../activeeye/connectorForm.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { uncapitalized } from '../text/capitalized.ts'
import { timestampOf } from '../text/timestamp.ts'
import type { AccountStatus, Checklist, ConnectorStatus } from './checklist.ts'
import { confirmedByWords, connectorHold, formOf } from './connectorStatus.ts'
import { isMonitored } from './coverage.ts'
import { leftOutReasonWords } from './leaveOut.ts'
import { type Reader, type StateWord, stepWord } from './stateWords.ts'

/**
 * - `early`: the stack does not stand yet, so there is nothing to connect to.
 * - `mismatch`: the stack contradicts the onboarding file, so there are no values to enter.
 * - `open`: to be entered in ActiveEye, or entered and not confirmed.
 * - `different`: what was entered is not what it should be.
 * - `confirmed`: a person said what was entered, and it is the same.
 */
export type ConnectorStage = 'early' | 'mismatch' | 'open' | 'different' | 'confirmed'

export function connectorStage(account: AccountStatus): ConnectorStage {
  const { steps, problems } = account
  switch (connectorHold(account)?.reason) {
    case 'noStack':
      return 'early'
    case 'stackMismatch':
      return 'mismatch'
    case undefined:
      break
  }
  if (steps.connector.state === 'done') return 'confirmed'
  if (problems.some(({ step }) => step === 'connector')) return 'different'
  return 'open'
}

/** An account whose connector can be added: its stack stands, and the stack's outputs are what the file says. */
export interface SheetRow {
  readonly accountId: string
  readonly name: string
  readonly form: ConnectorForm
  readonly stage: 'open' | 'different' | 'confirmed'
  readonly connector: ConnectorStatus
}

/** An account for which nothing may be entered yet. */
export interface SheetHold {
  readonly accountId: string
  readonly name: string
  /** A sentence. */
  readonly why: string
}

/** What is to be entered in ActiveEye for all accounts, in the order of the onboarding file. */
export interface ConnectorSheet {
  readonly customer: string
  /** It was made in call mode. */
  readonly masked: boolean
  /** ISO time of the checklist. */
  readonly at: string
  readonly rows: readonly SheetRow[]
  readonly held: readonly SheetHold[]
}

/** @param reader of the reasons why an account has no values */
export function connectorSheet(
  { customer, at, accounts, masked }: Pick<Checklist, 'customer' | 'at' | 'accounts' | 'masked'>,
  reader: Reader,
): ConnectorSheet {
  const rows: SheetRow[] = []
  const held: SheetHold[] = []
  for (const account of accounts) {
    const { accountId, name, connector } = account
    const stage = connectorStage(account)
    const form = formOf(connector)
    if (form === undefined || stage === 'early' || stage === 'mismatch' || !isMonitored(account))
      held.push({ accountId, name, why: whyHeld(account, reader) })
    else rows.push({ accountId, name, form, stage, connector })
  }
  return { customer, masked: masked === true, at, rows, held }
}

/** Where a row of the sheet stands. */
export function sheetStateWord(stage: SheetRow['stage']): StateWord {
  switch (stage) {
    case 'open':
      return { word: 'Not confirmed yet', tone: 'todo' }
    case 'different':
      return { word: 'Entered differently', tone: 'bad' }
    case 'confirmed':
      return { word: 'Confirmed by a person', tone: 'good' }
  }
}

function whyHeld(account: AccountStatus, reader: Reader): string {
  if (!isMonitored(account)) {
    const { leftOut } = account
    return `Left out by decision${leftOut === undefined ? '' : `: ${leftOutReasonWords(leftOut)}`}.`
  }
  if (connectorStage(account) === 'mismatch')
    return 'Its stack and the onboarding file differ, so there are no values to enter yet.'
  const { word } = stepWord(account, 'stack', reader)
  return `Its stack is not done yet (${uncapitalized(word)}).`
}

/**
 * The columns of the sheet, in the order of ActiveEye's form. What is entered stands in the first four; the account's
 * label beside them has all 12 digits also where a program makes a number of the ID.
 */
export const SHEET_COLUMNS = [
  FIELD_NAMES.displayName,
  FIELD_NAMES.accountId,
  FIELD_NAMES.externalId,
  FIELD_NAMES.priority,
  'AWS account',
  'State',
] as const

/** The cells of a row, one for each column. */
export function sheetCells(row: SheetRow): readonly string[] {
  const { displayName, accountId, externalId, priority } = row.form
  return [displayName, accountId, externalId, priority, accountLabel(row), stateText(row)]
}

/** What *Copy all* of the sheet gives: a table to be pasted into a spreadsheet. */
export function sheetTable(rows: readonly SheetRow[]): string {
  return [SHEET_COLUMNS, ...rows.map(sheetCells)].map((cells) => cells.join('\t')).join('\n')
}

/** "Confirmed by a person. By Jane Doe, typed, 2026-10-05 12:03:22 UTC" */
function stateText({ stage, connector }: SheetRow): string {
  const { word } = sheetStateWord(stage)
  const { confirmedAt } = connector
  if (stage !== 'confirmed' || confirmedAt === undefined) return word
  return `${word}. ${confirmedByWords(connector)}, ${timestampOf(confirmedAt, 'UTC').utc}`
}
