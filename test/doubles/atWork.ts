import type { AwsAccount } from '../../app/aws/awsAccount.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Facts } from '../../app/checklist/facts.ts'
import { type Journal, openJournal } from '../../app/checklist/journal.ts'
import { projectAccount, projectChecklist } from '../../app/checklist/projectChecklist.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import { createPauseControl, type PauseControl } from '../../app/run/pauseControl.ts'
import { runActivity } from '../../app/run/runActivity.ts'
import { writesInFlight } from '../../app/run/writesInFlight.ts'
import type { Consent, StepContext } from '../../app/steps/step.ts'
import type { FakeAws } from './fakeAws.ts'
import { type FakeClock, fakeClock, TEST_PACE } from './fakeClock.ts'
import { type MemoryJournal, memoryJournal } from './memoryJournal.ts'
import { sampleOnboarding } from './sampleOnboarding.ts'

/** A process at work on an onboarding: its journal, its clock and the person's hand on it. */
export interface AtWork {
  readonly onboarding: Onboarding
  readonly store: MemoryJournal
  readonly journal: Journal
  readonly clock: FakeClock
  readonly control: PauseControl
  readonly told: readonly string[]
  cancel(): void
  /** What a step of this account gets. */
  contextOf(aws: AwsAccount, changes?: Partial<StepContext>): StepContext
  run(request: Partial<ActivityRequest>, awsOf: (account: Account) => AwsAccount): Promise<void>
  checklist(): Checklist
}

export const NO_CONSENT: Consent = { iam: 'none', replaceFailedStack: false }
export const ANY_CONSENT: Consent = { iam: 'any', replaceFailedStack: true }

export function atWork(
  onboarding: Onboarding = sampleOnboarding(),
  store: MemoryJournal = memoryJournal(),
): AtWork {
  const clock = fakeClock()
  const journal = openJournal(store, clock)
  const controller = new AbortController()
  const control = createPauseControl(controller.signal)
  const told: string[] = []
  const common = { onboarding, clock, pace: TEST_PACE }

  return {
    onboarding,
    store,
    journal,
    clock,
    control,
    told,
    cancel: () => controller.abort(new Error('Cancelled.')),
    contextOf(aws, changes = {}) {
      const [account] = onboarding.accounts
      if (account === undefined) throw new Error('The test has no account.')
      return {
        ...common,
        account,
        aws,
        signal: control.signal,
        consent: ANY_CONSENT,
        facts: () => journal.account(account.accountId),
        record: (event) => journal.record({ ...event, accountId: account.accountId }),
        checkpoint: () => control.checkpoint(),
        tell: (line) => told.push(line),
        ...changes,
      }
    },
    run: (request, awsOf) =>
      runActivity(
        {
          activity: 'run',
          skip: [],
          remove: [],
          consent: ANY_CONSENT,
          whenSignInExpires: 'stop',
          ...request,
        },
        {
          ...common,
          journal,
          awsOf,
          control,
          inFlight: writesInFlight(clock),
          appVersion: '0.0.0',
          user: 'tester',
          tell: (_, line) => told.push(line),
          onWork: () => {},
        },
      ),
    checklist: () => checklistOf(onboarding, journal.facts()),
  }
}

/** The checklist once nobody is at work any more. */
export function checklistOf(onboarding: Onboarding, facts: Facts): Checklist {
  const rows = onboarding.accounts.map((account) =>
    projectAccount(account, facts.accounts.get(account.accountId), false, onboarding),
  )
  return projectChecklist(onboarding, rows, '2026-11-23T12:00:00.000Z')
}

/** From now on this AWS refuses every write whose intent is not safe in that journal. */
export function intentsFirst({ calls }: FakeAws, store: MemoryJournal): void {
  calls.beforeWrite = (call) => {
    if (!store.hasIntentOf(call)) throw new Error(`${call.action} was sent before its intent was kept.`)
  }
}
