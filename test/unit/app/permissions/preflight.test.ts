import { describe, expect, test } from 'vitest'
import { FLOW_LOG_DESTINATION, ONBOARDING_TAG } from '../../../../app/activeeye/prescribed.ts'
import type { AwsFailureDetails, AwsFailureReason } from '../../../../app/aws/awsFailure.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { createDryRuns } from '../../../../app/permissions/dryRuns.ts'
import {
  type AccountPermissions,
  accountPermissionsSchema,
  type Permission,
} from '../../../../app/permissions/permissions.ts'
import { neededInAccount, preflight } from '../../../../app/permissions/preflight.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import type { Action } from '../../../doubles/fakeCalls.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { fakeStack } from '../../../doubles/fakeStacks.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const onboarding = sampleOnboarding()

/** Two Regions with a VPC each, one without, and one that is not enabled. */
function twoRegions(): FakeAws {
  return fakeAws([
    fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1')] }),
    fakeRegion('eu-west-1', { vpcs: [fakeVpc('vpc-2')] }),
    fakeRegion('eu-north-1'),
    fakeRegion('af-south-1', { enabled: false }),
  ])
}

async function looked(aws: FakeAws, { undo = true, account = sampleAccount() } = {}) {
  const result = await check(aws, { undo, account })
  if (result.state !== 'looked') throw new Error(result.problem.message)
  return result.permissions
}

async function check(
  aws: FakeAws,
  { undo = true, account = sampleAccount() }: { undo?: boolean; account?: Account } = {},
): Promise<AccountPermissions> {
  const result = await preflight({
    ...atWork(onboarding).contextOf(aws, { account }),
    undo,
    dryRuns: createDryRuns(),
  })
  // Whatever happens: nothing was changed, and it is what the contract says.
  expect(aws.calls.writes()).toEqual([])
  return accountPermissionsSchema.parse(result)
}

/** The rows of an action: "missing us-east-1", "allowed". */
function rows(permissions: readonly Permission[], action: string): string[] {
  return permissions
    .filter((one) => one.action === action)
    .map(({ state, regions }) => [state, ...(regions ?? [])].join(' '))
}

function refused(permissions: readonly Permission[]): string[] {
  return permissions
    .filter(({ state }) => state === 'missing' || state === 'blocked')
    .map(({ action, state, regions }) => [action, state, ...(regions ?? [])].join(' '))
}

const denied = (action: string, more: Partial<AwsFailureDetails> = {}) => ({
  reason: 'accessDenied' as const,
  code: 'UnauthorizedOperation',
  message: `User: someone is not authorized to perform: ${action} because no identity-based policy allows it`,
  ...more,
})

describe('where all is allowed', () => {
  test('what can be looked at is allowed, what can not is unknown and says why', async () => {
    const permissions = await looked(twoRegions())
    expect(permissions.map(({ action }) => action)).toEqual(neededInAccount(true).map(({ action }) => action))
    const allowed = permissions.filter(({ state }) => state === 'allowed').map(({ action }) => action)
    expect(allowed).toEqual([
      'ec2:DescribeRegions',
      'ec2:DescribeVpcs',
      'ec2:DescribeFlowLogs',
      'ec2:DescribeSubnets',
      'ec2:DescribeNetworkInterfaces',
      'ec2:CreateFlowLogs',
      'cloudformation:GetTemplateSummary',
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DescribeEvents',
      'cloudformation:GetTemplate',
      'ec2:DeleteFlowLogs',
      'ec2:CreateTags',
      's3:GetObject',
    ])
    expect(permissions.every(({ regions }) => regions === undefined)).toBe(true)
    expect(rows(permissions, 'cloudformation:CreateStack')).toEqual(['unknown'])
    expect(permissions.find(({ action }) => action === 'iam:CreateRole')).toMatchObject({
      purpose: 'iamOfTemplate',
      state: 'unknown',
      words: expect.stringContaining('no dry run'),
    })
    expect(rows(permissions, 'logs:CreateLogDelivery')).toEqual(['unknown'])
  })

  test('the dry run is the call that a run makes', async () => {
    const aws = twoRegions()
    let request: unknown
    const { flowLogsIn } = aws
    const listening: FakeAws = {
      ...aws,
      flowLogsIn(region) {
        const api = flowLogsIn(region)
        return {
          ...api,
          dryRunCreateFlowLogs(asked, signal) {
            if (region === 'us-east-1') request = asked
            return api.dryRunCreateFlowLogs(asked, signal)
          },
        }
      },
    }
    await check(listening)
    expect(request).toEqual({
      clientToken: expect.stringMatching(/^[0-9a-f]{64}$/),
      resourceIds: ['vpc-1'],
      destination: FLOW_LOG_DESTINATION,
      maxAggregationInterval: 600,
      tags: { [ONBOARDING_TAG]: onboarding.id },
    })
  })

  test('nothing is verified in S3 where the template is elsewhere', async () => {
    const aws = twoRegions()
    const elsewhere = sampleOnboarding({
      activeeye: {
        templateUrl: 'https://example.com/template.json',
        flowLogDestination: FLOW_LOG_DESTINATION,
      },
    })
    const context = atWork(elsewhere).contextOf(aws)
    const result = await preflight({ ...context, undo: false, dryRuns: createDryRuns() })
    const permissions = result.state === 'looked' ? result.permissions : []
    expect(rows(permissions, 's3:GetObject')).toEqual(['unknown'])
    expect(rows(permissions, 'cloudformation:GetTemplateSummary')).toEqual(['allowed'])
  })

  test('without undo, nothing about it is asked', async () => {
    const aws = twoRegions()
    const permissions = await looked(aws, { undo: false })
    expect(aws.calls.countOf('ec2:DeleteFlowLogs')).toBe(0)
    expect(rows(permissions, 'ec2:DeleteFlowLogs')).toEqual([])
  })

  test('nothing is tried where nothing would be made: without VPCs, or with those of others only', async () => {
    const aws = fakeAws([
      fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1', { ownerId: '999988887777' })] }),
      fakeRegion('eu-west-1'),
    ])
    const permissions = await looked(aws)
    expect(aws.calls.countOf('ec2:CreateFlowLogs') + aws.calls.countOf('ec2:DeleteFlowLogs')).toBe(0)
    for (const action of ['ec2:CreateFlowLogs', 'ec2:CreateTags', 'ec2:DeleteFlowLogs']) {
      expect(rows(permissions, action)).toEqual(['unknown'])
    }
  })

  test('undo is tried with a flow log of ours where there is one', async () => {
    const ours = fakeFlowLog('vpc-1', { flowLogId: 'fl-ours', tags: { [ONBOARDING_TAG]: onboarding.id } })
    const theirs = fakeFlowLog('vpc-2', { flowLogId: 'fl-theirs' })
    const aws = fakeAws([
      fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1')], flowLogs: [ours] }),
      fakeRegion('eu-west-1', { vpcs: [fakeVpc('vpc-2')], flowLogs: [theirs] }),
    ])
    await looked(aws)
    const tried = aws.calls.made
      .filter(({ action }) => action === 'ec2:DeleteFlowLogs')
      .map(({ region, about, dryRun }) => [region, ...(about ?? []), dryRun])
    expect(tried.toSorted()).toEqual([
      ['eu-west-1', 'fl-00000000000000000', true],
      ['us-east-1', 'fl-ours', true],
    ])
  })

  test('a stack that is there is asked about by its ID', async () => {
    const aws = twoRegions()
    const stack = fakeStack()
    aws.cloudFormation.stacks.push(stack)
    const permissions = await looked(aws)
    expect(rows(permissions, 'cloudformation:DescribeEvents')).toEqual(['allowed'])
    const events = aws.calls.made.find(({ action }) => action === 'cloudformation:DescribeEvents')
    expect(events?.about).toEqual([stack.stackId])
  })
})

test('a denied deletion of what does not exist says nothing about ours', async () => {
  const aws = twoRegions()
  aws.calls.fail({ action: 'ec2:DeleteFlowLogs', details: denied('ec2:DeleteFlowLogs') })
  const permissions = await looked(aws)
  expect(refused(permissions)).toEqual([])
  expect(rows(permissions, 'ec2:DeleteFlowLogs')).toEqual(['unknown'])
})

function withOurFlowLogs(): FakeAws {
  const ours = (vpcId: string) => fakeFlowLog(vpcId, { tags: { [ONBOARDING_TAG]: onboarding.id } })
  return fakeAws(
    ['us-east-1', 'eu-west-1'].map((name) =>
      fakeRegion(name, { vpcs: [fakeVpc(`vpc-${name}`)], flowLogs: [ours(`vpc-${name}`)] }),
    ),
  )
}

const CHECKED: readonly Action[] = [
  'ec2:DescribeRegions',
  'ec2:DescribeVpcs',
  'ec2:DescribeFlowLogs',
  'ec2:CreateFlowLogs',
  'ec2:DeleteFlowLogs',
  'cloudformation:GetTemplateSummary',
  'cloudformation:DescribeStacks',
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeEvents',
]

describe.each(CHECKED)('%s', (action) => {
  test('is missing, and nothing else is', async () => {
    const aws = action === 'ec2:DeleteFlowLogs' ? withOurFlowLogs() : twoRegions()
    aws.calls.fail({ action, details: denied(action) })
    const permissions = await looked(aws)
    expect(refused(permissions)).toEqual([`${action} missing`])
    const row = permissions.find((one) => one.action === action)
    expect(row?.words).toContain('no identity-based policy allows it')
  })

  test('is blocked, and nothing else is', async () => {
    const aws = twoRegions()
    const deniedBy = 'service control policy'
    aws.calls.fail({ action, details: denied(action, { reason: 'blockedByOrganization', deniedBy }) })
    expect(refused(await looked(aws))).toEqual([`${action} blocked`])
  })

  test.each([
    'throttled',
    'timeout',
    'connection',
    'dns',
    'tls',
    'proxy',
    'service',
    'refused',
    'regionNotEnabled',
  ] as const satisfies readonly AwsFailureReason[])('is not called missing for %s', async (reason) => {
    const aws = twoRegions()
    aws.calls.fail({ action, details: { reason, code: 'SomeCode', message: 'Said by AWS.' } })
    const permissions = await looked(aws)
    expect(refused(permissions)).toEqual([])
    expect(rows(permissions, action)).toEqual(['notLooked'])
    const row = permissions.find((one) => one.action === action)
    expect(row?.words).toContain('SomeCode: Said by AWS.')
  })

  test.each(['signInExpired', 'signInMissing'] as const)('ends the look with %s', async (reason) => {
    const aws = twoRegions()
    aws.calls.fail({ action, details: { reason } })
    expect(await check(aws)).toMatchObject({ state: 'failed', problem: { kind: 'signInExpired' } })
  })
})

describe('what AWS asks for behind a call', () => {
  test('is named where AWS names it, and the call itself is not blamed', async () => {
    const aws = twoRegions()
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: denied('ec2:CreateTags') })
    const permissions = await looked(aws)
    expect(refused(permissions)).toEqual(['ec2:CreateTags missing'])
    expect(rows(permissions, 'ec2:CreateFlowLogs')).toEqual(['unknown'])
  })

  test('is told by a dry run as denied, although it can not be told as allowed', async () => {
    const aws = twoRegions()
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: denied('logs:CreateLogDelivery') })
    expect(refused(await looked(aws))).toEqual(['logs:CreateLogDelivery missing'])
  })

  test('may be what is missing where AWS names nothing, and that is said', async () => {
    const aws = twoRegions()
    const message = 'You are not authorized to perform this operation.'
    aws.calls.fail({ action: 'ec2:CreateFlowLogs', details: denied('', { message }) })
    const permissions = await looked(aws)
    expect(refused(permissions)).toEqual(['ec2:CreateFlowLogs missing'])
    const row = permissions.find(({ action }) => action === 'ec2:CreateFlowLogs')
    for (const other of ['logs:CreateLogDelivery', 'logs:DeleteLogDelivery', 'ec2:CreateTags']) {
      expect(row?.words).toContain(other)
    }
  })
})

describe('Regions', () => {
  test('that differ are named', async () => {
    const aws = twoRegions()
    const deniedBy = 'service control policy'
    for (const action of ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'] as const) {
      const details = denied(action, { reason: 'blockedByOrganization', deniedBy })
      aws.calls.fail({ action, region: 'eu-west-1', details })
    }
    const permissions = await looked(aws)
    expect(rows(permissions, 'ec2:DescribeVpcs').toSorted()).toEqual([
      'allowed eu-north-1 us-east-1',
      'blocked eu-west-1',
    ])
    expect(rows(permissions, 'ec2:CreateFlowLogs').toSorted()).toEqual([
      'allowed us-east-1',
      'notLooked eu-west-1',
    ])
  })

  test('with the same result are one row, whatever their words name', async () => {
    const aws = twoRegions()
    for (const region of ['us-east-1', 'eu-west-1']) {
      const message = `not authorized to perform: ec2:CreateFlowLogs on resource: arn:aws:ec2:${region}`
      aws.calls.fail({ action: 'ec2:CreateFlowLogs', region, details: denied('', { message }) })
    }
    expect(refused(await looked(aws))).toEqual(['ec2:CreateFlowLogs missing'])
  })

  test('that the file names but the account has not enabled are not looked at, and not called', async () => {
    const aws = twoRegions()
    const account = sampleAccount({ regions: ['af-south-1', 'us-east-1'] })
    const permissions = await looked(aws, { account })
    expect(rows(permissions, 'ec2:CreateFlowLogs')).toEqual(['notLooked af-south-1', 'allowed us-east-1'])
    expect(new Set(aws.calls.made.map(({ region }) => region))).toEqual(new Set(['', 'us-east-1']))
  })

  test('that the file names are looked at also when Regions can not be listed', async () => {
    const aws = twoRegions()
    for (const action of ['ec2:DescribeRegions', 'account:ListRegions'] as const) {
      aws.calls.fail({ action, details: denied(action) })
    }
    const permissions = await looked(aws, { account: sampleAccount({ regions: ['us-east-1'] }) })
    expect(refused(permissions)).toEqual(['ec2:DescribeRegions missing', 'account:ListRegions missing'])
    expect(rows(permissions, 'ec2:CreateFlowLogs')).toEqual(['allowed'])
    // With "enabled" there is nowhere to look.
    expect(rows(await looked(aws), 'ec2:CreateFlowLogs')).toEqual(['notLooked'])
  })

  test('are listed another way where EC2 may not be asked, and only there', async () => {
    const aws = twoRegions()
    expect(rows(await looked(aws), 'account:ListRegions')).toEqual(['unknown'])
    expect(aws.calls.countOf('account:ListRegions')).toBe(0)
    aws.calls.fail({ action: 'ec2:DescribeRegions', details: denied('ec2:DescribeRegions') })
    const permissions = await looked(aws)
    expect(refused(permissions)).toEqual(['ec2:DescribeRegions missing'])
    expect(rows(permissions, 'account:ListRegions')).toEqual(['allowed'])
    expect(rows(permissions, 'ec2:CreateFlowLogs')).toEqual(['allowed'])
  })
})

describe('nothing is asked of an account', () => {
  test('that is another one', async () => {
    const aws = twoRegions()
    aws.identity = { ...aws.identity, accountId: '999988887777' }
    expect(await check(aws)).toMatchObject({ state: 'failed', problem: { kind: 'wrongAccount' } })
    expect(aws.calls.made.map(({ action }) => action)).toEqual(['sts:GetCallerIdentity'])
  })

  test('that nobody can get into', async () => {
    const aws = twoRegions()
    aws.calls.fail({ action: 'sts:GetCallerIdentity', details: { reason: 'signInMissing' } })
    expect(await check(aws)).toMatchObject({ state: 'failed', problem: { kind: 'signInExpired' } })
    expect(aws.calls.made.map(({ action }) => action)).toEqual(['sts:GetCallerIdentity'])
  })
})

test('whoever no longer waits gets no result', async () => {
  const aws = twoRegions()
  const controller = new AbortController()
  const { ec2Regions } = aws
  aws.ec2Regions = (signal) => {
    controller.abort(new Error('Gone.'))
    return ec2Regions(signal)
  }
  const context = atWork(onboarding).contextOf(aws, { signal: controller.signal })
  await expect(preflight({ ...context, undo: true, dryRuns: createDryRuns() })).rejects.toThrow('Gone.')
})
