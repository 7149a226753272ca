import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { PERMITTED } from '../../../../app/aws/actions.ts'
import {
  operatorPolicy,
  type PolicyFor,
  type PolicyWanted,
  publishedPolicies,
} from '../../../../app/permissions/operatorPolicy.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const LEAST: PolicyWanted = { undo: false, organization: false }
const MOST: PolicyWanted = { undo: true, organization: true }

/** The grammar of IAM's JSON policies, as far as ours goes; nothing but Allow. */
const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z
    .array(
      z.strictObject({
        Sid: z.string().regex(/^[A-Za-z0-9]+$/),
        Effect: z.literal('Allow'),
        Action: z.array(z.string().regex(/^[a-z0-9-]+:[A-Z]\w+$/)).min(1),
        Resource: z
          .array(z.string().regex(/^(\*|arn:aws[\w-]*:[a-z0-9]+:[a-z0-9*-]*:[0-9*]*:[^\s{}]+)$/))
          .min(1),
        Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      }),
    )
    .min(1),
})

function parsed(wanted: PolicyWanted, onboarding?: PolicyFor) {
  const { Statement } = policySchema.parse(JSON.parse(operatorPolicy(wanted, onboarding)))
  const statement = (sid: string) => Statement.find(({ Sid }) => Sid === sid)
  return { statements: Statement, actions: Statement.flatMap(({ Action }) => Action), statement }
}

describe('the policy', () => {
  test.each([LEAST, MOST])('with %j is valid, each Sid and each action once', (wanted) => {
    const { statements, actions } = parsed(wanted, sampleOnboarding())
    expect(new Set(statements.map(({ Sid }) => Sid)).size).toBe(statements.length)
    expect(new Set(actions).size).toBe(actions.length)
  })

  test('allows what the list holds, and nothing else', () => {
    expect(parsed(MOST).actions.toSorted()).toEqual(PERMITTED.map(({ action }) => action).toSorted())
    const left = parsed(LEAST).actions
    expect(left).not.toContain('ec2:DeleteFlowLogs')
    expect(left.filter((action) => /^(organizations|sts):/.test(action))).toEqual([])
    expect(parsed({ undo: true, organization: false }).actions).toContain('ec2:DeleteFlowLogs')
  })

  test('fits into a managed policy, with many accounts too', () => {
    const accounts = Array.from({ length: 500 }, (_, index) =>
      sampleAccount({
        accountId: String(index).padStart(12, '0'),
        access: {
          kind: 'role',
          roleName: ['OrganizationAccountAccessRole', 'AWSControlTowerExecution'],
          through: { kind: 'environment' },
        },
      }),
    )
    const text = operatorPolicy(MOST, sampleOnboarding({ accounts }))
    // "The size of each managed policy cannot exceed 6,144 characters", white space not counted (IAM quotas).
    expect(text.replace(/\s/g, '').length).toBeLessThanOrEqual(6144)
  })

  test('leaves nothing open that can be narrowed', () => {
    const { statement, statements } = parsed(LEAST)
    expect(statement('CreateFlowLogs')?.Resource).toEqual([
      'arn:aws:ec2:*:*:vpc/*',
      'arn:aws:ec2:*:*:subnet/*',
      'arn:aws:ec2:*:*:network-interface/*',
      'arn:aws:ec2:*:*:vpc-flow-log/*',
    ])
    expect(statement('TagFlowLogs')).toMatchObject({
      Action: ['ec2:CreateTags'],
      Condition: { StringEquals: { 'ec2:CreateAction': 'CreateFlowLogs' } },
    })
    expect(statement('Stack')?.Resource).toEqual([
      'arn:aws:cloudformation:*:*:stack/activeeye-security-monitor/*',
    ])
    expect(statement('ReadTemplate')?.Resource).toEqual([
      'arn:aws:s3:::delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
    ])
    for (const { Action, Condition } of statements.filter(({ Action }) => Action.join().includes('iam:'))) {
      expect(Action.every((action) => action.startsWith('iam:'))).toBe(true)
      expect(Condition).toEqual({
        'ForAnyValue:StringEquals': { 'aws:CalledVia': ['cloudformation.amazonaws.com'] },
      })
    }
  })

  test("names the onboarding's own template, in its partition", () => {
    const activeeye = {
      templateUrl: 'https://s3-us-gov-west-1.amazonaws.com/gov-templates/monitor.yaml',
      flowLogDestination: 'arn:aws-us-gov:s3:::gov-ingest',
    }
    const { statement } = parsed(LEAST, sampleOnboarding({ activeeye }))
    expect(statement('ReadTemplate')?.Resource).toEqual(['arn:aws-us-gov:s3:::gov-templates/monitor.yaml'])
    expect(statement('Stack')?.Resource).toEqual([
      'arn:aws-us-gov:cloudformation:*:*:stack/activeeye-security-monitor/*',
    ])
  })

  test('asks nothing of S3 for a template that is elsewhere', () => {
    const activeeye = {
      templateUrl: 'https://templates.example.com/monitor.yaml',
      flowLogDestination: 'arn:aws:s3:::ingest',
    }
    expect(parsed(LEAST, sampleOnboarding({ activeeye })).statement('ReadTemplate')).toBeUndefined()
  })

  test('lets every role of the onboarding be assumed, on the way too', () => {
    const accounts = [
      sampleAccount({ access: { kind: 'role', roleName: 'Onboarding', through: { kind: 'environment' } } }),
      sampleAccount({
        access: {
          kind: 'role',
          roleName: ['First', 'Second'],
          through: {
            kind: 'role',
            roleArn: 'arn:aws:iam::999988887777:role/ops/Hub',
            through: { kind: 'environment' },
          },
        },
      }),
    ]
    expect(parsed(MOST, sampleOnboarding({ accounts })).statement('AssumeRoles')?.Resource).toEqual([
      'arn:aws:iam::*:role/First',
      'arn:aws:iam::*:role/Onboarding',
      'arn:aws:iam::*:role/Second',
      'arn:aws:iam::999988887777:role/ops/Hub',
    ])
    expect(parsed(MOST).statement('AssumeRoles')?.Resource).toEqual([
      'arn:aws:iam::*:role/OrganizationAccountAccessRole',
    ])
  })
})

test.each(publishedPolicies())('assets/$name is up to date', ({ name, text }) => {
  expect(readFileSync(new URL(`../../../../assets/${name}`, import.meta.url), 'utf8')).toBe(text)
})
