import { describe, expect, test } from 'vitest'
import type { AwsFailureDetails, AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import type { ProblemKind, ProblemWords } from '../../../../app/problems/problem.ts'
import { problemOf, problemOfDenials, unexpectedProblem } from '../../../../app/problems/problemOf.ts'
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
    answer: 'What AWS said.',
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

test.each(['signInExpired', 'signInMissing'] as const)(
  '%s that AWS did not say is not called AWS’s',
  (reason) => {
    const {
      answer: _,
      requestId: __,
      ...own
    } = failure(reason, { message: 'Profile "prod": There is no such profile' })
    const problem = problemOf(own, PLACE)
    expect(problem).not.toHaveProperty('aws')
    expect(problem.message).toContain('Profile "prod": There is no such profile')
  },
)

test('what AWS said is told without what this app added', () => {
  const denied = failure('accessDenied', {
    action: 'sts:AssumeRole',
    message: 'Profile "prod": No',
    answer: 'No',
  })
  expect(problemOf(denied, PLACE).message).toContain('Profile "prod": No.')
  expect(problemOf(denied, PLACE).aws?.message).toBe('No')
})

test.each([
  ['accessDenied', 'could not be assumed in us-gov-west-1: '],
  ['blockedByOrganization', 'forbids sts:AssumeRole in us-gov-west-1 for'],
  ['signInMissing', 'STS was called in us-gov-west-1.'],
] as const)('%s by STS names the Region that was called', (reason, words) => {
  const details = failure(reason, { action: 'sts:AssumeRole', region: 'us-gov-west-1' })
  expect(problemOf(details, PLACE).message).toContain(words)
  expect(problemOf({ ...details, action: 'ec2:DescribeVpcs' }, PLACE).message).not.toContain('us-gov-west-1')
})

test.each([
  ['OptInRequired', 'AWS has not activated', 'finish the registration'],
  ['PendingVerification', 'AWS has not activated', 'Wait: it can take a day'],
  ['Blocked', 'AWS has blocked account prod', 'Only AWS Support can lift it'],
])('%s is about the account, and no Region', (code, message, next) => {
  const problem = problemOf(failure('refused', { code }), PLACE)
  expect(problem).toMatchObject({
    kind: 'accountNotReady',
    message: expect.stringContaining(message),
    next: expect.stringContaining(next),
  })
  isReadable(problem)
})

test.each([
  ['me-south-1', true],
  ['eu-west-1', false],
])('a refusal in %s may be due to a token of the global endpoint: %s', (region, isLikely) => {
  const { next } = problemOf(failure('regionNotEnabled', { region }), PLACE)
  expect(next.includes('global STS endpoint')).toBe(isLikely)
})

test('keys that STS does not know may be of another partition', () => {
  const details = failure('signInMissing', { action: 'sts:GetCallerIdentity', code: 'InvalidClientTokenId' })
  expect(problemOf(details, PLACE).next).toContain('AWS GovCloud (US)')
  expect(problemOf({ ...details, code: 'SignatureDoesNotMatch' }, PLACE).next).not.toContain('GovCloud')
})

test.each(['signInExpired', 'signInMissing'] as const)('%s waits for a person', (reason) => {
  expect(problemOf(failure(reason), PLACE)).toMatchObject({ waitsFor: 'customer', retryable: false })
})

test('a missing permission names the action, and for CreateFlowLogs also what it needs besides', () => {
  expect(problemOf(failure('accessDenied'), PLACE).actions).toEqual(['ec2:DescribeVpcs'])
  const problem = problemOf(failure('accessDenied', { action: 'ec2:CreateFlowLogs' }), PLACE)
  expect(problem.actions).toEqual([
    'ec2:CreateFlowLogs',
    'logs:CreateLogDelivery',
    'logs:DeleteLogDelivery',
    'ec2:CreateTags',
  ])
  for (const action of problem.actions ?? []) expect(problem.next).toContain(action)
})

describe('what a policy of the organization blocks', () => {
  const blocked = (changes: Partial<AwsFailureDetails>) =>
    problemOf(failure('blockedByOrganization', changes), PLACE)

  test('is the action that AWS names, and no other', () => {
    const message = 'User: u is not authorized to perform: logs:CreateLogDelivery on resource: *'
    const problem = blocked({ action: 'ec2:CreateFlowLogs', message })
    expect(problem.actions).toEqual(['logs:CreateLogDelivery'])
    expect(problem.message).toContain('forbids logs:CreateLogDelivery for')
    expect(blocked({ action: 'ec2:CreateFlowLogs' }).actions).toEqual(['ec2:CreateFlowLogs'])
  })

  test.each([
    ['ec2:DescribeVpcs', 'leave out on purpose the Regions'],
    ['cloudformation:CreateStack', 'choose another Region for the stack'],
    ['sts:AssumeRole', 'to allow sts:AssumeRole, or name a Region that is allowed'],
  ])('%s: %s', (action, next) => {
    expect(blocked({ action }).next).toContain(next)
  })

  test.each(['cloudformation:CreateStack', 'ec2:CreateFlowLogs'])('%s may lack tags', (action) => {
    const message = 'not authorized, with an explicit deny in a service control policy'
    expect(blocked({ action, message }).next).toContain('"tags" in the onboarding file')
    expect(blocked({ action, message: 'because no service control policy allows it' }).next).not.toContain(
      'tags',
    )
    expect(blocked({ action: 'ec2:DescribeVpcs', message }).next).not.toContain('tags')
  })
})

test('denials of several calls are one problem, whichever failed first', () => {
  const [one, other] = [failure('accessDenied'), failure('accessDenied', { action: 'ec2:DescribeFlowLogs' })]
  const problem = problemOfDenials([one, other], PLACE)
  expect(problem).toMatchObject({
    kind: 'accessDenied',
    message: `The credentials for ${PLACE} may not do ec2:DescribeVpcs and ec2:DescribeFlowLogs.`,
    actions: ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'],
  })
  isReadable(problem)
})

test('a role that can not be assumed may ask for MFA or an ExternalID', () => {
  const { next } = problemOf(failure('accessDenied', { action: 'sts:AssumeRole' }), PLACE)
  expect(next).toContain('mfa_serial or external_id')
})

test('a tag policy’s refusal is told as that', () => {
  const message = "The tag policy does not allow the specified value for the following tag key: 'CostCenter'."
  const problem = problemOf(failure('refused', { code: 'TagPolicyViolation', message }), PLACE)
  expect(problem).toMatchObject({ kind: 'blockedByOrganization', retryable: false })
  expect(problem.message).toContain(message)
  isReadable(problem)
})

describe('asking for the accounts of an organization', () => {
  const action = 'organizations:ListAccounts'

  test('from a member account, no permission helps', () => {
    const message = "You don't have permissions to access this resource."
    const problem = problemOf(failure('accessDenied', { action, message }), 'this sign-in')
    expect(problem.message).toMatch(/^Only the management account of the organization, or a delegated/)
    expect(problem.next).toContain('--profile')
    isReadable(problem)
  })

  test('without permission, it names the permission', () => {
    const message = `User: u is not authorized to perform: ${action}`
    expect(problemOf(failure('accessDenied', { action, message }), 'this sign-in').next).toContain(
      `permissions for ${action}`,
    )
  })

  test('without an organization, the other ways are named', () => {
    const code = 'AWSOrganizationsNotInUseException'
    const problem = problemOf(failure('refused', { action, code }), 'this sign-in')
    expect(problem).toMatchObject({ kind: 'invalidInput', retryable: false })
    expect(problem.message).toContain('is in no organization')
    expect(problem.next).toContain('--from profiles')
    isReadable(problem)
  })
})

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
