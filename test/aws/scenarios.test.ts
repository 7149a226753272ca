import { describe, expect, test } from 'vitest'
import type { Checklist } from '../../app/checklist/checklist.ts'
import { SCENARIOS, type ScenarioName, scenarioNames } from '../../main/practice/practiceCloud.ts'
import { allWell, inWords, type Words } from './support/checklistWords.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { expectHarmless, expectTrue } from './support/worldChecks.ts'

/** How a first `run --acknowledge-iam` ends. */
interface FirstAct {
  readonly exit: 0 | 3
  /** Where the checklist is not as if nothing was special. */
  readonly differs?: Words
}

/** Whatever stops prod's stack stops the connector, which needs its outputs. */
function prodStackFailed(problem: string): Words {
  return { 'prod stack': 'failed', 'prod connector': 'todo', 'prod problems': problem }
}

const FIRST_ACTS: Readonly<Record<ScenarioName, FirstAct>> = {
  ordinary: {
    exit: 0,
    differs: {
      // By hand, before us.
      'prod us-east-1 shared-services': 'covered',
      'staging us-east-1 app-1': 'covered by us, beside 2',
    },
  },
  'single-vpc': { exit: 0 },
  'many-vpcs': { exit: 0 },
  'stack-role-exists': { exit: 3, differs: prodStackFailed('stackFailed in stack') },
  'stack-role-stays': { exit: 3, differs: prodStackFailed('stackFailed in stack') },
  'stack-exists-other-external-id': { exit: 3, differs: prodStackFailed('stackMismatch in stack') },
  'stack-rollback-complete': { exit: 3, differs: prodStackFailed('stackFailed in stack') },
  'stack-never-executed': { exit: 3, differs: prodStackFailed('stackUnfinished in stack') },
  'template-changed': {
    exit: 3,
    differs: {
      ...prodStackFailed('templateChanged in stack'),
      'staging stack': 'failed',
      'staging connector': 'todo',
      'staging problems': 'templateChanged in stack',
    },
  },
  // The consent of a script holds for whatever is behind the prescribed address.
  'template-forged': { exit: 0 },
  // It changes between the look before the creation and the creation itself.
  'template-swapped': { exit: 3, differs: prodStackFailed('templateChanged in stack') },
  'stack-from-another-text': {
    exit: 3,
    differs: {
      ...prodStackFailed('templateChanged in stack'),
      'staging stack': 'failed',
      'staging connector': 'todo',
      'staging problems': 'templateChanged in stack',
    },
  },
  'template-unreadable': { exit: 0 },
  'template-unavailable': {
    exit: 3,
    differs: {
      ...prodStackFailed('templateUnavailable in stack try again'),
      'staging stack': 'failed',
      'staging connector': 'todo',
      'staging problems': 'templateUnavailable in stack try again',
    },
  },
  'shared-vpc': { exit: 0, differs: { 'staging us-east-1 shared': 'shared' } },
  'parts-of-vpcs': { exit: 0, differs: { 'staging us-east-1 web': 'shared' } },
  'foreign-flow-logs': {
    exit: 3,
    differs: {
      'prod flowLogs': 'waiting for customer',
      'prod us-east-1': 'waiting for customer',
      'prod us-east-1 app': 'covered by us, beside 2',
      'prod us-east-1 default': 'otherTraffic',
      'prod problems': 'flowLogConflict in flowLogs in us-east-1 for customer',
    },
  },
  'differing-flow-logs': {
    exit: 3,
    differs: {
      'prod flowLogs': 'waiting for customer',
      'prod us-east-1': 'waiting for customer',
      'prod us-east-1 parquet': 'otherFormat',
      'prod us-east-1 hourly': 'otherFormat',
      'prod us-east-1 fields': 'otherFormat',
      'prod us-east-1 folder': 'otherFolder',
      'prod us-east-1 parts': 'partly, on 2 parts',
      'prod us-east-1 twice': 'covered, on 1 part',
      'prod problems': 'flowLogConflict in flowLogs in us-east-1 for customer',
    },
  },
  'eventual-consistency': { exit: 0 },
  // Found in the end, and seen to be somebody else's.
  'already-exists-top-level': { exit: 0, differs: { 'prod us-east-1 app': 'covered' } },
  'flow-log-limit': {
    exit: 3,
    differs: {
      'prod flowLogs': 'failed',
      'prod us-east-1': 'failed',
      'prod us-east-1 app': 'elsewhere, beside 2',
      'prod problems': 'flowLogLimit in flowLogs in us-east-1',
    },
  },
  'delivery-failing': {
    exit: 3,
    differs: {
      'prod flowLogs': 'waiting for activeeye',
      'prod us-east-1': 'waiting for activeeye',
      'prod us-east-1 app': 'failing, not delivered',
      'prod problems': 'bucketNotReady in flowLogs in us-east-1 for activeeye try again',
    },
  },
  'bucket-not-ready': {
    exit: 3,
    differs: {
      'prod flowLogs': 'waiting for activeeye',
      'prod eu-west-1': 'waiting for activeeye',
      'prod eu-west-1 default': 'missing',
      'prod us-east-1': 'waiting for activeeye',
      'prod us-east-1 app': 'missing',
      'prod us-east-1 default': 'missing',
      // Asked in one Region for the whole account: one problem.
      'prod problems': expect.stringMatching(
        /^bucketNotReady in flowLogs in (eu-west-1|us-east-1) for activeeye try again$/,
      ),
    },
  },
  'bucket-refuses-two': {
    exit: 3,
    differs: Object.fromEntries(
      ['prod', 'data'].flatMap((name) => [
        [`${name} flowLogs`, 'waiting for activeeye'],
        ...['eu-west-1', 'us-east-1'].flatMap((region) => [
          [`${name} ${region}`, 'waiting for activeeye'],
          [`${name} ${region} default`, 'missing'],
        ]),
        [
          `${name} problems`,
          expect.stringMatching(
            /^bucketNotReady in flowLogs in (eu-west-1|us-east-1) for activeeye try again$/,
          ),
        ],
      ]),
    ),
  },
  'flaky-bucket': { exit: 0 },
  'scp-blocked-region': {
    exit: 3,
    differs: {
      'prod flowLogs': 'failed',
      'prod eu-west-1': 'notSeen',
      'prod eu-west-1 default': undefined,
      'prod problems': 'blockedByOrganization in flowLogs in eu-west-1',
    },
  },
  'tags-demanded': {
    exit: 3,
    differs: {
      ...prodStackFailed('blockedByOrganization in flowLogs; blockedByOrganization in stack'),
      'prod flowLogs': 'failed',
      'prod eu-west-1': 'failed',
      'prod eu-west-1 default': 'missing',
      'prod us-east-1': 'failed',
      'prod us-east-1 app': 'missing',
      'prod us-east-1 default': 'missing',
    },
  },
  'access-denied-create-flow-logs': {
    exit: 3,
    differs: {
      'prod flowLogs': 'failed',
      'prod eu-west-1': 'failed',
      'prod eu-west-1 default': 'missing',
      'prod us-east-1': 'failed',
      'prod us-east-1 app': 'missing',
      'prod us-east-1 default': 'missing',
      // The same in every Region, told once.
      'prod problems': 'accessDenied in flowLogs',
    },
  },
  'account-not-activated': {
    exit: 3,
    differs: {
      'prod flowLogs': 'failed',
      'prod af-south-1': undefined,
      'prod eu-west-1': undefined,
      'prod eu-west-1 default': undefined,
      'prod us-east-1': undefined,
      'prod us-east-1 app': undefined,
      'prod us-east-1 default': undefined,
      'prod problems': 'accountNotReady in flowLogs try again',
    },
  },
  'region-never-answers': {
    exit: 3,
    differs: {
      'prod flowLogs': 'failed',
      'prod eu-west-1': 'notSeen',
      'prod eu-west-1 default': undefined,
      'prod problems': 'regionUnreachable in flowLogs in eu-west-1 try again',
    },
  },
  // Its own test: how far everybody had come when the sign-in expired is nobody's to say.
  'credentials-expire': { exit: 3 },
  'role-revoked': { exit: 3 },
  'identity-center': { exit: 3 },
  'sign-in-expires': { exit: 3 },
  throttled: { exit: 0 },
  slow: { exit: 0 },
}

/** Of scenario `sign-in-expires`. */
const EXPIRING = ['billing', 'search', 'warehouse']

/** What had been done when it happened is different each time. */
const IN_THE_MIDDLE: readonly ScenarioName[] = [
  'credentials-expire',
  'identity-center',
  'role-revoked',
  'sign-in-expires',
]

interface Act {
  readonly exit: number | null
  readonly checklist: Checklist
}

/** Runs, and checks what has to be so however it ends. */
async function run(stage: Stage, ...words: readonly string[]): Promise<Act> {
  const ended = await stage.workspace.run('run', '--acknowledge-iam', '--json', ...words)
  const checklist = checklistOf(ended)
  const world = await stage.world()
  expectHarmless(stage.scenario, world, checklist.onboardingId)
  expectTrue(checklist, world)
  for (const { message, next } of checklist.accounts.flatMap(({ problems }) => problems)) {
    expect(message).not.toBe('')
    expect(next).not.toBe('')
  }
  return { exit: ended.status, checklist }
}

function expectAllWell(stage: Stage, { exit, checklist }: Act): void {
  expect(inWords(checklist)).toEqual(allWell(stage.scenario))
  expect(exit).toBe(0)
}

describe('a first run', LONG_TIMEOUT_CONCURRENT, () => {
  for (const name of scenarioNames.filter((scenario) => !IN_THE_MIDDLE.includes(scenario))) {
    const { exit, differs } = FIRST_ACTS[name]
    test(`${name}: ${SCENARIOS[name].description}`, async () => {
      await using stage = await openStage(name)
      const first = await run(stage)
      expect(inWords(first.checklist)).toEqual({ ...allWell(stage.scenario), ...differs })
      expect(first.exit).toBe(exit)
    })
  }

  test(`sign-in-expires: ${SCENARIOS['sign-in-expires'].description}`, async () => {
    await using stage = await openStage('sign-in-expires')
    const { exit, checklist } = await run(stage)
    expect(exit).toBe(3)
    const affected = checklist.accounts.filter(({ name }) => EXPIRING.includes(name))
    expect(affected.map(({ steps }) => steps.flowLogs)).toEqual(
      EXPIRING.map(() => ({ state: 'waiting', for: 'customer' })),
    )
    for (const { problems } of affected) {
      expect(problems.map(({ kind, waitsFor }) => [kind, waitsFor])).toContainEqual([
        'signInExpired',
        'customer',
      ])
    }
    // Nothing of it reaches the seven others.
    expect(without(EXPIRING, inWords(checklist))).toEqual(without(EXPIRING, allWell(stage.scenario)))
  })

  test(`identity-center: ${SCENARIOS['identity-center'].description}`, async () => {
    await using stage = await openStage('identity-center')
    const before = await stage.world()
    const { exit, checklist } = await run(stage)
    expect(exit).toBe(3)
    expect(checklist.accounts.length).toBeGreaterThan(1)
    for (const { steps, problems } of checklist.accounts) {
      expect(steps).toMatchObject({
        signIn: { state: 'waiting', for: 'customer' },
        flowLogs: { state: 'todo' },
      })
      expect(problems.map(({ kind, waitsFor }) => [kind, waitsFor])).toEqual([['signInExpired', 'customer']])
      expect(problems[0]?.message).toContain('https://practice.example/start')
    }
    expect(await stage.world()).toEqual(before)
  })

  test(`role-revoked: ${SCENARIOS['role-revoked'].description}`, async () => {
    await using stage = await openStage('role-revoked')
    const { exit, checklist } = await run(stage)
    expect(exit).toBe(3)
    const [prod] = checklist.accounts
    expect(prod?.steps.flowLogs).toEqual({ state: 'failed' })
    for (const { kind } of prod?.problems ?? []) expect(kind).toBe('accessDenied')
    expect(without(['prod'], inWords(checklist))).toEqual(without(['prod'], allWell(stage.scenario)))
  })

  test(`credentials-expire: ${SCENARIOS['credentials-expire'].description}`, async () => {
    await using stage = await openStage('credentials-expire')
    const { exit, checklist } = await run(stage)
    expect(exit).toBe(3)
    const [prod] = checklist.accounts
    expect(prod?.steps.flowLogs).toEqual({ state: 'waiting', for: 'customer' })
    for (const { steps, problems } of checklist.accounts) {
      // Whatever could not be done waits for the person, and for nobody else.
      for (const step of ['signIn', 'stack', 'flowLogs'] as const) {
        expect([{ state: 'done' }, { state: 'waiting', for: 'customer' }]).toContainEqual(steps[step])
      }
      for (const problem of problems)
        expect(problem).toMatchObject({ kind: 'signInExpired', waitsFor: 'customer' })
    }
  })
})

/** The lines of a checklist that are about other accounts. */
function without(names: readonly string[], words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).filter(([line]) => !names.some((name) => line.startsWith(`${name} `))),
  )
}

describe('a second act', LONG_TIMEOUT_CONCURRENT, () => {
  test('the sign-in is renewed: the run goes on where it stopped', async () => {
    await using stage = await openStage('credentials-expire')
    await run(stage)
    await stage.control('credentials/renew')
    expectAllWell(stage, await run(stage))
  })

  test('the sign-in to three of ten accounts is renewed: the run goes on where it stopped', async () => {
    await using stage = await openStage('sign-in-expires')
    await run(stage)
    await stage.control('credentials/renew')
    expectAllWell(stage, await run(stage))
  })

  test('the role is given back: the run goes on where it stopped', async () => {
    await using stage = await openStage('role-revoked')
    await run(stage)
    await stage.control('roles/restore')
    expectAllWell(stage, await run(stage))
  })

  test('the sign-in is not renewed: nothing is lost, and still the person is waited for', async () => {
    await using stage = await openStage('credentials-expire')
    await run(stage)
    const again = await run(stage)
    expect(again.exit).toBe(3)
    expect(inWords(again.checklist)).toMatchObject({
      'prod signIn': 'waiting for customer',
      'prod problems': expect.stringContaining('signInExpired in signIn for customer'),
      'staging signIn': 'waiting for customer',
    })
  })

  test('ActiveEye lets the account into the bucket: the run goes on and covers it', async () => {
    await using stage = await openStage('bucket-not-ready')
    await run(stage)
    const refused = await run(stage)
    expect(refused.exit).toBe(3)
    expect(inWords(refused.checklist)).toEqual({
      ...allWell(stage.scenario),
      ...FIRST_ACTS['bucket-not-ready'].differs,
    })
    await stage.control('bucket/accept')
    expectAllWell(stage, await run(stage))
  })

  test('a dead stack is replaced only with --replace-failed-stack', async () => {
    await using stage = await openStage('stack-role-exists')
    await run(stage)
    const left = await run(stage)
    expect(left.exit).toBe(3)
    expect(inWords(left.checklist)).toMatchObject(prodStackFailed('stackFailed in stack'))
    expect((await stage.world()).stacks.filter(({ deletion }) => deletion !== undefined)).toEqual([])
    expectAllWell(stage, await run(stage, '--replace-failed-stack'))
  })

  test.each(['stack-rollback-complete', 'stack-never-executed'] as const)(
    'a dead stack from before is replaced with --replace-failed-stack: %s',
    async (name) => {
      await using stage = await openStage(name)
      expectAllWell(stage, await run(stage, '--replace-failed-stack'))
    },
  )

  test('what the organization denies without its tag is created with it', async () => {
    await using stage = await openStage('tags-demanded')
    await stage.workspace.write({ ...stage.cloud.onboarding, tags: { CostCenter: '4711' } })
    expectAllWell(stage, await run(stage))
    const { stacks, flowLogs } = await stage.world()
    const tagged = [...stacks, ...flowLogs].map(({ tags }) => tags.CostCenter)
    expect(new Set(tagged)).toEqual(new Set(['4711']))
  })

  test('a stack that fails again is replaced once a run, not for ever', async () => {
    await using stage = await openStage('stack-role-stays')
    await run(stage)
    stage.cloud.resetCalls()
    const { exit, checklist } = await run(stage, '--replace-failed-stack')
    expect(exit).toBe(3)
    expect(inWords(checklist)).toEqual({
      ...allWell(stage.scenario),
      ...FIRST_ACTS['stack-role-stays'].differs,
    })
    const stacks = Object.entries(stage.cloud.calls()).filter(([call]) => /:(Create|Delete)Stack$/.test(call))
    expect(Object.fromEntries(stacks)).toEqual({
      '444455556666 us-east-1 cloudformation:CreateStack': 1,
      '444455556666 us-east-1 cloudformation:DeleteStack': 1,
    })
    const [problem] = checklist.accounts[0]?.problems ?? []
    expect(problem?.message).toContain('SecurityMonitorRole (AWS::IAM::Role)')
    expect(problem?.next).toContain('--replace-failed-stack')
  })

  test('the stack with another ExternalID is accepted once the file says that one', async () => {
    await using stage = await openStage('stack-exists-other-external-id')
    const { checklist } = await run(stage)
    expect(checklist.accounts[0]?.problems[0]?.next).toContain('acme-legacy')
    const { onboarding } = stage.cloud
    await stage.workspace.write({
      ...onboarding,
      accounts: onboarding.accounts.map((account) =>
        account.name === 'prod' ? { ...account, externalId: 'acme-legacy' } : account,
      ),
    })
    expectAllWell(stage, await run(stage))
    const { stacks } = await stage.world()
    expect(stacks.filter(({ accountId }) => accountId === '444455556666')).toHaveLength(1)
  })

  test('`check` says whether AWS delivers', async () => {
    await using well = await openStage('single-vpc')
    await run(well)
    const good = await well.workspace.run('check', '--json')
    expect(inWords(checklistOf(good))).toEqual({ ...allWell(well.scenario), 'prod delivery': 'done' })
    expect(good.status).toBe(0)

    await using failing = await openStage('delivery-failing')
    await run(failing)
    const bad = await failing.workspace.run('check', '--json')
    expect(inWords(checklistOf(bad))).toEqual({
      ...allWell(failing.scenario),
      ...FIRST_ACTS['delivery-failing'].differs,
      'prod delivery': 'waiting for activeeye',
      'staging delivery': 'done',
    })
    expect(bad.status).toBe(3)
  })
})
