import { expect, test } from 'vitest'
import { createDryRuns } from '../../../../app/permissions/dryRuns.ts'
import type { PermissionState } from '../../../../app/permissions/permissions.ts'
import { tryDryRun } from '../../../../app/permissions/tryDryRun.ts'
import { knownFromJournal } from '../../../../app/steps/ours.ts'
import { atWork } from '../../../doubles/atWork.ts'
import {
  ACCOUNT,
  connected,
  ec2Error,
  KEYS,
  localAws,
  never,
  type Respond,
} from '../../../doubles/localAws.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

/**
 * What is said of ec2:CreateFlowLogs after each answer to its dry run, through the real SDK. Throttling, which is retried
 * for a minute, is among the failures of preflight.test.ts.
 */

const REGION = 'us-east-1'
const created = (inside: string) => `<CreateFlowLogsResponse>${inside}</CreateFlowLogsResponse>`
const dryRunError = ec2Error(412, 'DryRunOperation', 'Request would have succeeded.')

async function answered(respond: Respond) {
  const { endpoint } = await localAws(respond)
  const timeouts = { connection: 1_000, look: 300, write: 300 }
  const aws = connected(endpoint, { env: KEYS, timeouts }).account(ACCOUNT)
  const context = atWork(sampleOnboarding({ accounts: [ACCOUNT] })).contextOf(aws)
  const looking = { ...context, undo: false, dryRuns: createDryRuns() }
  const what = { kind: 'createFlowLogs' as const, vpcIds: ['vpc-1'] }
  const request = {
    resourceIds: what.vpcIds,
    destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
    maxAggregationInterval: 600,
    tags: {},
  } as const
  const findings = tryDryRun(looking, REGION, what, (clientToken) =>
    aws.flowLogsIn(REGION).dryRunCreateFlowLogs({ ...request, clientToken }, never()),
  )
  return { findings, mayHaveMade: () => knownFromJournal(context.facts(), REGION) !== undefined }
}

const UNCERTAIN = true
test.each<[string, Respond, PermissionState, boolean?]>([
  ['DryRunOperation', () => dryRunError, 'allowed'],
  ['UnauthorizedOperation', () => ec2Error(403, 'UnauthorizedOperation'), 'missing'],
  [
    'a denial by the organization',
    () => ec2Error(403, 'UnauthorizedOperation', 'with an explicit deny in a service control policy'),
    'blocked',
  ],
  ['another error', () => ec2Error(400, 'InvalidVpcID.NotFound'), 'notLooked'],
  ['DryRunOperation inside 200', () => ({ ...dryRunError, status: 200 }), 'notLooked', UNCERTAIN],
  ['an HTML page', () => ({ body: '<html><body>Blocked</body></html>' }), 'notLooked', UNCERTAIN],
  [
    'an HTML page that names DryRunOperation',
    () => ({ body: '<html>DryRunOperation</html>', status: 403, contentType: 'text/html' }),
    'notLooked',
    UNCERTAIN,
  ],
  ['nothing', () => ({ body: '' }), 'notLooked', UNCERTAIN],
  ['half an answer', () => ({ body: '<CreateFlowLogsResponse><flowLogIdSet>' }), 'notLooked', UNCERTAIN],
  ['an internal error', () => ec2Error(500, 'InternalError'), 'notLooked', UNCERTAIN],
  ['silence', () => undefined, 'notLooked', UNCERTAIN],
  [
    'a broken connection',
    (_, response) => {
      response.destroy()
      return undefined
    },
    'notLooked',
    UNCERTAIN,
  ],
])('%s', { timeout: 20_000 }, async (_, respond, state, uncertain = false) => {
  const { findings, mayHaveMade } = await answered(respond)
  const [own] = await findings
  expect(own).toMatchObject({ action: 'ec2:CreateFlowLogs', state })
  expect(mayHaveMade()).toBe(uncertain)
})

test.each([
  ['a flow log', created('<flowLogIdSet><item>fl-1</item></flowLogIdSet>'), '1 flow log on vpc-1: fl-1.'],
  ['nothing that it names', created(''), '0 flow logs on vpc-1.'],
  [
    'nothing, since it could not',
    created('<unsuccessful><item><resourceId>vpc-1</resourceId></item></unsuccessful>'),
    '0 flow logs on vpc-1.',
  ],
])('a success that made %s', async (_, body, words) => {
  const { findings, mayHaveMade } = await answered(() => ({ body }))
  await expect(findings).rejects.toMatchObject({
    problem: { message: expect.stringMatching(`does not honour DryRun.* It created ${words}`) },
  })
  expect(mayHaveMade()).toBe(true)
})
