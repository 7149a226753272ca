import { expect, test } from 'vitest'
import type { ActivityStatus } from '../../../../app/checklist/activityStatus.ts'
import { openOnboardingRuntime } from '../../../../main/onboarding/onboardingRuntime.ts'
import { ANY_CONSENT } from '../../../doubles/atWork.ts'
import { fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeClock, TEST_PACE } from '../../../doubles/fakeClock.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

test('a cancelled activity keeps telling what it waits for, until it has ended', async () => {
  const aws = fakeAws([fakeRegion('eu-west-1', { vpcs: [fakeVpc('vpc-1')] })])
  const sent = Promise.withResolvers<void>()
  const answered = Promise.withResolvers<void>()
  const flowLogsIn = (region: string) => {
    const api = aws.flowLogsIn(region)
    return {
      ...api,
      async createFlowLogs(request: Parameters<typeof api.createFlowLogs>[0]) {
        sent.resolve()
        await answered.promise
        return api.createFlowLogs(request)
      },
    }
  }
  const store = memoryJournal()
  const runtime = openOnboardingRuntime({
    onboarding: sampleOnboarding(),
    store,
    awsOf: () => ({ ...aws, flowLogsIn }),
    clock: fakeClock(),
    pace: TEST_PACE,
    longestWrite: 120_000,
    appVersion: '0.0.0',
    user: 'tester',
    heldElsewhere: false,
  })
  const request = {
    activity: 'run',
    skip: ['stack'],
    consent: ANY_CONSENT,
    whenSignInExpires: 'stop',
    remove: [],
  } as const
  runtime.start({ ...request, skip: [...request.skip], remove: [] })
  await sent.promise
  runtime.steer('cancel')

  const told: ActivityStatus[] = []
  for await (const { activity } of runtime.watch(undefined)) {
    if (activity === undefined) continue
    told.push(activity)
    if (activity.state === 'cancelled') break
    if ((activity.stopping?.writes[0]?.seconds ?? 0) >= 12) answered.resolve()
  }
  const [first] = told
  expect(first).toMatchObject({
    state: 'running',
    stopping: {
      writes: [{ action: 'ec2:CreateFlowLogs', region: 'eu-west-1', name: 'prod' }],
      longest: 120,
    },
  })
  const ages = told.flatMap(({ stopping }) => stopping?.writes.map(({ seconds }) => seconds) ?? [])
  expect(ages).toEqual(ages.toSorted((a, b) => a - b))
  expect(ages.at(-1)).toBeGreaterThanOrEqual(12)
  expect(told.at(-1)).not.toHaveProperty('stopping')
  // The answer that was waited for is in the journal.
  expect(store.kept.map(({ type }) => type)).toContain('writeAnswered')
})
