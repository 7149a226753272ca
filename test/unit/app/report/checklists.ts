import type { AccountStatus, Checklist, RegionStatus } from '../../../../app/checklist/checklist.ts'
import { totalsOf } from '../../../../app/checklist/totals.ts'
import { accountStateOf, turnsOf } from '../../../../app/checklist/turns.ts'
import type { Problem } from '../../../../app/problems/problem.ts'

/** The account with its state and turns, which follow from its steps and problems. */
export function judged(account: Omit<AccountStatus, 'state' | 'turns'>, isAtWork = false): AccountStatus {
  return { ...account, state: accountStateOf(account, isAtWork), turns: turnsOf(account, isAtWork) }
}

/** Nothing known yet; the ID has a leading zero. */
export function untouchedAccount(accountId = '012345678901', name = 'prod'): AccountStatus {
  return judged({
    accountId,
    name,
    steps: {
      signIn: { state: 'todo' },
      stack: { state: 'todo' },
      connector: { state: 'todo' },
      flowLogs: { state: 'todo' },
      delivery: { state: 'todo' },
    },
    connector: { displayName: `Acme ${name}`, accountId, externalId: `acme-${name}`, priority: 'high' },
    regions: [],
    problems: [],
  })
}

/** All done, in every way a VPC can be. */
export function finishedAccount(accountId?: string, name?: string): AccountStatus {
  const account = untouchedAccount(accountId, name)
  const id = account.accountId
  return judged({
    ...account,
    steps: {
      signIn: { state: 'done' },
      stack: { state: 'done' },
      connector: { state: 'done' },
      flowLogs: { state: 'done' },
      delivery: { state: 'done' },
    },
    identity: `arn:aws:sts::${id}:assumed-role/OrganizationAccountAccessRole/jane`,
    lastSeen: '2026-10-05T12:03:22.000Z',
    connector: { ...account.connector, confirmedAt: '2026-10-05T11:40:00.000Z' },
    stack: {
      stackId: `arn:aws:cloudformation:us-east-1:${id}:stack/activeeye-security-monitor/6f1c0e30-a1b2-11f1`,
      region: 'us-east-1',
      status: 'CREATE_COMPLETE',
      outputs: { AccountID: id, ExternalID: account.connector.externalId ?? '' },
      madeByUs: true,
    },
    regions: [
      {
        region: 'us-east-1',
        state: 'done',
        vpcs: [
          {
            vpcId: 'vpc-0a1',
            state: 'covered',
            name: 'main',
            flowLogId: 'fl-0a1',
            madeByUs: true,
            delivery: 'noErrorReported',
            otherFlowLogIds: ['fl-0ff', 'fl-0fe'],
          },
          {
            vpcId: 'vpc-0a2',
            state: 'covered',
            flowLogId: 'fl-0a2',
            madeByUs: false,
            madeBy: 'custodian',
            delivery: 'notLookedAt',
          },
          { vpcId: 'vpc-0a3', state: 'shared', madeByUs: false, ownerId: '099988887777' },
        ],
      },
      { region: 'eu-west-1', state: 'done', vpcs: [] },
      { region: 'me-south-1', state: 'notOptedIn', vpcs: [] },
    ],
  })
}

/** All done; of its VPCs only parts were chosen, by their IDs and by a tag. */
export function accountInParts(accountId = '444455556666', name = 'web'): AccountStatus {
  const account = finishedAccount(accountId, name)
  const chosenBy = { by: 'alice', at: '2026-10-01T09:00:00.000Z', reason: 'Only the web servers are public' }
  const made = (resourceId: string, flowLogId: string) => ({
    ...{ resourceId, flowLogId, state: 'covered' as const, madeByUs: true },
    delivery: 'noErrorReported' as const,
  })
  return {
    ...account,
    regions: [
      {
        region: 'us-east-1',
        state: 'done',
        vpcs: [
          {
            ...{ vpcId: 'vpc-0c1', name: 'shop', state: 'covered', delivery: 'noErrorReported' },
            // Of somebody else, on the whole VPC.
            ...{ flowLogId: 'fl-0ca', madeByUs: false },
            parts: [{ resourceId: 'subnet-0c1', flowLogId: 'fl-0c1', madeByUs: true }],
            ...{ chosen: { kind: 'subnets', ids: ['subnet-0c1', 'subnet-0c2'] }, chosenBy },
            targets: [
              { ...made('subnet-0c1', 'fl-0c1'), name: 'web-a', alsoToActiveEye: ['fl-0ca'] },
              { ...made('subnet-0c2', 'fl-0ca'), madeByUs: false, flowLogOn: 'vpc-0c1' },
            ],
          },
          {
            ...{ vpcId: 'vpc-0c3', state: 'covered', madeByUs: false, delivery: 'noErrorReported' },
            parts: [{ resourceId: 'eni-0c4', flowLogId: 'fl-0c4', madeByUs: true }],
            ...{ chosen: { kind: 'interfacesWithTag', key: 'Role', value: 'web' } },
            chosenBy: { by: 'alice', at: '2026-10-01T09:00:00.000Z' },
            targets: [made('eni-0c4', 'fl-0c4')],
          },
        ],
      },
    ],
  }
}

/** Most of what can be open. */
export function openAccount(accountId = '222233334444', name = 'dev'): AccountStatus {
  const account = finishedAccount(accountId, name)
  const regions: RegionStatus[] = [
    {
      region: 'us-east-1',
      state: 'waiting',
      for: 'activeeye',
      vpcs: [
        { vpcId: 'vpc-0b1', state: 'missing', madeByUs: false },
        { vpcId: 'vpc-0b2', state: 'elsewhere', madeByUs: false, otherFlowLogIds: ['fl-0ee'] },
        {
          vpcId: 'vpc-0b3',
          state: 'otherTraffic',
          flowLogId: 'fl-0b3',
          madeByUs: false,
          delivery: 'noErrorReported',
        },
        {
          vpcId: 'vpc-0b4',
          state: 'failing',
          flowLogId: 'fl-0b4',
          madeByUs: true,
          delivery: 'failing',
          deliveryError: 'Access error',
        },
      ],
    },
    { region: 'eu-central-1', state: 'notSeen', vpcs: [] },
  ]
  const refused = {
    code: '400',
    message:
      'Access Denied for LogDestination: delta-risk-flowlog-ingest. Please check LogDestination permission',
  }
  return judged({
    ...account,
    steps: {
      ...account.steps,
      connector: { state: 'waiting', for: 'customer' },
      flowLogs: { state: 'waiting', for: 'activeeye' },
      delivery: { state: 'todo' },
    },
    connector: untouchedAccount(accountId, name).connector,
    regions,
    problems: [
      {
        kind: 'bucketNotReady',
        step: 'flowLogs',
        region: 'us-east-1',
        at: '2026-10-05T11:50:10.000Z',
        message: `ActiveEye's bucket does not accept flow logs from account ${accountId} yet.`,
        next: 'Ask ActiveEye to allow the account.',
        retryable: true,
        waitsFor: 'activeeye',
        aws: { ...refused, requestId: '7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c111' },
      },
      {
        kind: 'bucketNotReady',
        step: 'flowLogs',
        region: 'us-west-2',
        at: '2026-10-05T11:50:11.000Z',
        message: `ActiveEye's bucket does not accept flow logs from account ${accountId} yet.`,
        next: 'Ask ActiveEye to allow the account.',
        retryable: true,
        waitsFor: 'activeeye',
        aws: { ...refused, requestId: '7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c222' },
      },
      {
        kind: 'blockedByOrganization',
        step: 'flowLogs',
        region: 'eu-central-1',
        message: `A service control policy forbids ec2:DescribeVpcs for account ${name} (${accountId}), eu-central-1. More permissions on the role do not help.`,
        next: "Ask whoever manages the organization's policies to allow ec2:DescribeVpcs, or leave this Region out on purpose, then run again.",
        retryable: false,
        actions: ['ec2:DescribeVpcs'],
        aws: {
          code: 'UnauthorizedOperation',
          message: 'You are not authorized to perform this operation.',
          requestId: '7b1e9c52-0d3f-4a47-9d0e-53f2a3f0c333',
        },
      },
    ],
  })
}

export function checklistOf(accounts: AccountStatus[], customer = 'Acme Corp'): Checklist {
  return {
    version: 2,
    onboardingId: '0b9c3f5e-2f0a-4a77-8f0e-1f2d3c4b5a69',
    at: '2026-10-05T12:05:00.000Z',
    customer,
    totals: totalsOf(accounts),
    accounts,
  }
}

export const REPORT_OPTIONS = {
  preparedBy: 'Jane Doe',
  contact: 'jane.doe@example.com',
  appVersion: '1.2.3',
  maxAggregationInterval: 600,
  timeZone: 'Europe/Berlin',
  portalUrl: 'https://acme.activeeye.com/',
} as const

/** A sign-in that ended in a run. */
export const SIGN_IN_EXPIRED: Problem = {
  kind: 'signInExpired',
  step: 'signIn',
  message: 'It has expired.',
  next: 'Sign in.',
  retryable: false,
  waitsFor: 'customer',
}

/** An account in which a run waits for the sign-in. */
export function accountWaitingForSignIn(accountId: string, name: string): AccountStatus {
  const account = finishedAccount(accountId, name)
  const waiting: AccountStatus = {
    ...account,
    steps: {
      ...account.steps,
      signIn: { state: 'waiting', for: 'customer' },
      flowLogs: { state: 'waiting', for: 'customer' },
    },
    problems: [SIGN_IN_EXPIRED],
  }
  return judged(waiting, true)
}
