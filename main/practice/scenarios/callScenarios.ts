import type { PracticeScenario } from '../practiceScenario.ts'
import { CLOUDFORMATION, PROD, SMALL } from './smallScenario.ts'

const IN_PROD = { accountId: PROD.accountId } as const

/** Scenarios in which AWS calls are refused, slow or never answered. */
export const callScenarios = {
  'scp-blocked-region': {
    ...SMALL,
    name: 'scp-blocked-region',
    description: 'A service control policy denies EC2 in eu-west-1 for prod.',
    faults: [{ ...IN_PROD, kind: 'explicitDeny', region: 'eu-west-1', action: 'ec2:*' }],
  },
  'access-denied-create-flow-logs': {
    ...SMALL,
    name: 'access-denied-create-flow-logs',
    description: 'The role in prod can read, but cannot create flow logs.',
    faults: [{ ...IN_PROD, kind: 'accessDenied', action: 'ec2:CreateFlowLogs' }],
  },
  'region-never-answers': {
    ...SMALL,
    name: 'region-never-answers',
    description: 'EC2 in eu-west-1 accepts calls from prod and never answers.',
    faults: [{ ...IN_PROD, kind: 'noAnswer', region: 'eu-west-1', action: 'ec2:*' }],
  },
  'credentials-expire': {
    ...SMALL,
    name: 'credentials-expire',
    description:
      'The sign-in expires during the run (until POST /_practice/credentials/renew, or the next start).',
    faults: [{ ...IN_PROD, kind: 'expireCredentials', which: 'all', action: 'ec2:*', afterCalls: 6 }],
  },
  'role-revoked': {
    ...SMALL,
    name: 'role-revoked',
    description: 'The role in prod is revoked during the run (until POST /_practice/roles/restore).',
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
    description: 'Other callers use up the request limits, so AWS throttles the first calls.',
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
    description: 'Every answer takes a quarter of a second, and a stack takes three seconds.',
    latencyMs: 250,
    cloudFormation: { ...CLOUDFORMATION, stackMs: 3000 },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
