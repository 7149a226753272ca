import type { PracticeScenario } from '../practiceScenario.ts'
import { CLOUDFORMATION, PROD, SMALL } from './smallScenario.ts'

const IN_PROD = { accountId: PROD.accountId } as const

/** Scenarios in which AWS calls are refused, slow or never answered. */
export const callScenarios = {
  'scp-blocked-region': {
    ...SMALL,
    name: 'scp-blocked-region',
    description: 'The organization forbids EC2 in eu-west-1 for prod. Ask for it, or leave the Region out.',
    faults: [{ ...IN_PROD, kind: 'explicitDeny', region: 'eu-west-1', action: 'ec2:*' }],
  },
  'tags-demanded': {
    ...SMALL,
    name: 'tags-demanded',
    description:
      'The organization denies stacks and flow logs without the tag CostCenter in prod. Set it on the page Accounts, then run again.',
    faults: ['cloudformation:CreateStack', 'ec2:CreateFlowLogs'].map((action) => ({
      ...IN_PROD,
      kind: 'explicitDeny',
      action,
      unlessTagged: 'CostCenter',
    })),
  },
  'access-denied-create-flow-logs': {
    ...SMALL,
    name: 'access-denied-create-flow-logs',
    description:
      'The role in prod may look, but may not create flow logs. The app names the missing permission.',
    faults: [{ ...IN_PROD, kind: 'accessDenied', action: 'ec2:CreateFlowLogs' }],
  },
  'account-not-activated': {
    ...SMALL,
    name: 'account-not-activated',
    description:
      'AWS has not activated prod yet, as in the first day of a new account. Wait, or finish its registration.',
    faults: [{ ...IN_PROD, kind: 'notActivated', action: 'ec2:*' }],
  },
  'region-never-answers': {
    ...SMALL,
    name: 'region-never-answers',
    description: 'One Region of prod never answers. The others are not held up by it.',
    faults: [{ ...IN_PROD, kind: 'noAnswer', region: 'eu-west-1', action: 'ec2:*' }],
  },
  'credentials-expire': {
    ...SMALL,
    name: 'credentials-expire',
    description: 'The sign-in to prod expires during the run. It goes on after you have signed in again.',
    faults: [{ ...IN_PROD, kind: 'expireCredentials', which: 'all', action: 'ec2:*', afterCalls: 6 }],
  },
  'role-revoked': {
    ...SMALL,
    name: 'role-revoked',
    description:
      'An administrator takes the role in prod away during the run. It goes on when you have it back.',
    faults: [
      {
        ...IN_PROD,
        kind: 'revokeRole',
        of: { accountId: PROD.accountId },
        action: 'ec2:*',
        afterCalls: 6,
      },
    ],
  },
  throttled: {
    ...SMALL,
    name: 'throttled',
    description: 'AWS is busy and turns some calls away at first. The app tries again by itself.',
    faults: [
      { ...IN_PROD, kind: 'throttle', action: 'ec2:DescribeVpcs', times: 2 },
      { ...IN_PROD, kind: 'throttle', action: 'ec2:CreateFlowLogs', times: 1 },
      { ...IN_PROD, kind: 'throttle', action: 'cloudformation:DescribeStacks', times: 2 },
      { ...IN_PROD, kind: 'serverError', action: 'ec2:DescribeFlowLogs', times: 1, status: 503 },
    ],
  },
  slow: {
    ...SMALL,
    name: 'slow',
    description: 'Every answer takes a quarter of a second, and a stack three seconds: time to watch a run.',
    latencyMs: 250,
    cloudFormation: { ...CLOUDFORMATION, stackMs: 3000 },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
