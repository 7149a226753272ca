import { describe, expect, it } from 'vitest'
import type { AccountStatus, Checklist } from '../../../../../app/checklist/checklist.ts'
import { totalsOf } from '../../../../../app/checklist/totals.ts'
import type { Problem } from '../../../../../app/problems/problem.ts'
import { openProblems } from '../../../../../renderer/features/problems/openProblems.ts'
import { judged, untouchedAccount } from '../../../app/report/checklists.ts'

const FAILED: Problem = {
  kind: 'stackFailed',
  step: 'stack',
  message: 'It failed.',
  next: 'Replace it.',
  retryable: false,
}
const REFUSED: Problem = {
  kind: 'bucketNotReady',
  step: 'flowLogs',
  region: 'us-east-1',
  message: 'Refused.',
  next: 'Send it.',
  retryable: true,
  waitsFor: 'activeeye',
}

describe('openProblems', () => {
  it('makes one entry of what one press solves, and puts what ActiveEye has to do last', () => {
    const checklist = checklistOf([
      account('111111111111', [REFUSED, { ...REFUSED, region: 'eu-west-1' }, FAILED], 'ROLLBACK_COMPLETE'),
      account('222222222222', [FAILED], 'ROLLBACK_COMPLETE'),
      account('333333333333', [REFUSED]),
    ])
    expect(openProblems(checklist)).toMatchObject([
      { kind: 'stackFailed', action: 'replaceStack', accountIds: ['111111111111', '222222222222'] },
      { kind: 'bucketNotReady', action: 'copyRequest', accountIds: ['111111111111', '333333333333'] },
    ])
  })

  it('does not mix stacks that can be replaced with those that can not', () => {
    const checklist = checklistOf([
      account('111111111111', [FAILED], 'ROLLBACK_COMPLETE'),
      account('222222222222', [FAILED], 'UPDATE_ROLLBACK_FAILED'),
    ])
    expect(openProblems(checklist).map(({ action, accountIds }) => [action, accountIds])).toEqual([
      ['replaceStack', ['111111111111']],
      ['tryAgain', ['222222222222']],
    ])
  })

  it('keeps the key of an entry while places come and go', () => {
    const one = openProblems(checklistOf([account('111111111111', [FAILED])]))
    const two = openProblems(
      checklistOf([account('111111111111', [FAILED]), account('222222222222', [FAILED])]),
    )
    expect(two.map(({ key }) => key)).toEqual(one.map(({ key }) => key))
  })
})

function account(accountId: string, problems: Problem[], stackStatus?: string): AccountStatus {
  const stack = {
    stackId: 'arn',
    region: 'us-east-1',
    status: stackStatus ?? '',
    outputs: {},
    madeByUs: true,
  }
  return judged({
    ...untouchedAccount(accountId),
    problems,
    ...(stackStatus !== undefined && { stack }),
  })
}

function checklistOf(accounts: AccountStatus[]): Checklist {
  const totals = totalsOf(accounts)
  return {
    version: 2,
    onboardingId: 'onboarding',
    at: '2026-10-05T12:00:00.000Z',
    customer: 'Acme',
    totals,
    accounts,
  }
}
