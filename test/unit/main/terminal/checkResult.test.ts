import { expect, test } from 'vitest'
import type { NewAccountRow } from '../../../../app/access/newInOrganization.ts'
import { changesSince } from '../../../../app/checklist/changes.ts'
import { isVerified, RUN_STEPS } from '../../../../app/checklist/ownSteps.ts'
import type { VpcTargets } from '../../../../app/onboarding/vpcTargets.ts'
import { renderReport } from '../../../../app/report/renderReport.ts'
import { checkJson, checkStatus } from '../../../../main/terminal/checkResult.ts'
import { EXIT } from '../../../../main/terminal/exitStatus.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { REPORT_OPTIONS } from '../../app/report/checklists.ts'

const DAY = 24 * 3_600_000

const WEB = { tags: { Role: 'web' } }
/** Of vpc-2, the network interfaces with a tag. */
const TARGETS: VpcTargets = {
  ...{ region: 'us-east-1', vpcId: 'vpc-2', by: 'alice', at: '2026-11-28T12:00:00.000Z' },
  monitor: { kind: 'interfacesWithTag', key: 'Role', value: 'web' },
}

/** Everything is done; each day somebody looks again. */
async function onboarded() {
  const aws = fakeAws([
    fakeRegion('us-east-1', {
      vpcs: [fakeVpc('vpc-1'), fakeVpc('vpc-2')],
      parts: new Map(['eni-1', 'eni-2'].map((id) => [id, 'vpc-2'] as const)),
      interfaces: new Map([['eni-1', WEB]]),
    }),
    fakeRegion('eu-north-1', { enabled: false }),
  ])
  const work = atWork(sampleOnboarding({ accounts: [sampleAccount({ vpcTargets: [TARGETS] })] }))
  let days = 0
  await work.run({}, () => aws)
  return {
    aws,
    work,
    report: () => renderReport(work.checklist(), 'markdown', REPORT_OPTIONS)[0]?.text ?? '',
    /** What the terminal's `check --json` ends with and prints. */
    async check(newAccounts: readonly NewAccountRow[] = []) {
      days += 1
      work.clock.setTime(days * DAY)
      await work.run({ activity: 'check' }, () => aws)
      const checklist = work.checklist()
      const found = { list: changesSince(work.onboarding, work.store.kept, undefined), newAccounts }
      const status = isVerified(checklist.accounts, RUN_STEPS) ? EXIT.verified : EXIT.unfinished
      return { status: checkStatus(status, found), json: JSON.stringify(checkJson(checklist, found, true)) }
    },
  }
}

function firstFlowLog(aws: FakeAws) {
  const [flowLog] = aws.region('us-east-1').flowLogs
  if (flowLog === undefined) throw new Error('The run made flow logs.')
  return flowLog
}

test('a check of what is as it was ends with 0', async () => {
  const { check } = await onboarded()
  await check()
  expect(await check()).toMatchObject({ status: 0, json: expect.stringContaining('"changes":[]') })
})

test.each<[string, (aws: FakeAws) => void, string]>([
  [
    'a flow log that was removed',
    (aws) => aws.region('us-east-1').flowLogs.shift(),
    'which is no longer there',
  ],
  [
    'a flow log that fails',
    (aws) => {
      aws.region('us-east-1').flowLogs[0] = {
        ...firstFlowLog(aws),
        deliverLogsStatus: 'FAILED',
        deliverLogsErrorMessage: 'Access error',
      }
    },
    'was covered and is no longer delivered',
  ],
  [
    'a stack that was deleted',
    (aws) => {
      aws.cloudFormation.stacks = []
    },
    'was complete and is no longer there',
  ],
  [
    'a stack with another output',
    (aws) => {
      for (const stack of aws.cloudFormation.stacks) stack.outputs = { ...stack.outputs, ExternalID: 'other' }
    },
    '"kind":"output"',
  ],
  [
    'another template',
    (aws) => {
      aws.cloudFormation.returned = (text) => `${text}\n# another`
    },
    '"kind":"template"',
  ],
  [
    'a network interface that got the chosen tag',
    (aws) => {
      aws.region('us-east-1').interfaces = new Map(['eni-1', 'eni-2'].map((id) => [id, WEB] as const))
    },
    '"kind":"newTarget"',
  ],
  ['a new VPC', (aws) => aws.region('us-east-1').vpcs.push(fakeVpc('vpc-3')), '"kind":"newVpc"'],
  [
    'a new Region',
    (aws) => {
      aws.region('eu-north-1').enabled = true
    },
    '"kind":"newRegion"',
  ],
])('a check that finds %s ends with 3 and names it', async (_, happens, named) => {
  const { aws, check } = await onboarded()
  await check()
  happens(aws)
  expect(await check()).toMatchObject({ status: 3, json: expect.stringContaining(named) })
})

test('a check that finds a new account of the organization ends with 3 and names it', async () => {
  const { check } = await onboarded()
  const found = { accountId: '999988887777', name: 'new', state: 'ACTIVE', firstSeen: '2026-11-29T00:00:00Z' }
  const { status, json } = await check([found])
  expect([status, json]).toEqual([3, expect.stringContaining('"newAccounts":[{"accountId":"999988887777"')])
  // A closed one is named, and there is nothing to do about it.
  expect((await check([{ ...found, state: 'CLOSED', unusable: 'The account is closed.' }])).status).toBe(0)
})

test('what was lost stays in the report and in every check until it is back', async () => {
  const { aws, work, check, report } = await onboarded()
  aws.region('us-east-1').flowLogs.shift()
  const lost = 'which is no longer there'
  for (const _ of ['the first look', 'a later one']) {
    expect(await check()).toMatchObject({ status: 3, json: expect.stringContaining(lost) })
    expect(report()).toContain(lost)
  }
  await work.run({}, () => aws)
  expect(report()).not.toContain(lost)
  await check()
  expect(await check()).toMatchObject({ status: 0 })
})
