import { describe, expect, it } from 'vitest'
import { type ProblemKind, problemKindSchema } from '../../../../../app/problems/problem.ts'
import {
  actionFor,
  isReplaceable,
  type ProblemAction,
} from '../../../../../renderer/features/problems/problemAction.ts'

const EXPECTED: Readonly<Record<ProblemKind, ProblemAction>> = {
  signInExpired: 'signIn',
  wrongAccount: 'openAccounts',
  accountNotReady: 'tryAgain',
  accessDenied: 'tryAgain',
  blockedByOrganization: 'tryAgain',
  regionNotEnabled: 'tryAgain',
  regionUnreachable: 'tryAgain',
  throttled: 'tryAgain',
  bucketNotReady: 'copyRequest',
  flowLogLimit: 'tryAgain',
  flowLogConflict: 'tryAgain',
  destinationChanged: 'openPlan',
  stackFailed: 'replaceStack',
  stackBusy: 'tryAgain',
  stackUnfinished: 'replaceStack',
  stackMismatch: 'openAccounts',
  acknowledgementNeeded: 'openPlan',
  templateUnavailable: 'tryAgain',
  templateChanged: 'openPlan',
  gone: 'acceptGone',
  network: 'openNetwork',
  invalidInput: 'openAccounts',
  journalUnusable: 'openStart',
  unexpected: 'tryAgain',
}

describe('the button of a problem', () => {
  it.each(problemKindSchema.options)('%s', (kind) => {
    expect(actionFor({ kind, step: 'stack' }, { status: 'ROLLBACK_COMPLETE' })).toBe(EXPECTED[kind])
  })

  it('leads to the plan where a VPC is to be decided about', () => {
    expect(actionFor({ kind: 'flowLogConflict', step: 'flowLogs', waitsFor: 'customer' }, undefined)).toBe(
      'openPlan',
    )
  })

  it('leads to the form when what was entered there is wrong', () => {
    expect(actionFor({ kind: 'invalidInput', step: 'connector' }, undefined)).toBe('openConnectors')
  })

  it('does not offer to delete a stack whose update failed, nor one that is gone', () => {
    expect(actionFor({ kind: 'stackFailed', step: 'stack' }, { status: 'UPDATE_ROLLBACK_FAILED' })).toBe(
      'tryAgain',
    )
    expect(actionFor({ kind: 'stackFailed', step: 'stack' }, undefined)).toBe('tryAgain')
  })
})

describe('isReplaceable', () => {
  it.each(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'CREATE_IN_PROGRESS', 'UPDATE_FAILED'])(
    'not %s',
    (status) => {
      expect(isReplaceable({ status })).toBe(false)
    },
  )
})
