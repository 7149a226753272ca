import { describe, expect, test } from 'vitest'
import { TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { operatorPolicy } from '../../app/permissions/operatorPolicy.ts'
import { operatorPowers } from '../../app/permissions/operatorPowers.ts'
import { isAllowed, policySchema } from '../doubles/policyEvaluator.ts'
import { sampleOnboarding } from '../doubles/sampleOnboarding.ts'

/**
 * The holder of the operator's policy who wants to be an administrator. Tried with an evaluator by AWS's documentation,
 * and linted with a table of the Service Authorization Reference, since no library can be used here.
 */

const LEAST = operatorPolicy({ undo: false, organization: false })
const UNDO = operatorPolicy({ undo: true, organization: false })
const ALL = operatorPolicy({ undo: true, organization: true })
const STACK = 'arn:aws:cloudformation:us-east-1:111122223333:stack/activeeye-security-monitor/*'
const BY_CLOUDFORMATION = { 'aws:CalledVia': ['cloudformation.amazonaws.com'] }

const creation = (context: Readonly<Record<string, string>>, policy = ALL, resource = STACK) =>
  isAllowed(policy, { action: 'cloudformation:CreateStack', resource, context })

describe('a stack', () => {
  test('is created from the prescribed template', () => {
    for (const policy of [LEAST, UNDO, ALL]) {
      expect(creation({ 'cloudformation:TemplateUrl': TEMPLATE_URL }, policy)).toBe(true)
    }
  })

  test.each([
    ['another template', 'https://s3.amazonaws.com/attacker/activeeye-security-monitor.yaml'],
    ['a look-alike bucket', TEMPLATE_URL.replace('formation', 'forrnation')],
    ['another version of it', `${TEMPLATE_URL}?versionId=1`],
    ['a folder below it', `${TEMPLATE_URL}/x`],
    ['the same in another case', TEMPLATE_URL.toUpperCase()],
  ])('is denied from %s', (_, url) => {
    for (const policy of [LEAST, UNDO, ALL]) {
      expect(creation({ 'cloudformation:TemplateUrl': url }, policy)).toBe(false)
    }
  })

  test('is denied from a template in the request, which has no address', () => {
    expect(creation({})).toBe(false)
  })

  test('is denied with a role that may do more than its creator', () => {
    const context = {
      'cloudformation:TemplateUrl': TEMPLATE_URL,
      'cloudformation:RoleArn': 'arn:aws:iam::111122223333:role/admin',
    }
    expect(creation(context)).toBe(false)
    expect(isAllowed(ALL, { action: 'iam:PassRole', resource: 'arn:aws:iam::111122223333:role/admin' })).toBe(
      false,
    )
  })

  test('is denied under another name', () => {
    const other = STACK.replace('security-monitor', 'other')
    expect(creation({ 'cloudformation:TemplateUrl': TEMPLATE_URL }, ALL, other)).toBe(false)
  })

  test.each(['UpdateStack', 'CreateChangeSet', 'ExecuteChangeSet', 'CreateStackSet', 'SetStackPolicy'])(
    'can have nothing done to it by %s',
    (action) => {
      const context = { 'cloudformation:TemplateUrl': TEMPLATE_URL }
      expect(isAllowed(ALL, { action: `cloudformation:${action}`, resource: STACK, context })).toBe(false)
    },
  )

  test("of an onboarding with a template of its own is created from that one, not from ActiveEye's", () => {
    const templateUrl = 'https://s3-us-gov-west-1.amazonaws.com/gov-templates/monitor.yaml'
    const activeeye = { templateUrl, flowLogDestination: 'arn:aws-us-gov:s3:::gov-ingest' }
    const policy = operatorPolicy({ undo: false, organization: false }, sampleOnboarding({ activeeye }))
    const resource = STACK.replace('arn:aws:', 'arn:aws-us-gov:')
    expect(creation({ 'cloudformation:TemplateUrl': templateUrl }, policy, resource)).toBe(true)
    expect(creation({ 'cloudformation:TemplateUrl': TEMPLATE_URL }, policy, resource)).toBe(false)
  })
})

describe('roles and policies', () => {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`
  const allowed = (resource: string, context = {}) =>
    isAllowed(ALL, { action: 'iam:AttachRolePolicy', resource, context })

  test('are made by CloudFormation under the names of the stack', () => {
    expect(allowed(role('activeeye-security-monitor'), BY_CLOUDFORMATION)).toBe(true)
    expect(allowed(role('activeeye-security-monitor-SecurityMonitorRole-1ABC'), BY_CLOUDFORMATION)).toBe(true)
  })

  test('of other names, or without CloudFormation, are denied', () => {
    expect(allowed(role('admin'), BY_CLOUDFORMATION)).toBe(false)
    expect(allowed(role('activeeye-security-monitoring'), BY_CLOUDFORMATION)).toBe(false)
    expect(allowed(role('activeeye-security-monitor'))).toBe(false)
  })
})

describe('deletion', () => {
  const flowLog = 'arn:aws:ec2:us-east-1:111122223333:vpc-flow-log/fl-1'
  const tag = (value: string) => ({ 'aws:ResourceTag/activeeye-onboarding': value })

  test('is whole with undo, and only of what carries the tag', () => {
    const own = operatorPolicy({ undo: true, organization: false }, sampleOnboarding({ id: 'ours-1234' }))
    for (const [action, resource] of [
      ['ec2:DeleteFlowLogs', flowLog],
      ['cloudformation:DeleteStack', STACK],
    ] as const) {
      expect(isAllowed(UNDO, { action, resource, context: tag('any') })).toBe(true)
      expect(isAllowed(UNDO, { action, resource })).toBe(false)
      expect(isAllowed(own, { action, resource, context: tag('ours-1234') })).toBe(true)
      expect(isAllowed(own, { action, resource, context: tag('theirs-12') })).toBe(false)
    }
  })

  test('is absent without undo', () => {
    const actions = policySchema.parse(JSON.parse(LEAST)).Statement.flatMap(({ Action }) => Action)
    expect(actions.filter((action) => /^(ec2|cloudformation):Delete/.test(action))).toEqual([])
  })

  test('nothing can be marked for it afterwards', () => {
    expect(isAllowed(UNDO, { action: 'ec2:CreateTags', resource: flowLog })).toBe(false)
    expect(isAllowed(UNDO, { action: 'cloudformation:TagResource', resource: STACK })).toBe(false)
    const updating = { 'cloudformation:CreateAction': 'UpdateStack' }
    expect(
      isAllowed(UNDO, { action: 'cloudformation:TagResource', resource: STACK, context: updating }),
    ).toBe(false)
  })
})

/** Service Authorization Reference, 2025: the condition keys of the actions that have conditions here. */
const CONDITION_KEYS: Readonly<Record<string, readonly string[]>> = {
  'cloudformation:CreateStack': ['cloudformation:TemplateUrl', 'cloudformation:RoleArn'],
  'cloudformation:DeleteStack': ['cloudformation:RoleArn', 'aws:ResourceTag/activeeye-onboarding'],
  'cloudformation:TagResource': ['cloudformation:CreateAction'],
  'ec2:CreateTags': ['ec2:CreateAction'],
  'ec2:DeleteFlowLogs': ['aws:ResourceTag/activeeye-onboarding'],
}
const GLOBAL_KEYS = ['aws:CalledVia']

test('each condition is on a key that its actions have: AWS ignores no unknown key, it denies', () => {
  for (const { Action, Condition = {} } of policySchema.parse(JSON.parse(ALL)).Statement) {
    for (const key of Object.values(Condition).flatMap(Object.keys)) {
      for (const action of Action) expect([...(CONDITION_KEYS[action] ?? []), ...GLOBAL_KEYS]).toContain(key)
    }
  }
})

test('what its holder can still do is said', () => {
  const powers = operatorPowers(
    { undo: true, organization: true },
    sampleOnboarding({ id: 'ours-1234' }),
  ).join(' ')
  for (const word of [
    TEMPLATE_URL,
    'activeeye-security-monitor-',
    'any destination',
    'ours-1234',
    'administrators',
  ]) {
    expect(powers).toContain(word)
  }
  expect(operatorPowers({ undo: false, organization: false }).join(' ')).toContain('Nothing can be deleted')
})
