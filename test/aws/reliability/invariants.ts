import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { FLOW_LOG_DESTINATION, ONBOARDING_TAG, STACK_NAME } from '../../../app/activeeye/prescribed.ts'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { readJournal } from '../../../main/journal/diskJournal.ts'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import type { World } from '../../../main/practice/world.ts'
import type { Ended } from '../support/terminalProcess.ts'
import { expectHarmless, expectTrue } from '../support/worldChecks.ts'
import {
  saidChecklist,
  saidComplete,
  saidFlowLogsDone,
  saidProblems,
  saidRemoved,
  saidUnfinished,
  saidWouldRemove,
} from './claims.ts'
import type { Deed } from './trialScript.ts'

/** One call of the terminal, and everything that can be known about it from outside. */
export interface Observed {
  readonly deed: Deed
  readonly ended: Ended
  /** We killed it. */
  readonly killed: boolean
  /** The cloud's own state before and after. */
  readonly before: World
  readonly after: World
  readonly scenario: PracticeScenario
  readonly onboardingId: string
  /** The accounts of the onboarding file. */
  readonly accountIds: readonly string[]
  readonly dataDirectory: string
  readonly secrets: ReadonlySet<string>
  /** The calls whose last answer was not the cloud's own. */
  readonly unanswered: readonly string[]
  /** What the command before this one printed, if that is known. */
  readonly said?: Checklist | undefined
  /** What `undo` said that it would remove, when that was asked immediately before. */
  readonly shown?: readonly string[] | undefined
}

type Invariant = (observed: Observed) => void | Promise<void>

/**
 * What must hold after every call of the terminal, whatever went wrong in it. Each looks at the cloud's state, which the
 * app did not tell, and throws when it is violated.
 */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
  'nothing of others is changed, nothing is made twice': ({ scenario, after, onboardingId }) =>
    expectHarmless(scenario, after, onboardingId),
  'the exit status is 0 or 3': ({ ended, killed }) => {
    if (!killed) expect([0, 3], ended.stderr).toContain(ended.status)
  },
  'no tick that reality denies': expectTrueTicks,
  'exit status 0 only when all of it is true': expectTrueSuccess,
  'exit status 0 only when the cloud itself answered': ({ deed, ended, unanswered }) => {
    if (ended.status === 0)
      expect({ verb: deed.verb, unanswered }).toEqual({ verb: deed.verb, unanswered: [] })
  },
  'exit status 3 only with a reason': ({ deed, ended, killed }) => {
    if (killed || ended.status !== 3) return
    const checklist = saidChecklist(deed.verb, ended)
    if (checklist === undefined) return
    const reasons = [...saidProblems(deed.verb, ended), ...saidUnfinished(checklist)]
    expect(reasons, ended.stderr).not.toEqual([])
  },
  'status says what the command before it said': ({ deed, ended, said }) => {
    if (deed.verb === 'status' && said !== undefined)
      expect(saidChecklist('status', ended)).toEqual({ ...said, at: expect.any(String) })
  },
  'what is asked to look changes nothing': ({ deed, before, after }) => {
    if (deed.verb !== 'run' && deed.verb !== 'undo') expect(resourcesOf(after)).toEqual(resourcesOf(before))
  },
  'what was made is in the journal': expectIntents,
  'what is removed was ours, shown before, and told': expectRemovals,
  'no secret is written or printed': expectNoSecrets,
  'without faults it ends well': ({ deed, ended, killed }) => {
    if (!deed.mustSucceed) return
    const why = `${ended.stderr}\n${saidProblems(deed.verb, ended).join('\n')}`
    expect({ status: ended.status, killed }, why).toEqual({ status: 0, killed: false })
  },
}

/** A broken invariant in words, its name first. */
export interface Violation {
  readonly invariant: string
  readonly message: string
}

/** All that is violated, not only the first. */
export async function violationsOf(observed: Observed): Promise<readonly Violation[]> {
  const found: Violation[] = []
  for (const [invariant, check] of Object.entries(INVARIANTS)) {
    try {
      await check(observed)
    } catch (error) {
      found.push({ invariant, message: messageOf(error) })
    }
  }
  return found
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { actual, expected } = Object.assign({ actual: undefined, expected: undefined }, error)
  const values = actual === undefined ? '' : `\nexpected ${inShort(expected)}\nfound    ${inShort(actual)}`
  return `${error.message}${values}`
}

function inShort(value: unknown): string {
  return (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'undefined')).slice(0, 2_000)
}

function expectTrueTicks({ deed, ended, killed, after, accountIds }: Observed): void {
  if (killed) return
  const checklist = saidChecklist(deed.verb, ended)
  if (checklist === undefined) return
  expectTrue(checklist, after)
  for (const { accountId } of saidFlowLogsDone(checklist)) expectCovered(after, accountId)
  for (const { accountId } of saidComplete(checklist)) {
    expectCovered(after, accountId)
    expectStack(after, accountId)
  }
  expect(checklist.accounts.map(({ accountId }) => accountId)).toEqual(accountIds)
}

function expectTrueSuccess({ deed, ended, after, accountIds, onboardingId }: Observed): void {
  if (ended.status !== 0) return
  if (deed.verb === 'run' || deed.verb === 'check') {
    for (const accountId of accountIds) {
      expectCovered(after, accountId)
      expectStack(after, accountId)
    }
  }
  if (deed.verb === 'undo') expect(ours(after, onboardingId)).toEqual([])
}

/** Every VPC that the account owns has a flow log for all traffic to ActiveEye. */
function expectCovered({ vpcs, flowLogs }: World, accountId: string): void {
  const covered = new Set(
    flowLogs
      .filter(
        ({ trafficType, destination, deliveryError }) =>
          trafficType === 'ALL' && destination === FLOW_LOG_DESTINATION && deliveryError === undefined,
      )
      .map(({ resourceId }) => resourceId),
  )
  const bare = vpcs.filter(({ ownerId, vpcId }) => ownerId === accountId && !covered.has(vpcId))
  expect(bare.map(({ vpcId }) => `${vpcId} of ${accountId} has no flow log`)).toEqual([])
}

function expectStack({ stacks }: World, accountId: string): void {
  const standing = stacks.filter(
    (stack) => stack.accountId === accountId && stack.name === STACK_NAME && stack.deletion === undefined,
  )
  expect(standing.map(({ outcome }) => `${accountId} ${outcome}`)).toEqual([`${accountId} complete`])
}

/** The IDs of everything that stands and carries this onboarding's tag. */
export function ours({ flowLogs, stacks }: World, onboardingId: string): readonly string[] {
  return [
    ...flowLogs.filter(({ tags }) => tags[ONBOARDING_TAG] === onboardingId).map((log) => log.flowLogId),
    ...stacks
      .filter(({ tags, deletion }) => tags[ONBOARDING_TAG] === onboardingId && deletion === undefined)
      .map(({ stackId }) => stackId),
  ].toSorted()
}

/** Without what changes by being looked at. */
function resourcesOf({ flowLogs, stacks }: World) {
  return { flowLogs: flowLogs.map((flowLog) => ({ ...flowLog, hiddenDescribes: 0 })), stacks }
}

/** A write is in the journal before it leaves, also when the process died with it. */
async function expectIntents({ dataDirectory, onboardingId, after }: Observed): Promise<void> {
  const events = await readJournal({ directory: dataDirectory, onboardingId })
  const intents = events.filter(({ type }) => type === 'writeIntended').map((event) => JSON.stringify(event))
  const isIntended = (kind: string, what: string) =>
    intents.some((line) => line.includes(`"${kind}"`) && line.includes(`"${what}"`))
  const unwritten = [
    ...after.flowLogs
      .filter(({ tags }) => tags[ONBOARDING_TAG] === onboardingId)
      .filter(({ resourceId }) => !isIntended('createFlowLogs', resourceId))
      .map(({ flowLogId }) => flowLogId),
    ...after.stacks
      .filter(({ tags }) => tags[ONBOARDING_TAG] === onboardingId)
      .filter(({ accountId }) => !isIntended('createStack', accountId))
      .map(({ stackId }) => stackId),
  ]
  expect(unwritten).toEqual([])
}

function expectRemovals({ deed, ended, killed, before, after, onboardingId, shown }: Observed): void {
  const standing = new Set(ours(after, onboardingId))
  const gone = ours(before, onboardingId).filter((id) => !standing.has(id))
  if (deed.verb === 'preview') {
    const listed = saidWouldRemove(ended)
    expect(listed).toEqual([...standing])
    return
  }
  if (deed.verb !== 'undo') {
    expect(gone).toEqual([])
    return
  }
  if (shown !== undefined) expect(gone.filter((id) => !shown.includes(id))).toEqual([])
  if (killed) return
  const removed = saidRemoved(ended)
  expect(removed.filter((id) => standing.has(id))).toEqual([])
  if (ended.status === 0) expect(removed).toEqual(gone)
}

async function expectNoSecrets({ ended, dataDirectory, secrets }: Observed): Promise<void> {
  const files = await readdir(dataDirectory, { recursive: true, withFileTypes: true }).catch(() => [])
  const places = [
    ['stdout', ended.stdout],
    ['stderr', ended.stderr],
    ...(await Promise.all(
      files
        .filter((file) => file.isFile())
        .map(async (file) => [file.name, await readFile(join(file.parentPath, file.name), 'utf8')] as const),
    )),
  ] as const
  const found = places.filter(([, text]) => [...secrets].some((secret) => text.includes(secret)))
  expect(found.map(([place]) => place)).toEqual([])
}
