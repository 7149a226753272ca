import { externalIdFault } from '../activeeye/externalId.ts'
import { EXTERNAL_ID_PARAMETER, STACK_NAME } from '../activeeye/prescribed.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { Problem, ProblemWords } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { quoted } from '../text/valueWords.ts'
import type { StepStatus } from './checklist.ts'
import { type AccountFacts, problemsOf } from './facts.ts'

/** A stack at rest whose resources exist, and whether it is the one that the onboarding file asks for. */

/** What a stack says of itself. */
export interface StackValues {
  readonly outputs: Readonly<Record<string, string>>
  /** Known from a look only; the journal keeps none. NoEcho parameters come back as asterisks. */
  readonly parameters?: Readonly<Record<string, string>>
}

/** Source: the CloudFormation user guide, "Stack status codes". */
const STANDING: ReadonlySet<string> = new Set([
  'CREATE_COMPLETE',
  'UPDATE_COMPLETE',
  'UPDATE_ROLLBACK_COMPLETE',
  'IMPORT_COMPLETE',
  'IMPORT_ROLLBACK_COMPLETE',
])

/** @param status CloudFormation's own */
export function isStanding(status: string): boolean {
  return STANDING.has(status)
}

/** The two outputs that go into the connector, whatever their spelling: `AccountID`, `AccountId`, `account-id`. */
export function stackIds({ outputs }: StackValues): {
  readonly accountId: string | undefined
  readonly externalId: string | undefined
} {
  const named = (wanted: string) =>
    Object.entries(outputs).find(([key]) => key.toLowerCase().replace(/[^a-z]/g, '') === wanted)?.[1]
  return { accountId: named('accountid'), externalId: named('externalid') }
}

/**
 * Why a standing stack is not the one that the file asks for; `undefined` when it is. ActiveEye compares both IDs
 * character by character, so a connector with the file's values could not use the stack.
 */
export function stackMismatch(account: Account, stack: StackValues): ProblemWords | undefined {
  const { accountId, externalId } = stackIds(stack)
  const where = `The stack ${STACK_NAME} of account ${account.name} (${account.accountId}) in ${account.stackRegion}`
  const hasExternalId = externalId ?? unmasked(stack.parameters?.[EXTERNAL_ID_PARAMETER])
  if (hasExternalId !== undefined && hasExternalId !== account.externalId) {
    return mismatch(
      `${where} has the ExternalID ${shown(hasExternalId)}, but the onboarding file says ${account.externalId}. As long as they differ, no values are offered for the connector. The stack was left as it is.`,
      wayOut(account, hasExternalId),
    )
  }
  if (accountId !== undefined && accountId !== account.accountId) {
    return mismatch(
      `${where} says that its account is ${shown(accountId)}.`,
      'Check in the CloudFormation console that it was made from the template of this onboarding. If it was not, delete it, then run again.',
    )
  }
  if (accountId !== undefined && externalId !== undefined) return undefined
  const keys = Object.keys(stack.outputs)
  return mismatch(
    `${where} does not have the outputs AccountID and ExternalID; it has ${keys.length === 0 ? 'none' : list(keys)}.`,
    'Check in the CloudFormation console that it was made from the template of this onboarding. If it was not, delete it, then run again.',
  )
}

/**
 * The step `stack`, judged by the file as it is now: the file may have been edited since AWS was asked.
 * @param step what the journal says of it
 */
export function projectStack(
  account: Account,
  facts: AccountFacts,
  step: StepStatus,
): { readonly step: StepStatus; readonly problems: readonly Problem[] } {
  const recorded = problemsOf(facts.steps.stack)
  const stack = facts.stack?.stack
  if (stack === undefined || !isStanding(stack.status)) return { step, problems: recorded }
  const words = stackMismatch(account, stack)
  const others = recorded.filter(({ kind }) => kind !== 'stackMismatch')
  if (words !== undefined) {
    const problems: readonly Problem[] = [...others, { ...words, step: 'stack' }]
    return { step: step.state === 'running' ? step : { state: 'failed' }, problems }
  }
  const isMended = step.state === 'failed' && recorded.length > 0 && others.length === 0
  return { step: isMended ? { state: 'done' } : step, problems: others }
}

/** Put the file back, or replace the stack. An ExternalID that the file does not accept can't be put back. */
function wayOut({ externalId, stackRegion }: Account, ofStack: string): string {
  const replace = `delete it in the CloudFormation console of this account in ${stackRegion}, then run again. The run creates it with ${externalId}; a connector that ActiveEye already has then needs ${externalId} as well.`
  return externalIdFault(ofStack) === undefined
    ? `Decide which one is right. If it is ${ofStack}, put ${ofStack} back as externalId of this account in the onboarding file, or on the page Accounts. If it is ${externalId}, replace the stack: ${replace}`
    : `The ExternalID of the stack does not have the form that ActiveEye prescribes, so replace the stack: ${replace}`
}

/** Shows what can't be seen: a difference may be one invisible character. */
function shown(value: string): string {
  return /^[!-~]+$/.test(value) ? value : quoted(value)
}

function unmasked(value: string | undefined): string | undefined {
  return value === undefined || /^\*+$/.test(value) ? undefined : value
}

function mismatch(message: string, next: string): ProblemWords {
  return { kind: 'stackMismatch', message, next, retryable: false }
}
