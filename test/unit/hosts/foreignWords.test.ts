import { expect, test } from 'vitest'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { nextStepsOf, nextStepWords } from '../../../app/checklist/nextStep.ts'
import { flowLogDestinationOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { renderReport, reportFormatSchema } from '../../../app/report/renderReport.ts'
import { type Plan, planOf } from '../../../app/run/plan.ts'
import { runCounts, runQuestion } from '../../../app/run/runQuestion.ts'
import { printChecklist } from '../../../main/terminal/printChecklist.ts'
import { printNext } from '../../../main/terminal/printNext.ts'
import { printPlan } from '../../../main/terminal/printPlan.ts'
import { openProblems } from '../../../renderer/features/problems/openProblems.ts'
import { runOutcome } from '../../../renderer/pages/run/runOutcome.ts'
import { waitedFor } from '../../../renderer/pages/run/waitedFor.ts'
import { atWork } from '../../doubles/atWork.ts'
import { fakeAws, fakeFlowLog, fakeVpc } from '../../doubles/fakeAws.ts'
import { fakeRegion } from '../../doubles/fakeFlowLogs.ts'
import { fakeTerminal } from '../../doubles/fakeTerminal.ts'
import { sampleAccount, sampleOnboarding } from '../../doubles/sampleOnboarding.ts'
import { FORGED } from '../../security/forgedFile.ts'

/** What would call the forged template, bucket or portal ActiveEye's, or have ActiveEye open a bucket that it does not own. */
const CLAIMS =
  /ActiveEye['’]s (bucket|template|portal)|(bucket|template|portal) of ActiveEye|\bto ActiveEye\b|[Ll]et ActiveEye|[Nn]eededFromActiveEye|Needed from ActiveEye|ActiveEye has to|ActiveEye changed|Waiting for ActiveEye|ActiveEye: Allow|Open ActiveEye|ActiveEye: https/

const DESTINATION = { destination: FORGED.flowLogDestination }

/** An account in which everything about a bucket happens that can happen, after a look and after a run. */
async function everythingAbout(activeeye: typeof FORGED | undefined) {
  const account = sampleAccount({ regions: 'enabled' })
  const onboarding = sampleOnboarding({
    accounts: [account],
    portalUrl: FORGED.portalUrl,
    ...(activeeye && {
      activeeye: { templateUrl: activeeye.templateUrl, flowLogDestination: activeeye.flowLogDestination },
    }),
  })
  const vpc = (id: string) => fakeVpc(`vpc-${id}`, { ownerId: account.accountId })
  const aws = fakeAws(
    [
      fakeRegion('us-east-1', { vpcs: [vpc('1')], bucketRefuses: () => true }),
      fakeRegion('eu-west-1', {
        vpcs: ['2', '3', '4', '5'].map(vpc),
        flowLogs: [
          fakeFlowLog('vpc-2', { ...DESTINATION, trafficType: 'REJECT' }),
          fakeFlowLog('vpc-3', { ...DESTINATION, deliverLogsStatus: 'FAILED' }),
          fakeFlowLog('vpc-4', { destination: `${FORGED.flowLogDestination}/folder` }),
          fakeFlowLog('vpc-5', DESTINATION),
        ],
      }),
    ],
    account.accountId,
  )
  const work = atWork(onboarding)
  await work.run({ activity: 'plan' }, () => aws)
  const planned = { plan: planOf(onboarding, work.journal.facts()), checklist: work.checklist() }
  await work.run({ activity: 'run', skip: ['stack'] }, () => aws)
  return { onboarding, planned, checklist: work.checklist() }
}

/** All that a person reads of it, on every host. */
function everythingSaid(
  onboarding: Awaited<ReturnType<typeof everythingAbout>>['onboarding'],
  { plan, checklist: planned }: { readonly plan: Plan; readonly checklist: Checklist },
  checklist: Checklist,
): readonly string[] {
  const { lines, terminal } = fakeTerminal()
  printPlan(plan, planned, terminal)
  printChecklist(checklist, terminal)
  printNext(checklist.accounts, terminal)
  const destination = flowLogDestinationOf(onboarding)
  const reports = reportFormatSchema.options.flatMap((format) =>
    renderReport(checklist, format, {
      preparedBy: 'alice',
      timeZone: 'UTC',
      flowLogDestination: destination,
      portalUrl: FORGED.portalUrl,
    }).flatMap(({ text }) => text.split('\n')),
  )
  const ended = { activity: 'run', state: 'finished', startedAt: '2026-11-23T09:00:00.000Z' } as const
  const outcome = runOutcome(ended, checklist.accounts, openProblems(checklist))
  return [
    ...lines,
    ...reports,
    ...nextStepsOf(checklist.accounts).map(nextStepWords),
    ...waitedFor(checklist.accounts, ended),
    outcome?.header ?? '',
    outcome?.text ?? '',
    runQuestion(runCounts(plan, {}), destination),
    JSON.stringify({ ...checklist, plan }),
  ]
}

test('no host calls a forged template, bucket or portal ActiveEye’s', async () => {
  const { onboarding, planned, checklist } = await everythingAbout(FORGED)
  const said = everythingSaid(onboarding, planned, checklist)
  const kinds = checklist.accounts.flatMap(({ problems }) => problems.map(({ kind }) => kind))
  expect(kinds).toEqual(expect.arrayContaining(['bucketNotReady', 'flowLogConflict']))
  expect(said.filter((line) => CLAIMS.test(line))).toEqual([])
  expect(said.filter((line) => line.includes("(not ActiveEye's)")).length).toBeGreaterThan(3)
  // Nobody waits for ActiveEye to open a bucket that is not its own.
  expect(checklist.accounts.flatMap(({ turns }) => turns.filter(({ who }) => who === 'activeeye'))).toEqual(
    [],
  )
})

test('the same words about the prescribed bucket say that it is ActiveEye’s', async () => {
  const { onboarding, planned, checklist } = await everythingAbout(undefined)
  const said = everythingSaid(onboarding, planned, checklist)
  expect(said.some((line) => line.includes("ActiveEye's bucket does not accept flow logs from"))).toBe(true)
  expect(said.some((line) => line.includes('Needed from ActiveEye'))).toBe(true)
})
