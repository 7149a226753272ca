import { type ActionName, type AwsAction, BEHIND, type BehindAction, behind, CALLED } from '../aws/actions.ts'
import type { AwsAccount } from '../aws/awsAccount.ts'
import { AwsFailure, isDenied } from '../aws/awsFailure.ts'
import type { WriteRecorder } from '../steps/writes.ts'
import type { DryRuns } from './dryRuns.ts'
import type { PermissionState } from './permissions.ts'

/** What was found out about one action, in one Region or in the account as a whole. */
export interface Finding {
  readonly action: ActionName
  readonly region?: string
  readonly state: PermissionState
  readonly words: string
  /** Findings with the same state and reason are shown as one, whatever Region their words name. */
  readonly because: string
}

/** The findings from one call, and its answer if it succeeded. */
export interface Answered<T> {
  readonly findings: readonly Finding[]
  readonly answer?: T
}

type FindingWords = Omit<Finding, 'action' | 'region'>

/**
 * Makes a call that changes nothing, and derives findings about its own action and those behind it. Rejects when there
 * is no valid sign-in, since then nothing can be known about any action.
 */
export async function ask<T>(
  action: AwsAction,
  call: () => Promise<T>,
  /** Errors that AWS returns only to callers with the permission: "does not exist". */
  provesPermission: (error: unknown) => boolean = () => false,
): Promise<Answered<T>> {
  try {
    return { answer: await call(), findings: allowed(action) }
  } catch (error) {
    if (provesPermission(error)) return { findings: allowed(action) }
    if (!(error instanceof AwsFailure)) throw error
    const { reason } = error.details
    if (reason === 'signInExpired' || reason === 'signInMissing') throw error
    return { findings: refused(action, error) }
  }
}

export function unknown(action: ActionName, words: string): Finding {
  return { action, state: 'unknown', words, because: words }
}

/** The check failed, or was not made. What no check can tell stays what it is. */
export function notLooked(action: ActionName, words: string, because = words): Finding {
  if (isBehind(action) && BEHIND[action].check.by === 'doing') return unsaid(action)
  return { action, state: 'notLooked', words, because }
}

function allowed(action: AwsAction): readonly Finding[] {
  const { check } = { check: undefined, ...CALLED[action] }
  const words =
    check?.by === 'dryRun'
      ? 'AWS said that it would have done it, and did not (DryRun).'
      : 'AWS answered when it was asked.'
  const known: FindingWords = { state: 'allowed', words, because: '' }
  return [
    { action, ...known },
    ...behind(action).map((needed) =>
      BEHIND[needed].check.by === 'call'
        ? { action: needed, ...known, words: `AWS asks for it with ${action}, and did not refuse that.` }
        : unsaid(needed),
    ),
  ]
}

/** AWS may name the call's action, one behind it, or none. */
function refused(action: AwsAction, failure: AwsFailure): readonly Finding[] {
  const { reason, code, message, deniedBy } = failure.details
  const said = `${code}: ${message}`
  if (!isDenied(failure)) {
    const words = `It could not be checked. ${said}`
    return [action, ...behind(action)].map((each) => notLooked(each, words, code))
  }
  const named = /not authorized to perform:? ([a-z0-9-]+:\w+)/i.exec(message)?.[1]
  const culprit = behind(action).find((needed) => needed === named) ?? action
  const among = named === undefined ? nameless(action) : ''
  const denial: FindingWords = {
    state: reason === 'accessDenied' ? 'missing' : 'blocked',
    words: `${said}${among}`,
    because: `${code} ${deniedBy ?? ''}`,
  }
  const others = [action, ...behind(action)].filter((each) => each !== culprit)
  const further = `AWS refused ${action} first, so nothing is known about this action.`
  return [
    { action: culprit, ...denial },
    ...others.map((each) => ({ ...unknown(each, further), because: 'refusedBefore' })),
  ]
}

function nameless(action: AwsAction): string {
  const needed = behind(action).filter((each) => BEHIND[each].without === 'callDenied')
  return needed.length === 0
    ? ''
    : ` AWS does not name the action: it can also be ${needed.join(', ')} that is missing.`
}

function isBehind(action: ActionName): action is BehindAction {
  return Object.hasOwn(BEHIND, action)
}

function unsaid(action: BehindAction): Finding {
  const { check } = BEHIND[action]
  return unknown(action, check.by === 'doing' ? check.why : 'AWS did not say.')
}

/** One account to check. Its dry runs are recorded as writes. */
export interface Looking extends WriteRecorder {
  readonly aws: AwsAccount
  readonly signal: AbortSignal
  readonly dryRuns: DryRuns
  /** Whether undo is wanted too. */
  readonly undo: boolean
}
