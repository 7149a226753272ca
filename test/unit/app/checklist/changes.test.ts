import { describe, expect, test } from 'vitest'
import { changesSince, changesTitle } from '../../../../app/checklist/changes.ts'
import { withPlaces } from '../../../../app/checklist/eventPlace.ts'
import { eventsThatCount } from '../../../../app/checklist/eventsThatCount.ts'
import { atWork } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'

const HOUR = 3_600_000

/** Everything was done; a day later something has happened, and somebody looks again. */
async function dayTwo(happens: (aws: FakeAws) => void) {
  const aws = fakeAws([
    fakeRegion('us-east-1', { vpcs: [fakeVpc('vpc-1'), fakeVpc('vpc-2')] }),
    fakeRegion('eu-north-1', { enabled: false }),
  ])
  const work = atWork()
  const look = () => work.run({ activity: 'check' }, () => aws)
  await work.run({}, () => aws)
  const done = work.clock.now()
  work.clock.setTime(24 * HOUR)
  happens(aws)
  await look()
  const changes = (since?: string) => changesSince(work.onboarding, work.store.kept, since)
  return { aws, work, look, done, changes }
}

const PLACE = 'prod (111122223333), us-east-1'

describe('what changed', () => {
  test.each<[string, (aws: FakeAws) => void, readonly (readonly [string, string])[]]>([
    ['nothing happened', () => {}, []],
    [
      'a flow log was deleted, and a VPC came',
      (aws) => {
        aws.region('us-east-1').flowLogs.shift()
        aws.region('us-east-1').vpcs.push(fakeVpc('vpc-3'))
      },
      [
        ['newVpc', `vpc-3 in ${PLACE}, is new and has no flow log to the bucket.`],
        ['gone', `vpc-1 in account ${PLACE} had the flow log fl-2, which is no longer there.`],
      ],
    ],
    [
      'a Region was enabled',
      (aws) => {
        aws.region('eu-north-1').enabled = true
      },
      [['newRegion', 'eu-north-1 is enabled now in prod (111122223333) and was not before.']],
    ],
    [
      'the stack was deleted',
      (aws) => {
        aws.cloudFormation.stacks = []
      },
      [['gone', 'was complete and is no longer there.']],
    ],
    [
      'the stack was updated to another text',
      (aws) => {
        aws.cloudFormation.returned = (text) => `${text}\n# another`
      },
      [['template', 'The stack of prod (111122223333) has another text than before: its SHA-256 was']],
    ],
    [
      'an output is another one',
      (aws) => {
        for (const stack of aws.cloudFormation.stacks)
          stack.outputs = { ...stack.outputs, ExternalID: 'other' }
      },
      [
        [
          'output',
          'The output ExternalID of the stack of prod (111122223333) was acme-prod and now is other.',
        ],
      ],
    ],
  ])('when %s', async (_, happens, expected) => {
    const { changes } = await dayTwo(happens)
    const found = changes().changes.map(({ kind, message }) => [kind, message])
    expect(found).toEqual(expected.map(([kind, message]) => [kind, expect.stringContaining(message)]))
  })

  test('is told once by looks, and again since any date before it', async () => {
    const { changes, look, done } = await dayTwo((aws) => aws.region('us-east-1').vpcs.push(fakeVpc('vpc-3')))
    expect(changes()).toMatchObject({ since: done, changes: [{ kind: 'newVpc' }] })
    await look()
    expect(changes().changes).toEqual([])
    expect(changes(done).changes).toMatchObject([{ kind: 'newVpc' }])
    expect(changes('2026-11-24').changes).toMatchObject([{ kind: 'newVpc' }])
    expect(changesTitle(changes(), (iso) => iso.slice(0, 10))).toBe('Nothing changed since 2026-11-24')
  })

  test('is no longer told when it was mended', async () => {
    const { changes, work, aws, done } = await dayTwo((cloud) => cloud.region('us-east-1').flowLogs.shift())
    expect(changes(done).changes).toMatchObject([{ kind: 'gone' }])
    await work.run({}, () => aws)
    expect(changes(done).changes).toEqual([])
  })

  test('is not claimed of what was not known before, or was dropped by a compaction', async () => {
    const { changes, work } = await dayTwo((aws) => aws.region('us-east-1').vpcs.push(fakeVpc('vpc-3')))
    expect(changes('2020-01-01')).toEqual({ changes: [] })
    const compacted = eventsThatCount(withPlaces(work.store.kept))
    expect(changesSince(work.onboarding, compacted, undefined).changes).toEqual([])
  })
})
