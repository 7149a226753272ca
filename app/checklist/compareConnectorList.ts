import { EXACT_FIELDS, FIELD_NAMES, FORM_FIELDS } from '../activeeye/connectorForm.ts'
import { CONNECTORS_PATH } from '../activeeye/prescribed.ts'
import { accepted, type Parsed, refused } from '../input/parsed.ts'
import {
  comparable,
  type KnownValues,
  type PastedConnector,
  parsePastedConnectors,
} from '../input/pastedConnectors.ts'
import { isSpreadsheetNumber } from '../input/spreadsheetNumber.ts'
import { type Onboarding, prioritySchema } from '../onboarding/onboarding.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { list } from '../text/list.ts'
import { valueWords } from '../text/valueWords.ts'
import type { AccountStatus } from './checklist.ts'
import { type ConnectorOwners, connectorOwners } from './connectorOwners.ts'
import { connectorStage } from './connectorSheet.ts'
import {
  compareConnector,
  type EnteredConnector,
  type FieldDifference,
  formOf,
  ownCopyRefusal,
} from './connectorStatus.ts'
import { isMonitored } from './coverage.ts'
import { type ConnectorList, type ListedConnector, otherLine } from './listedConnector.ts'

/**
 * Compares a list of connectors that was copied from ActiveEye with what it should hold. Nothing is recorded.
 * @returns refused when it is the app's own copy, too long or empty
 */
export function compareConnectorList(
  text: string,
  accounts: readonly AccountStatus[],
  onboarding: Pick<Onboarding, 'accounts'>,
): Parsed<ConnectorList> {
  const owners = connectorOwners(accounts)
  const parsed = parsePastedConnectors(text, knownValues(accounts))
  if (!parsed.ok) return parsed
  const ownCopy = ownCopyRefusal([text], accounts)
  if (ownCopy !== undefined) return refused(ownCopy)
  const { connectors, others, fields, notCompared } = parsed.value
  const owned = connectors.map((connector) => ({ connector, owner: owners.ownerOf(connector) }))
  const context = { onboarding, owners, fields }
  const byAccount = Map.groupBy(owned, ({ owner }) => owner?.accountId)
  const lines = [
    ...owned.map(({ connector, owner }) =>
      owner === undefined
        ? strange(connector, owners)
        : inCompany(
            connector,
            owner,
            byAccount.get(owner.accountId)?.map((each) => each.connector) ?? [],
            context,
          ),
    ),
    ...others.map(otherLine),
  ].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const missing = accounts.filter((account) => isExpected(account) && !byAccount.has(account.accountId))
  return accepted({
    lines: [...lines, ...missing.map(missingAccount)],
    remark: remarkOn(fields, notCompared),
  })
}

/** Its stack stands, so its connector can be in ActiveEye. */
function isExpected(account: AccountStatus): boolean {
  const stage = connectorStage(account)
  return isMonitored(account) && stage !== 'early' && stage !== 'mismatch'
}

function knownValues(accounts: readonly AccountStatus[]): KnownValues {
  const of = (field: 'displayName' | 'accountId' | 'externalId') =>
    new Set(accounts.flatMap(({ connector }) => comparable(connector[field] ?? '') || []))
  return { displayName: of('displayName'), accountId: of('accountId'), externalId: of('externalId') }
}

interface Context {
  readonly onboarding: Pick<Onboarding, 'accounts'>
  readonly owners: ConnectorOwners
  readonly fields: readonly (keyof EnteredConnector)[]
}

/** @param company all lines about this account, this one included */
function inCompany(
  connector: PastedConnector,
  account: AccountStatus,
  company: readonly PastedConnector[],
  context: Context,
): ListedConnector {
  const judged = aboutAccount(connector, account, context)
  const others = company.filter((other) => other !== connector)
  if (others.length === 0) return judged
  const twin = others.find((other) => other.line < connector.line && isTwin(other, connector))
  const { line } = connector
  const about = { line, account: refOf(account) }
  if (twin !== undefined) return { is: 'repeated', ...about, message: `The same as line ${twin.line}.` }
  const distinct = others.filter((other) => !isTwin(other, connector))
  if (distinct.length === 0 || judged.is === 'same' || judged.is === 'tooEarly') return judged
  const right = distinct.find((other) => aboutAccount(other, account, context).is === 'same')
  if (right !== undefined) {
    return {
      is: 'second',
      ...about,
      message: `This is a second connector for ${accountLabel(account)}; line ${right.line} is the right one.`,
      next: `Remove this one in ${CONNECTORS_PATH}.`,
    }
  }
  const lines = [...new Set([line, ...distinct.map((other) => other.line)])].toSorted((a, b) => a - b)
  return {
    is: 'second',
    ...about,
    message: `Lines ${list(lines.map(String))} are ${lines.length === 2 ? 'both' : 'all'} about ${accountLabel(account)}, and ${lines.length === 2 ? 'neither' : 'none'} has all values right. ${judged.message}`,
    next: `Correct one of them in ${CONNECTORS_PATH} and remove the others. Then copy the list again.`,
  }
}

function isTwin(one: PastedConnector, other: PastedConnector): boolean {
  return FORM_FIELDS.every((field) => one[field] === other[field])
}

function aboutAccount(
  connector: PastedConnector,
  account: AccountStatus,
  { onboarding, fields }: Context,
): ListedConnector {
  const { line } = connector
  const about = { line, account: refOf(account) }
  const label = accountLabel(account)
  const wanted = formOf(account.connector)
  const configured = onboarding.accounts.find(({ accountId }) => accountId === account.accountId)
  if (!isExpected(account) || wanted === undefined || configured === undefined) return tooEarly(line, account)
  const absent = EXACT_FIELDS.filter((field) => !fields.includes(field))
  if (absent.length > 0) {
    return {
      is: 'incomplete',
      ...about,
      message: `It is the connector of ${label}, and the list does not have its ${list(absent.map((field) => FIELD_NAMES[field]))}, so it can't be confirmed.`,
      next: `Copy the list with the columns ${FIELD_NAMES.displayName}, ${FIELD_NAMES.accountId} and ${FIELD_NAMES.externalId}, or say what was entered account by account.`,
    }
  }
  const { displayName = '', accountId = '', externalId = '', priority: said = '' } = connector
  const priority = prioritySchema.safeParse(said.trim().toLowerCase()).data
  const entered = { displayName, accountId, externalId, ...(priority !== undefined && { priority }) }
  const differences = compareConnector(configured, wanted, entered, onboarding)
  const remark =
    said.trim() === '' || priority !== undefined
      ? ''
      : ` Its priority ${valueWords(said)} is not low, medium or high, so it was not compared.`
  const [first, ...others] = differences
  if (first?.field === 'accountId' && others.length === 0 && isSpreadsheetNumber(accountId)) {
    return {
      is: 'incomplete',
      ...about,
      message: `It is the connector of ${label}, and its Account ID ${valueWords(accountId)} is a number as a spreadsheet writes it. So the list does not show what ActiveEye has.`,
      next: 'Copy the list from ActiveEye itself, or format the column as text before the list is pasted into the spreadsheet.',
    }
  }
  if (differences.length > 0) {
    return {
      is: 'different',
      ...about,
      message: `${label}: ${differences.map(({ problem }) => problem.message).join(' ')}${remark}`,
      next: nextOf(differences),
      entered,
    }
  }
  const wasConfirmed = connectorStage(account) === 'confirmed'
  const before = wasConfirmed ? ' It was confirmed before.' : ''
  return {
    is: 'same',
    ...about,
    message: `${label}: all values are as they should be.${before}${remark}`,
    entered,
    wasConfirmed,
  }
}

/** What to do about all of them, each sentence once. */
function nextOf(differences: readonly FieldDifference[]): string {
  const again = / Then confirm again\.$/
  const steps = differences.flatMap(({ problem }) =>
    problem.next.replace(again, '').split(/(?<=\.) (?=[A-Z])/),
  )
  return [...new Set(steps), 'Then copy the list again.'].join(' ')
}

function tooEarly(line: number, account: AccountStatus): ListedConnector {
  const about = { is: 'tooEarly', line, account: refOf(account) } as const
  const label = accountLabel(account)
  if (!isMonitored(account)) {
    return {
      ...about,
      message: `ActiveEye has a connector for ${label}, which is left out of this onboarding.`,
      next: `Remove the connector in ${CONNECTORS_PATH}, or monitor the account again.`,
    }
  }
  return {
    ...about,
    message: `ActiveEye has a connector for ${label}, and it can't be confirmed yet: its stack ${connectorStage(account) === 'mismatch' ? 'and the onboarding file differ' : 'is not known to exist'}.`,
    next: 'Run the onboarding for this account, then copy the list again.',
  }
}

/** Of no account of this onboarding. */
function strange(connector: PastedConnector, { named }: ConnectorOwners): ListedConnector {
  const { line, displayName = '', accountId = '' } = connector
  const what = `${valueWords(displayName)}, Account ID ${valueWords(accountId)},`
  const rival = named(displayName)
  if (rival === undefined) {
    return {
      is: 'extra',
      line,
      message: `${what} is no connector of this onboarding, so it was not compared.`,
    }
  }
  const isExact = rival.connector.displayName === displayName
  const label = accountLabel(rival)
  return {
    is: 'nameTaken',
    line,
    account: refOf(rival),
    message: `${what} is no connector of this onboarding, and has ${isExact ? 'the' : 'nearly the'} Display Name of ${label}${isExact ? '' : `, ${valueWords(rival.connector.displayName)}`}. Display Names are unique among AWS Flowlogs connectors.`,
    next: `If it is the connector of ${label}, correct its Account ID and External ID in ${CONNECTORS_PATH}. If it is not, give ${rival.name} another Display Name on the page Accounts.`,
  }
}

function missingAccount(account: AccountStatus): ListedConnector {
  return {
    is: 'missing',
    account: refOf(account),
    message: `${accountLabel(account)} is not in the list.`,
    next: `Add its connector in ${CONNECTORS_PATH}. If ActiveEye has it, copy the whole list, all of its pages.`,
  }
}

function remarkOn(fields: Context['fields'], notCompared: readonly string[]): string {
  const parts = [
    ...(fields.includes('priority') ? [] : ['The list has no priorities, so they were not compared.']),
    ...(notCompared.length === 0
      ? []
      : [
          `${notCompared.length === 1 ? 'The column' : 'The columns'} ${list(notCompared.map(valueWords))} ${notCompared.length === 1 ? 'was' : 'were'} not compared.`,
        ]),
  ]
  return parts.join(' ')
}

function refOf({ accountId, name }: AccountStatus): { readonly accountId: string; readonly name: string } {
  return { accountId, name }
}
