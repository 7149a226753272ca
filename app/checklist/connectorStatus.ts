import {
  type ConnectorForm,
  describeDifference,
  EXACT_FIELDS,
  FIELD_NAMES,
  isOwnCopy,
} from '../activeeye/connectorForm.ts'
import { CONNECTORS_PATH } from '../activeeye/prescribed.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Problem } from '../problems/problem.ts'
import { accountLabel } from '../text/accountLabel.ts'
import type { AccountStatus, ConnectorStatus, StackStatus } from './checklist.ts'
import { entryMistake, type OtherConnector } from './entryMistake.ts'
import { isStanding, stackIds } from './standingStack.ts'

/** What is to be entered in ActiveEye, when it can be confirmed, and what was entered instead. */

/** What a person says was entered. The priority is compared only when it was given. */
export interface EnteredConnector {
  readonly displayName: string
  readonly accountId: string
  readonly externalId: string
  readonly priority?: ConnectorStatus['priority'] | undefined
}

export interface FieldDifference {
  readonly field: keyof ConnectorForm
  readonly problem: Problem
}

/** Why no connector can be added or confirmed for an account yet: whole sentences. */
export interface ConnectorHold {
  readonly reason: 'noStack' | 'stackMismatch'
  readonly message: string
  readonly next: string
}

/** The values for ActiveEye's form. Both IDs are those of the stack, once it stands. */
export function wantedConnector(
  account: Account,
  stack: StackStatus | undefined,
): ConnectorForm & Pick<ConnectorStatus, 'priority'> {
  const ids = stack !== undefined && isStanding(stack.status) ? stackIds(stack) : undefined
  return {
    displayName: account.connector.displayName,
    accountId: ids?.accountId ?? account.accountId,
    externalId: ids?.externalId ?? account.externalId,
    priority: account.connector.priority,
  }
}

/** The connector needs the stack: before it stands, and while it contradicts the file, nothing can be confirmed. */
export function connectorHold({
  name,
  accountId,
  problems,
  stack,
  steps,
}: Pick<AccountStatus, 'name' | 'accountId' | 'problems' | 'stack'> & {
  readonly steps: Pick<AccountStatus['steps'], 'stack'>
}): ConnectorHold | undefined {
  const mismatch = problems.find(({ kind }) => kind === 'stackMismatch')
  if (mismatch !== undefined) {
    return { reason: 'stackMismatch', message: mismatch.message, next: mismatch.next }
  }
  const stands = steps.stack.state === 'done' || (stack !== undefined && isStanding(stack.status))
  if (stands) return undefined
  return {
    reason: 'noStack',
    message: `The connector of ${name} (${accountId}) can't be confirmed yet: its stack is not known to exist, and without the stack ActiveEye can't connect. Nothing was recorded.`,
    next: 'Run the onboarding for this account first, and add the connector in ActiveEye afterwards.',
  }
}

/**
 * Why what a person gives says nothing about ActiveEye: it is the app's own block of values, copied and pasted back.
 * @param texts all that was pasted or typed
 */
export function ownCopyRefusal(
  texts: readonly string[],
  accounts: readonly Pick<AccountStatus, 'name' | 'accountId' | 'connector'>[],
): string | undefined {
  const isOwn = accounts.some((account) => {
    const form = formOf(account.connector)
    return form !== undefined && texts.some((text) => isOwnCopy(text, form, accountLabel(account)))
  })
  return isOwn
    ? "This is the app's own copy of the values, as Copy all or the connector sheet gives it, so it does not show what was entered in ActiveEye. Open the connector in ActiveEye and copy the values from its page."
    : undefined
}

/** What can be copied into ActiveEye's form; `undefined` while the stack contradicts the file. */
export function formOf({
  displayName,
  accountId,
  externalId,
  priority,
}: ConnectorStatus): ConnectorForm | undefined {
  if (accountId === undefined || externalId === undefined) return undefined
  return { displayName, accountId, externalId, priority }
}

/**
 * Character by character: "the External ID must exactly match" (ActiveEye). Empty when all is the same.
 * @param wanted the values of the account
 * @param onboarding whose other accounts' values may have been entered by mistake
 */
export function compareConnector(
  account: Pick<Account, 'accountId'>,
  wanted: ConnectorForm,
  entered: EnteredConnector,
  onboarding: { readonly accounts: readonly OtherAccount[] },
): readonly FieldDifference[] {
  const wrong = EXACT_FIELDS.filter((field) => wanted[field] !== entered[field])
  const others = wrong.length === 0 ? [] : otherConnectors(account, onboarding)
  const differences = wrong.map((field) =>
    differenceIn(
      field,
      wanted[field],
      describeDifference(wanted[field], entered[field]),
      entryMistake({ field, entered: entered[field], wanted, others }),
    ),
  )
  if (entered.priority === undefined || entered.priority === wanted.priority) return differences
  const priority = `it is ${entered.priority}, and the onboarding file says ${wanted.priority}`
  return [...differences, differenceIn('priority', wanted.priority, priority)]
}

/** An account whose values may have been entered in the connector of another. */
type OtherAccount = Pick<Account, 'name' | 'accountId' | 'externalId'> & {
  readonly connector: Pick<Account['connector'], 'displayName'>
}

function otherConnectors(
  account: Pick<Account, 'accountId'>,
  { accounts }: { readonly accounts: readonly OtherAccount[] },
): readonly OtherConnector[] {
  return accounts
    .filter(({ accountId }) => accountId !== account.accountId)
    .map(({ name, accountId, externalId, connector }) => ({
      name,
      accountId,
      externalId,
      displayName: connector.displayName,
    }))
}

/** After the name of the field. */
const DIFFERS = ' in ActiveEye is not what it should be'

/** The name of the field that a problem of a connector is about: its message begins with it. */
export function fieldThatDiffers({ step, message }: Pick<Problem, 'step' | 'message'>): string | undefined {
  if (step !== 'connector') return undefined
  return Object.values(FIELD_NAMES).find((name) => message.startsWith(`${name}${DIFFERS}`))
}

function differenceIn(
  field: keyof ConnectorForm,
  wanted: string,
  difference: string,
  mistake?: ReturnType<typeof entryMistake>,
): FieldDifference {
  const name = FIELD_NAMES[field]
  return {
    field,
    problem: {
      kind: 'invalidInput',
      step: 'connector',
      message: `${name}${DIFFERS}: ${difference}.${mistake ? ` ${mistake.what}.` : ''}`,
      next: `${mistake ? `${mistake.advice} ` : ''}Open this account's connector in ${CONNECTORS_PATH} and set ${name} to ${wanted}; if it can't be changed there, remove the connector and add it again. Then confirm again.`,
      retryable: false,
    },
  }
}

/** Who confirmed a connector and how: "By Jane Doe, typed". Journals of earlier versions say neither. */
export function confirmedByWords({ confirmedBy, confirmedHow }: ConnectorStatus): string {
  const who = `By ${confirmedBy ?? 'a person'}`
  switch (confirmedHow) {
    case undefined:
      return who
    case 'typed':
      return `${who}, typed`
    case 'pasted':
      return `${who}, pasted`
    case 'terminal':
      return `${who}, on the terminal`
    case 'answer':
      return `ActiveEye says: ${confirmedBy ?? 'a person'}`
  }
}
