import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ONBOARDING_TAG } from '../../../../app/activeeye/prescribed.ts'
import type { AwsAccount } from '../../../../app/aws/awsAccount.ts'
import type { Checklist } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent } from '../../../../app/checklist/events.ts'
import { undoPlanOf } from '../../../../app/run/undoPlan.ts'
import { type AtWork, atWork, intentsFirst } from '../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeFlowLog, fakeVpc } from '../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../doubles/fakeFlowLogs.ts'
import { fakeStack } from '../../../doubles/fakeStacks.ts'
import { memoryJournal } from '../../../doubles/memoryJournal.ts'
import { type LastWrite, mortalAws } from '../../../doubles/mortalAws.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

/** What the cloud is like when the story begins. */
interface Weather {
  /** VPCs in each Region. */
  readonly vpcs: readonly number[]
  /** How many looks a new flow log stays hidden. */
  readonly hiddenLooks: number
  /** The bucket refuses each VPC this often before it accepts: such refusals are false. */
  readonly falseRefusals: number
  readonly alreadyExists: 'inside' | 'topLevel'
  readonly stack: 'none' | 'dead' | 'creating'
  /** Somebody's flow logs on the first VPC of the first Region. */
  readonly foreign: readonly ('REJECT' | 'elsewhere')[]
}

const FAIR: Weather = {
  vpcs: [2, 1, 0],
  hiddenLooks: 0,
  falseRefusals: 0,
  alreadyExists: 'inside',
  stack: 'none',
  foreign: [],
}

function cloudIn(weather: Weather): FakeAws {
  const regions = weather.vpcs.map((count, index) => {
    const name = `region-${index + 1}`
    const asked = new Map<string, number>()
    return fakeRegion(name, {
      vpcs: Array.from({ length: count }, (_, vpc) => fakeVpc(`vpc-${index + 1}-${vpc + 1}`)),
      hiddenLooks: weather.hiddenLooks,
      alreadyExists: weather.alreadyExists,
      bucketRefuses(vpcId) {
        const count = (asked.get(vpcId) ?? 0) + 1
        asked.set(vpcId, count)
        return count <= weather.falseRefusals
      },
    })
  })
  const aws = fakeAws([...regions, fakeRegion('region-off', { enabled: false })])
  for (const kind of weather.foreign) {
    const changes = kind === 'REJECT' ? { trafficType: kind } : { destination: 'arn:aws:s3:::mine' }
    regions[0]?.flowLogs.push(fakeFlowLog('vpc-1-1', { flowLogId: `fl-foreign-${kind}`, ...changes }))
  }
  if (weather.stack === 'dead')
    aws.cloudFormation.stacks.push(fakeStack({ status: 'ROLLBACK_COMPLETE', outputs: {} }))
  if (weather.stack === 'creating') {
    aws.cloudFormation.stacks.push(
      fakeStack({
        status: 'CREATE_IN_PROGRESS',
        outputs: {},
        next: ['CREATE_IN_PROGRESS', 'CREATE_COMPLETE'],
      }),
    )
  }
  return aws
}

const ONBOARDING = sampleOnboarding()
const ACTIVITIES = ['run', 'undo'] as const
type Activity = (typeof ACTIVITIES)[number]

interface Crash {
  /** After how many events the process dies. */
  readonly after: number
  readonly lastWrite: LastWrite
}

/** One process: does the activity until it ends or the process dies. @returns what is on disk. */
async function live(
  aws: FakeAws,
  activity: Activity,
  past: readonly JournalEvent[],
  crash?: Crash,
): Promise<AtWork> {
  const store = memoryJournal(past, crash === undefined ? {} : { diesAfter: crash.after })
  intentsFirst(aws, store)
  const work = atWork(ONBOARDING, store)
  const seen = mortalAws(aws, store.isAlive, crash?.lastWrite ?? 'isLost')
  const ended = activity === 'undo' ? undo(work, seen) : work.run({ activity }, () => seen)
  await Promise.race([ended, store.death])
  // Whatever was under way comes to its end, or to where it stays for ever.
  await new Promise((resolve) => setImmediate(resolve))
  return work
}

const DIFFERENT: ReadonlySet<string> = new Set(['flowLogId', 'stackId', 'lastSeen', 'due', 'at'])
/** As a person undoes: a look, then what was shown. */
async function undo(work: AtWork, aws: AwsAccount): Promise<void> {
  await work.run({ activity: 'undoPlan' }, () => aws)
  await work.run({ activity: 'undo', remove: shownBy(work).remove }, () => aws)
}

function shownBy(work: AtWork) {
  return undoPlanOf(work.onboarding, work.journal.facts())
}

/** What is the same however the story went: all but times and the IDs that AWS gives. */
function outcome({ accounts, totals }: Checklist): unknown {
  return JSON.parse(
    JSON.stringify({ accounts, totals }, (key, value: unknown) =>
      DIFFERENT.has(key) ? typeof value : value,
    ),
  )
}

function toActiveEye(aws: FakeAws): readonly string[] {
  return aws.regions
    .flatMap(({ flowLogs }) => flowLogs)
    .filter(({ destination, trafficType }) => destination.endsWith('-ingest') && trafficType === 'ALL')
    .map(({ resourceId }) => resourceId)
    .toSorted()
}

function livingStacks(aws: FakeAws): number {
  return aws.cloudFormation.stacks.filter(({ status }) => status !== 'DELETE_COMPLETE').length
}

/** What the cloud is like in the end; foreign flow logs are counted, too. */
function remains(aws: FakeAws) {
  const foreign = aws.regions
    .flatMap(({ flowLogs }) => flowLogs.map(({ flowLogId }) => flowLogId))
    .filter((id) => id.startsWith('fl-foreign'))
  return {
    flowLogs: toActiveEye(aws),
    foreign,
    stacks: livingStacks(aws),
    created: aws.cloudFormation.created,
  }
}

/** What carries our tag, the stack included, in the order of the alphabet. */
function idsOf(aws: FakeAws): readonly string[] {
  const isOurs = ({ tags }: { readonly tags: Readonly<Record<string, string>> }) =>
    tags[ONBOARDING_TAG] === ONBOARDING.id
  return [
    ...aws.regions.flatMap(({ flowLogs }) => flowLogs.filter(isOurs).map(({ flowLogId }) => flowLogId)),
    ...aws.cloudFormation.stacks
      .filter((stack) => isOurs(stack) && stack.status !== 'DELETE_COMPLETE')
      .map(({ stackId }) => stackId),
  ].sort()
}

/** Everything up to here, undisturbed: the run, and for an undo also that. */
async function undisturbed(weather: Weather, activity: Activity) {
  const aws = cloudIn(weather)
  let past: readonly JournalEvent[] = []
  for (const before of activity === 'undo' ? (['run'] as const) : [])
    past = (await live(aws, before, past)).store.kept
  const work = await live(aws, activity, past)
  expect(work.store.kept.at(-1)).toMatchObject({ type: 'activityEnded', outcome: 'finished' })
  return {
    checklist: outcome(work.checklist()),
    remains: remains(aws),
    events: work.store.kept.length - past.length,
  }
}

async function disturbed(weather: Weather, activity: Activity, crashes: readonly Crash[]) {
  const aws = cloudIn(weather)
  let past: readonly JournalEvent[] = []
  if (activity === 'undo') past = (await live(aws, 'run', past)).store.kept
  for (const crash of crashes) past = (await live(aws, activity, past, crash)).store.kept
  const work = await live(aws, activity, past)
  expect(aws.calls.violations).toEqual([])
  return { checklist: outcome(work.checklist()), remains: remains(aws) }
}

const WEATHERS: readonly [string, Weather][] = [
  ['fair weather', FAIR],
  ['AWS is slow to list', { ...FAIR, hiddenLooks: 3 }],
  [
    'AWS is slow to list and refuses whole calls',
    { ...FAIR, vpcs: [4], hiddenLooks: 3, alreadyExists: 'topLevel' },
  ],
  ['the bucket refuses falsely', { ...FAIR, falseRefusals: 2 }],
  ['a dead stack', { ...FAIR, vpcs: [1], stack: 'dead' }],
  ['a stack that somebody is creating', { ...FAIR, vpcs: [1], stack: 'creating' }],
  ['flow logs of somebody else', { ...FAIR, foreign: ['REJECT', 'elsewhere'] }],
]

describe.each(WEATHERS)('%s', (_, weather) => {
  describe.each(ACTIVITIES)('a crash anywhere in the %s', (activity) => {
    test.each(['arrives', 'isLost'] as const)(
      'ends the same when it is done again, and the last write %s',
      async (lastWrite) => {
        const expected = await undisturbed(weather, activity)
        for (let after = 0; after < expected.events; after += 1) {
          const { checklist, remains } = await disturbed(weather, activity, [{ after, lastWrite }])
          const at = `after ${after} of ${expected.events} events`
          expect({ at, remains }).toEqual({ at, remains: expected.remains })
          expect({ at, checklist }).toEqual({ at, checklist: expected.checklist })
        }
      },
    )
  })
})

describe.each(WEATHERS)('%s', (_, weather) => {
  test.each(['arrives', 'isLost'] as const)(
    'a crash anywhere in the run, and then an undo: it shows all that was made, and removes that (the last write %s)',
    async (lastWrite) => {
      const { events } = await undisturbed(weather, 'run')
      for (let after = 0; after <= events; after += 1) {
        const aws = cloudIn(weather)
        const before = remains(aws)
        const crashed = await live(aws, 'run', [], { after, lastWrite })
        const ours = idsOf(aws)
        const work = atWork(ONBOARDING, memoryJournal(crashed.store.kept))
        intentsFirst(aws, work.store)
        await work.run({ activity: 'undoPlan' }, () => aws)
        const shown = shownBy(work).remove.flatMap(({ flowLogs, stackId }) => [
          ...flowLogs.map(({ flowLogId }) => flowLogId),
          ...(stackId === undefined ? [] : [stackId]),
        ])
        const at = `after ${after} of ${events} events`
        expect({ at, shown: shown.toSorted() }).toEqual({ at, shown: ours })
        await undo(work, aws)
        expect({ at, left: idsOf(aws), foreign: remains(aws).foreign }).toEqual({
          at,
          left: [],
          foreign: before.foreign,
        })
      }
    },
  )
})

test('crash after crash, in any weather, the story ends the same', async () => {
  const weathers = fc.record<Weather>({
    vpcs: fc.array(fc.nat(3), { minLength: 1, maxLength: 4 }),
    hiddenLooks: fc.nat(4),
    falseRefusals: fc.nat(2),
    alreadyExists: fc.constantFrom('inside', 'topLevel'),
    stack: fc.constantFrom('none', 'dead', 'creating'),
    foreign: fc.subarray(['REJECT', 'elsewhere'] as const),
  })
  const crashes = fc.array(
    fc.record<Crash>({ after: fc.nat(60), lastWrite: fc.constantFrom('arrives', 'isLost') }),
    { maxLength: 4 },
  )
  await fc.assert(
    fc.asyncProperty(weathers, fc.constantFrom(...ACTIVITIES), crashes, async (weather, activity, all) => {
      const expected = await undisturbed(weather, activity)
      expect(await disturbed(weather, activity, all)).toEqual({
        checklist: expected.checklist,
        remains: expected.remains,
      })
    }),
  )
})
