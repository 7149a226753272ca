import { FLOW_LOG_DESTINATION } from '../../../app/activeeye/prescribed.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import { PROD, SMALL, STAGING } from '../../../main/practice/scenarios/smallScenario.ts'
import { between, chance, type Words, weighted } from './chance.ts'

/** One call of the terminal program. */
export interface Deed {
  readonly verb: Verb
  /** The probability that a fault begins at a call; 0: nothing goes wrong. */
  readonly likely: number
  readonly kill?: Kill
  /** Nothing else may come of it than success: exit status 0 and all of it true. */
  readonly mustSucceed: boolean
}

export type Verb = 'plan' | 'run' | 'status' | 'check' | 'confirm-connector' | 'preview' | 'undo'

/** Where the process is killed with SIGKILL, if it gets that far. */
export type Kill =
  | { readonly at: 'call' | 'write'; readonly nth: number; readonly when: 'before' | 'after' }
  /** As soon as the journal has that many lines more than at the start. */
  | { readonly at: 'journalLine'; readonly lines: number }

/** What the seed decides of a trial, apart from the faults of single calls. */
export interface TrialScript {
  readonly scenario: PracticeScenario
  readonly deeds: readonly Deed[]
}

export function trialScript(at: Words): TrialScript {
  return { scenario: scenarioOf(at), deeds: [...troubled(at), ...peaceful(at)] }
}

const US = { region: 'us-east-1' } as const
const EU = { region: 'eu-west-1' } as const

/** Two accounts, two Regions each, and things in them that are not ours. */
function scenarioOf(at: Words): PracticeScenario {
  const { accountId: prod } = PROD
  const { accountId: staging } = STAGING
  const number = (least: number, most: number, what: string) => between(least, most, ...at, what)
  return {
    ...SMALL,
    name: 'reliability',
    vpcs: [
      { accountId: prod, ...US, name: 'app' },
      { accountId: prod, ...US, name: 'data', count: number(1, 3, 'data') },
      { accountId: staging, ...EU, name: 'shop', count: number(0, 2, 'shop'), sharedWith: [prod] },
      { accountId: staging, ...EU, name: 'by-hand' },
    ],
    flowLogs: [
      { accountId: prod, ...US, vpc: 'app', trafficType: 'ALL', ...TO_THEIRS },
      { accountId: prod, ...US, vpc: 'app', trafficType: 'REJECT', ...TO_THEIR_LOG_GROUP },
      { accountId: staging, ...EU, vpc: 'by-hand', trafficType: 'ALL', ...TO_ACTIVEEYE },
    ],
    // It has failed: a standing one would be of ActiveEye's template here, and hold the role's name.
    stacks: [
      {
        accountId: prod,
        ...US,
        name: 'acme-network',
        parameters: { ExternalID: 'acme' },
        outcome: 'roleExists',
      },
    ],
    ec2: {
      buckets: ['acme-network-logs'],
      pageSize: number(0, 1, 'paged') === 0 ? 1000 : 2,
      flowLogAlreadyExists: number(0, 1, 'exists') === 0 ? 'unsuccessful' : 'topLevel',
      hiddenDescribes: weighted(
        [
          [0, 3],
          [1, 2],
          [3, 1],
        ],
        ...at,
        'hidden',
      ),
      // Below the number of tries of one run.
      bucketRefusals:
        number(0, 2, 'refuses') === 0 ? [{ accountId: prod, calls: number(1, 2, 'refusals') }] : [],
    },
    cloudFormation: { ...SMALL.cloudFormation, stackMs: number(100, 500, 'stackMs') },
  }
}

const TO_THEIRS = { destinationType: 's3', destination: 'arn:aws:s3:::acme-network-logs' } as const
const TO_THEIR_LOG_GROUP = { destinationType: 'cloud-watch-logs', destination: '/acme/vpc-rejects' } as const
const TO_ACTIVEEYE = { destinationType: 's3', destination: FLOW_LOG_DESTINATION } as const

/** Always begins with a run, or nothing would be made. */
function troubled(at: Words): readonly Deed[] {
  const verbs = Array.from(
    { length: between(1, 4, ...at, 'verbs') },
    (_, index): Verb =>
      index === 0
        ? 'run'
        : weighted(
            [
              ['run', 4],
              ['undo', 3],
              ['check', 2],
              ['plan', 1],
            ],
            ...at,
            'verb',
            index,
          ),
  )
  return verbs.flatMap((verb, index): readonly Deed[] => {
    const about = [...at, 'troubled', index]
    const deed: Deed = {
      verb,
      likely: weighted(
        [
          [0.02, 2],
          [0.06, 3],
          [0.2, 2],
          [0.5, 1],
        ],
        ...about,
        'likely',
      ),
      ...(chance(...about, 'kill') < 0.45 && { kill: killOf(about) }),
      mustSucceed: false,
    }
    return [
      // Before an undo a person sees what it would remove, and afterwards the checklist.
      ...(verb === 'undo' ? [deedInPeace('preview')] : []),
      deed,
      ...(chance(...about, 'status') < 0.5 ? [deedInPeace('status')] : []),
    ]
  })
}

function killOf(about: Words): Kill {
  const at = weighted<Kill['at']>(
    [
      ['call', 2],
      ['write', 2],
      ['journalLine', 1],
    ],
    ...about,
    'kill at',
  )
  switch (at) {
    case 'call':
    case 'write':
      return {
        at,
        // A run makes about forty calls, six of which change something.
        nth: between(1, at === 'call' ? 40 : 6, ...about, 'kill nth'),
        when: chance(...about, 'kill when') < 0.5 ? 'before' : 'after',
      }
    case 'journalLine':
      return { at, lines: between(1, 60, ...about, 'kill line') }
  }
}

/** Whatever was before: it ends well, and can be taken back. */
function peaceful(at: Words): readonly Deed[] {
  const connectors: readonly Deed[] = chance(...at, 'connectors') < 0.3 ? [succeeds('confirm-connector')] : []
  return [succeeds('run'), ...connectors, succeeds('check'), deedInPeace('preview'), succeeds('undo')]
}

/** Nothing goes wrong, but what was before may be unfinished. */
function deedInPeace(verb: Verb): Deed {
  return { verb, likely: 0, mustSucceed: false }
}

function succeeds(verb: Verb): Deed {
  return { ...deedInPeace(verb), mustSucceed: true }
}
