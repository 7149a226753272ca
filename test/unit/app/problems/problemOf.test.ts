import { describe, expect, test } from 'vitest'
import type { AwsFailureDetails, AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import type { ProblemKind, ProblemWords } from '../../../../app/problems/problem.ts'
import { problemOf, unexpectedProblem } from '../../../../app/problems/problemOf.ts'
import { list } from '../../../../app/text/list.ts'

const PLACE = 'account prod (111122223333), us-east-1'

/** Every reason, so that a new one is missed here by the compiler. */
const KINDS: Readonly<Record<AwsFailureReason, ProblemKind>> = {
  signInExpired: 'signInExpired',
  signInMissing: 'signInExpired',
  accessDenied: 'accessDenied',
  blockedByOrganization: 'blockedByOrganization',
  regionNotEnabled: 'regionNotEnabled',
  throttled: 'throttled',
  dns: 'network',
  connection: 'network',
  tls: 'network',
  proxy: 'network',
  timeout: 'network',
  service: 'unexpected',
  notAws: 'network',
  refused: 'unexpected',
}

function failure(reason: AwsFailureReason, changes: Partial<AwsFailureDetails> = {}): AwsFailureDetails {
  return {
    reason,
    action: 'ec2:DescribeVpcs',
    code: 'Code',
    message: 'What AWS said.',
    requestId: 'req-1',
    host: 'ec2.us-east-1.amazonaws.com',
    ...changes,
  }
}

function isReadable({ message, next }: ProblemWords): void {
  for (const sentence of [message, next]) {
    expect(sentence).toMatch(/^[A-Z].*[.?]$/s)
    expect(sentence).not.toMatch(/undefined|null|\[object|NaN| {2}|\.\./)
  }
}

describe.each(Object.entries(KINDS) as [AwsFailureReason, ProblemKind][])('%s', (reason, kind) => {
  test(`is the problem ${kind}, in whole sentences that name the place`, () => {
    const problem = problemOf(failure(reason), PLACE)
    expect(problem.kind).toBe(kind)
    expect(problem.message).toContain(PLACE)
    isReadable(problem)
  })

  test('keeps what AWS said', () => {
    expect(problemOf(failure(reason), PLACE).aws).toEqual({
      code: 'Code',
      message: 'What AWS said.',
      requestId: 'req-1',
    })
  })

  test('stays readable with nothing but the necessary', () => {
    const { requestId: _, host: __, ...bare } = failure(reason)
    const problem = problemOf(bare, PLACE)
    isReadable(problem)
    expect(problem.aws).not.toHaveProperty('requestId')
  })
})

test.each(['signInExpired', 'signInMissing'] as const)('%s waits for a person', (reason) => {
  expect(problemOf(failure(reason), PLACE)).toMatchObject({ waitsFor: 'customer', retryable: false })
})

test.each(['accessDenied', 'blockedByOrganization'] as const)(
  '%s names the action, and for CreateFlowLogs also what it needs besides',
  (reason) => {
    expect(problemOf(failure(reason), PLACE).actions).toEqual(['ec2:DescribeVpcs'])
    const problem = problemOf(failure(reason, { action: 'ec2:CreateFlowLogs' }), PLACE)
    expect(problem.actions).toEqual([
      'ec2:CreateFlowLogs',
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'ec2:CreateTags',
    ])
    for (const action of problem.actions ?? []) expect(problem.next).toContain(action)
  },
)

test('the policy is called as AWS called it', () => {
  expect(
    problemOf(failure('blockedByOrganization', { deniedBy: 'service control policy' }), PLACE).message,
  ).toContain('A service control policy forbids ec2:DescribeVpcs')
})

test.each(['dns', 'connection', 'tls', 'proxy', 'timeout'] as const)(
  '%s names the host that was called',
  (reason) => {
    expect(problemOf(failure(reason), PLACE).message).toContain('ec2.us-east-1.amazonaws.com')
  },
)

test('the five ways of having no network are told apart', () => {
  const reasons = ['dns', 'connection', 'tls', 'proxy', 'timeout'] as const
  expect(new Set(reasons.map((reason) => problemOf(failure(reason), PLACE).message)).size).toBe(5)
})

test.each([new Error('Boom'), 'Boom'])('whatever else is thrown is a fault of this app', (thrown) => {
  const problem = unexpectedProblem(thrown, PLACE)
  expect(problem).toMatchObject({ kind: 'unexpected', message: expect.stringContaining('Boom') })
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j reads as %j', (words, expected) => {
  expect(list(words)).toBe(expected)
})
