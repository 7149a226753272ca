import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import type { Stack } from '../aws/awsAccount.ts'
import { stackStands } from '../checklist/gone.ts'
import type { Account } from '../onboarding/onboarding.ts'
import type { ProblemWords } from '../problems/problem.ts'
import { list } from '../text/list.ts'
import { placeOf } from './step.ts'

/** What to do about the stack, by its status. */
export type StackDecision =
  | { readonly do: 'create' }
  /** An operation is in progress, ours or another: wait for its end, then decide again. */
  | { readonly do: 'follow'; readonly stack: Stack }
  /** It exists and is as it should be. */
  | { readonly do: 'accept'; readonly stack: Stack }
  /** Its creation failed; it can only be deleted, then created again. */
  | { readonly do: 'replace'; readonly stack: Stack }
  | { readonly do: 'stop'; readonly problem: ProblemWords }

/** Source: the CloudFormation user guide, "Stack status codes". */
export function decideStack(account: Account, stack: Stack | undefined): StackDecision {
  if (stack === undefined) return { do: 'create' }
  if (isDead(stack.status)) return { do: 'replace', stack }
  if (stackStands(stack)) {
    const problem = mismatchOf(account, stack)
    return problem === undefined ? { do: 'accept', stack } : { do: 'stop', problem }
  }
  switch (stack.status) {
    case 'DELETE_COMPLETE':
      return { do: 'create' }
    case 'UPDATE_FAILED':
    case 'UPDATE_ROLLBACK_FAILED':
      return { do: 'stop', problem: needsHands(account, stack) }
    default:
      return stack.status.endsWith('_IN_PROGRESS')
        ? { do: 'follow', stack }
        : { do: 'stop', problem: needsHands(account, stack) }
  }
}

/** A stack in this status can only be deleted. */
export function isDead(status: string): boolean {
  return DEAD.has(status)
}

const DEAD: ReadonlySet<string> = new Set([
  'ROLLBACK_COMPLETE',
  'ROLLBACK_FAILED',
  'CREATE_FAILED',
  'DELETE_FAILED',
  // A stack without resources that a change set created.
  'REVIEW_IN_PROGRESS',
])

/** The stack's ExternalID: its output, or else its parameter; `undefined` when it is masked or absent. */
function externalIdOf(stack: Stack): string | undefined {
  return outputOf(stack, 'externalid') ?? unmasked(stack.parameters[EXTERNAL_ID_PARAMETER])
}

/** Finds outputs in any spelling: `AccountID`, `AccountId`, `account-id`. */
function outputOf(stack: Stack, wanted: string): string | undefined {
  return Object.entries(stack.outputs).find(
    ([key]) => key.toLowerCase().replace(/[^a-z]/g, '') === wanted,
  )?.[1]
}

/** NoEcho parameters come back as asterisks. */
function unmasked(value: string | undefined): string | undefined {
  return value === undefined || /^\*+$/.test(value) ? undefined : value
}

/** Both IDs must match exactly, because ActiveEye compares them. */
function mismatchOf(account: Account, stack: Stack): ProblemWords | undefined {
  const where = `The stack ${stack.name} in ${placeOf(account, account.stackRegion)}`
  const externalId = externalIdOf(stack)
  if (externalId !== undefined && externalId !== account.externalId) {
    return {
      kind: 'stackMismatch',
      message: `${where} has the ExternalID ${externalId}, but the onboarding file says ${account.externalId}. It was left as it is.`,
      next: `If ${externalId} is right, set it as externalId in the onboarding file. If not, delete the stack in the CloudFormation console. Then run again.`,
      retryable: false,
    }
  }
  const accountId = outputOf(stack, 'accountid')
  if (accountId === account.accountId && outputOf(stack, 'externalid') !== undefined) return undefined
  const keys = Object.keys(stack.outputs)
  return {
    kind: 'stackMismatch',
    message:
      accountId !== undefined && accountId !== account.accountId
        ? `${where} says that its account is ${accountId}.`
        : `${where} does not have the outputs AccountID and ExternalID; it has ${keys.length === 0 ? 'none' : list(keys)}.`,
    next: 'Check in the CloudFormation console that it was made from the template of ActiveEye. If it was not, delete it, then run again.',
    retryable: false,
  }
}

function needsHands(account: Account, stack: Stack): ProblemWords {
  return {
    kind: 'stackFailed',
    message: `The stack ${stack.name} in ${placeOf(account, account.stackRegion)} is in ${stack.status}${stack.statusReason === '' ? '' : ` (${stack.statusReason})`}. An update of it failed, so it was left as it is.`,
    next: 'Open it in the CloudFormation console and choose Stack actions > Continue update rollback, then run again.',
    retryable: false,
  }
}
