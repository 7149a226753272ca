import type { PracticeScenario } from '../scenario.ts'
import { PROD } from './accounts.ts'
import { EC2, SMALL } from './small.ts'

/** Where ActiveEye's bucket does not take what it is offered. */
export const bucketScenarios = {
  'bucket-not-ready': {
    ...SMALL,
    name: 'bucket-not-ready',
    description: "ActiveEye's bucket does not know prod yet (until POST /_practice/bucket/accept).",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId }] },
  },
  'flaky-bucket': {
    ...SMALL,
    name: 'flaky-bucket',
    description: "ActiveEye's bucket refuses prod once without a reason, as has been reported of AWS.",
    ec2: { ...EC2, bucketRefusals: [{ accountId: PROD.accountId, calls: 1 }] },
  },
} as const satisfies Readonly<Record<string, PracticeScenario>>
