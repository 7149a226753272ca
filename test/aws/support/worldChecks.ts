import { expect } from 'vitest'
import { FLOW_LOG_DESTINATION, ONBOARDING_TAG, STACK_NAME } from '../../../app/activeeye/prescribed.ts'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { newWorld } from '../../../main/practice/newWorld.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import type { FlowLogRecord, StackRecord, World } from '../../../main/practice/world.ts'

/** What must hold in the practice cloud after anything that the terminal did, whatever failed. */
export function expectHarmless(scenario: PracticeScenario, world: World, onboardingId: string): void {
  const before = newWorld(scenario)
  const found = new Map(world.flowLogs.map((flowLog) => [flowLog.flowLogId, flowLog]))
  // Nothing of anybody else's is gone or changed.
  for (const flowLog of before.flowLogs) {
    expect(found.get(flowLog.flowLogId)).toEqual({ ...flowLog, hiddenDescribes: expect.any(Number) })
    found.delete(flowLog.flowLogId)
  }
  // A stack of the prescribed name that has failed may be replaced, with consent.
  for (const stack of before.stacks.filter(({ name }) => name !== STACK_NAME))
    expect(world.stacks).toContainEqual(stack)
  // What is new is as ActiveEye prescribes it, and ours.
  for (const flowLog of found.values()) {
    expect(flowLog).toMatchObject({
      trafficType: 'ALL',
      destinationType: 's3',
      destination: FLOW_LOG_DESTINATION,
      tags: { [ONBOARDING_TAG]: onboardingId },
    })
  }
  const existing = new Set(before.stacks.map(({ stackId }) => stackId))
  for (const stack of world.stacks.filter(({ stackId }) => !existing.has(stackId))) {
    expect(stack).toMatchObject({ name: STACK_NAME, tags: { [ONBOARDING_TAG]: onboardingId } })
  }
  expectNoDuplicates(world)
}

/** No VPC delivers everything to ActiveEye twice, and no account has two living stacks. */
export function expectNoDuplicates({ flowLogs, stacks }: World): void {
  const twice = [...Map.groupBy(flowLogs.filter(isComplete), ({ resourceId }) => resourceId).values()]
  expect(twice.filter((same) => same.length > 1)).toEqual([])
  const living = stacks.filter(({ name, deletion }) => name === STACK_NAME && deletion === undefined)
  const both = [...Map.groupBy(living, ({ accountId }) => accountId).values()]
  expect(both.filter((same) => same.length > 1)).toEqual([])
}

/** Every tick of the checklist is a fact in the cloud, and its totals are those of its rows. */
export function expectTrue({ accounts, totals }: Checklist, { flowLogs, stacks }: World): void {
  const rows = accounts.flatMap(({ regions }) =>
    regions.flatMap(({ state, vpcs }) => (state === 'notSeen' ? [] : vpcs)),
  )
  for (const { vpcId, state, flowLogId } of rows.filter((row) => row.state === 'covered')) {
    const flowLog = flowLogs.find((one) => one.flowLogId === flowLogId)
    expect({
      vpcId,
      state,
      complete: flowLog !== undefined && isComplete(flowLog),
      on: flowLog?.resourceId,
    }).toEqual({
      vpcId,
      state,
      complete: true,
      on: vpcId,
    })
  }
  for (const { accountId, steps, stack, connector } of accounts) {
    if (steps.stack.state !== 'done') continue
    const found: StackRecord | undefined = stacks.find((one) => one.stackId === stack?.stackId)
    expect(found).toMatchObject({
      accountId,
      outcome: 'complete',
      parameters: { ExternalID: connector.externalId },
    })
    expect({ stack: found?.stackId, deletion: found?.deletion }).toEqual({ stack: found?.stackId })
    expect(stack?.outputs).toEqual({ AccountID: accountId, ExternalID: connector.externalId })
  }
  const regions = accounts.flatMap((account) => account.regions)
  const seen = regions.filter(({ state }) => state !== 'notSeen')
  expect(totals).toEqual({
    accounts: accounts.length,
    complete: accounts.filter(({ state }) => state === 'complete').length,
    regions: new Set(seen.flatMap(({ region, state }) => (state === 'notOptedIn' ? [] : [region]))).size,
    regionsNotSeen: regions.length - seen.length,
    vpcs: rows.filter(
      ({ state, decision }) => state !== 'shared' && state !== 'leftOut' && decision?.what !== 'leaveAsIs',
    ).length,
    covered: rows.filter(({ state }) => state === 'covered').length,
    created: rows.filter(({ madeByUs }) => madeByUs).length,
    problems: accounts.flatMap(({ problems }) => problems).length,
  })
}

function isComplete({ trafficType, destination, logFormat, destinationOptions }: FlowLogRecord): boolean {
  const asPrescribed = logFormat === undefined && destinationOptions === undefined
  return trafficType === 'ALL' && destination === FLOW_LOG_DESTINATION && asPrescribed
}
