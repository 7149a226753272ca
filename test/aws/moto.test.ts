import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteTagsCommand, type FlowLog } from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { FLOW_LOG_DESTINATION, ONBOARDING_TAG, STACK_NAME } from '../../app/activeeye/prescribed.ts'
import { type Look, look } from './support/independentLook.ts'
import { type MotoCloud, startMoto } from './support/moto.ts'
import { checklistOf, plannedOf } from './support/printedChecklist.ts'
import { seedMoto } from './support/seedMoto.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'
import { PROD, STAGING, TWIN, twinOnboarding } from './support/twinScenario.ts'
import { openWiretap, type Wiretap } from './support/wiretap.ts'
import { openWorkspace, type Workspace } from './support/workspace.ts'
import { writesAmong } from './support/writes.ts'

const undoablesSchema = z.array(
  z.object({
    flowLogs: z.array(z.object({ flowLogId: z.string() })),
    stackId: z.string().optional(),
  }),
)
const undoneSchema = z.object({ removed: undoablesSchema, left: undoablesSchema })

// One onboarding from its plan to its end; each test goes on where the one before stopped.
const moto = await startMoto()

describe.skipIf(moto === undefined)('an onboarding on moto', LONG_TIMEOUT, () => {
  const onboarding = twinOnboarding(TWIN)
  let cloud: MotoCloud
  let wiretap: Wiretap
  let workspace: Workspace
  let before: readonly Look[]

  beforeAll(async () => {
    if (moto === undefined) return
    cloud = moto
    await seedMoto(cloud, TWIN)
    before = await look(cloud)
    wiretap = await openWiretap(cloud.endpoint)
    workspace = await openWorkspace({ ...cloud, endpoint: wiretap.endpoint }, onboarding)
  })

  afterAll(async () => {
    await workspace?.[Symbol.asyncDispose]()
    await wiretap?.[Symbol.asyncDispose]()
    await moto?.[Symbol.asyncDispose]()
  })

  /** The calls that the terminal makes meanwhile. */
  async function during<T>(work: () => Promise<T>): Promise<{ result: T; calls: readonly string[] }> {
    const first = wiretap.calls.length
    return { result: await work(), calls: wiretap.calls.slice(first) }
  }

  test('plan says what a run would change, and changes nothing', async () => {
    const { result, calls } = await during(() => workspace.run('plan', '--json'))
    expect(result.status).toBe(0)
    const { plan } = plannedOf(result)
    expect(plan.totals).toEqual({ stacks: 2, flowLogs: 7 })
    const prod = plan.accounts.find(({ accountId }) => accountId === PROD)
    expect(
      prod?.regions.map(({ create, leftAlone, otherFlowLogIds }) =>
        [create, leftAlone, otherFlowLogIds].map((list) => list.length),
      ),
    ).toEqual([
      [1, 0, 0],
      [3, 1, 2],
    ])
    expect(calls).not.toEqual([])
    expect(writesAmong(calls)).toEqual([])
    expect(await look(cloud)).toEqual(before)
  })

  test('run gives every VPC one flow log to ActiveEye, and touches nothing else', async () => {
    const result = await workspace.run('run', '--acknowledge-iam', '--yes', '--json')
    expect(result.status).toBe(0)
    expect(checklistOf(result).totals).toEqual({
      accounts: 2,
      complete: 0,
      regions: new Set(
        checklistOf(result).accounts.flatMap(({ regions }) => regions.map(({ region }) => region)),
      ).size,
      regionsNotSeen: 0,
      vpcs: 8,
      covered: 8,
      created: 7,
      problems: 0,
    })

    const after = await look(cloud)
    for (const { vpcIds, flowLogs } of after) {
      const complete = flowLogs.filter(isComplete).map(({ ResourceId }) => ResourceId)
      expect(complete.toSorted()).toEqual(vpcIds)
    }
    expect(after.map(withoutOurs)).toEqual(before)
    expect(
      after.flatMap(({ accountId, region, stacks }) =>
        stacks.map((stack) => `${accountId} ${region} ${stack}`),
      ),
    ).toEqual([
      `${PROD} us-east-1 acme-network CREATE_COMPLETE`,
      `${PROD} us-east-1 ${STACK_NAME} CREATE_COMPLETE`,
      `${STAGING} us-east-1 ${STACK_NAME} CREATE_COMPLETE`,
    ])
    for (const flowLog of after.flatMap(({ flowLogs }) => flowLogs.filter(isOurs))) {
      expect(flowLog).toMatchObject({
        TrafficType: 'ALL',
        MaxAggregationInterval: 600,
        FlowLogStatus: 'ACTIVE',
      })
    }
  })

  test('a second run makes no call that changes anything', async () => {
    const found = await look(cloud)
    const { result, calls } = await during(() => workspace.run('run', '--yes', '--json'))
    expect(result.status).toBe(0)
    expect(calls).not.toEqual([])
    expect(writesAmong(calls)).toEqual([])
    expect(await look(cloud)).toEqual(found)
  })

  test('status calls nobody and says the same', async () => {
    const last = checklistOf(await workspace.run('run', '--yes', '--json'))
    const { result, calls } = await during(() => workspace.run('status', '--json'))
    expect(result.status).toBe(0)
    expect(calls).toEqual([])
    const { at: _now, ...status } = checklistOf(result)
    expect(status).toEqual({ ...last, at: undefined })
  })

  test('check only looks, and says that AWS delivers', async () => {
    const { result, calls } = await during(() => workspace.run('check', '--json'))
    expect(result.status).toBe(0)
    expect(checklistOf(result).accounts.map(({ steps }) => steps.delivery)).toEqual([
      { state: 'done' },
      { state: 'done' },
    ])
    expect(writesAmong(calls)).toEqual([])
  })

  for (const { format, files } of [
    { format: 'html', files: ['.html'] },
    { format: 'markdown', files: ['.md'] },
    { format: 'json', files: ['.json'] },
    { format: 'csv', files: ['-accounts.csv', '-vpcs.csv'] },
  ]) {
    test(`report --format ${format} calls nobody and holds what the representative needs`, async () => {
      const words = ['--format', format, '--out', workspace.directory, '--json']
      const { result, calls } = await during(() => workspace.run('report', ...words))
      expect(result.status).toBe(0)
      expect(calls).toEqual([])
      const paths: readonly string[] = JSON.parse(result.stdout).files
      expect(paths).toEqual(
        files.map((end) => expect.stringMatching(new RegExp(`${end.replaceAll('.', '\\.')}$`))),
      )
      const texts = await Promise.all(paths.map((path) => readFile(path, 'utf8')))
      for (const word of [PROD, STAGING, 'acme-prod', 'acme-staging', 'us-east-1'])
        expect(texts.join()).toContain(word)
    })
  }

  test('undo from another data directory names what has the tag, and removes nothing', async () => {
    const found = await look(cloud)
    const words = ['--yes', '--json', '--data-dir', join(workspace.directory, 'another')]
    const { result, calls } = await during(() => workspace.run('undo', ...words))
    expect(result.status).toBe(3)
    const { removed, left } = undoneSchema.parse(JSON.parse(result.stdout))
    expect(removed).toEqual([])
    expect(left.flatMap(({ flowLogs }) => flowLogs.map(({ flowLogId }) => flowLogId)).toSorted()).toEqual(
      found.flatMap(({ flowLogs }) => flowLogs.filter(isOurs).map(({ FlowLogId }) => FlowLogId)).toSorted(),
    )
    expect(writesAmong(calls)).toEqual([])
    expect(await look(cloud)).toEqual(found)
  })

  test('undo without a yes shows what it would remove, and removes nothing', async () => {
    const found = await look(cloud)
    const { result, calls } = await during(() => workspace.run('undo'))
    expect(result.status).toBe(3)
    expect(result.stdout).toContain(`${PROD} eu-west-1: 1 flow log`)
    expect(writesAmong(calls)).toEqual([])
    expect(await look(cloud)).toEqual(found)
  })

  test('undo removes what is ours and still says so, and nothing else', async () => {
    const found = await look(cloud)
    // Somebody took one over: without our tag it is no longer ours to remove.
    const taken = found.find(({ accountId }) => accountId === STAGING)?.flowLogs.find(isOurs)?.FlowLogId ?? ''
    const ec2 = await cloud.ec2(STAGING, found.find(({ accountId }) => accountId === STAGING)?.region ?? '')
    await ec2.send(new DeleteTagsCommand({ Resources: [taken], Tags: [{ Key: ONBOARDING_TAG }] }))

    const { result } = await during(() => workspace.run('undo', '--yes', '--json'))
    expect(result.status).toBe(0)
    const { removed, left } = undoneSchema.parse(JSON.parse(result.stdout))
    expect(removed.flatMap(({ flowLogs }) => flowLogs)).toHaveLength(6)
    expect(removed.flatMap(({ flowLogs }) => flowLogs.map(({ flowLogId }) => flowLogId))).not.toContain(taken)
    expect(removed.map(({ stackId }) => stackId)).toEqual(Array(2).fill(expect.stringContaining(STACK_NAME)))
    expect(left.flatMap(({ flowLogs }) => flowLogs)).toEqual([])

    const after = await look(cloud)
    expect(after.flatMap(({ flowLogs }) => flowLogs.filter(isOurs))).toEqual([])
    expect(after.flatMap(({ flowLogs }) => flowLogs.map(({ FlowLogId }) => FlowLogId)).toSorted()).toEqual(
      [...before.flatMap(({ flowLogs }) => flowLogs.map(({ FlowLogId }) => FlowLogId)), taken].toSorted(),
    )
    expect(
      after.flatMap(({ stacks }) => stacks.filter((stack) => !stack.endsWith('DELETE_COMPLETE'))),
    ).toEqual(['acme-network CREATE_COMPLETE'])
  })

  test('a second undo has nothing left to remove', async () => {
    const { result, calls } = await during(() => workspace.run('undo', '--yes', '--json'))
    expect(result.status).toBe(0)
    expect(writesAmong(calls)).toEqual([])
  })

  function isOurs({ Tags = [] }: FlowLog): boolean {
    return Tags.some(({ Key, Value }) => Key === ONBOARDING_TAG && Value === onboarding.id)
  }

  function withoutOurs({ flowLogs, stacks, ...rest }: Look): Look {
    return {
      ...rest,
      flowLogs: flowLogs.filter((flowLog) => !isOurs(flowLog)),
      stacks: stacks.filter((stack) => !stack.startsWith(STACK_NAME)),
    }
  }
})

function isComplete({ TrafficType, LogDestination, LogDestinationType }: FlowLog): boolean {
  return TrafficType === 'ALL' && LogDestinationType === 's3' && LogDestination === FLOW_LOG_DESTINATION
}
