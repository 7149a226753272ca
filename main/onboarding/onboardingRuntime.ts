import type { ConnectorFields } from '../../app/activeeye/connectorForm.ts'
import type { Clock, Pace } from '../../app/async/clock.ts'
import type { AwsAccount } from '../../app/aws/awsAccount.ts'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import type { Checklist } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import { type Facts, isAccountEvent } from '../../app/checklist/facts.ts'
import { goneResource, openGone } from '../../app/checklist/gone.ts'
import { type JournalStore, openJournal } from '../../app/checklist/journal.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import { createPauseControl, type PauseControl } from '../../app/run/pauseControl.ts'
import { runActivity } from '../../app/run/runActivity.ts'
import { createLiveChecklist } from './liveChecklist.ts'

/** An onboarding and its journal, open: what a host shows and drives. */
export interface OnboardingRuntime {
  readonly onboarding: Onboarding
  facts(): Facts
  checklist(): Checklist
  watch(signal: AbortSignal | undefined): AsyncGenerator<Patch>
  /** An activity is running or paused. */
  busy(): boolean
  /** False when an activity is running or paused already. */
  start(request: ActivityRequest): boolean
  /** False when no activity is running or paused. */
  steer(how: 'pause' | 'resume' | 'cancel'): boolean
  enterConnector(accountId: string, entered: ConnectorFields): Promise<void>
  /**
   * Records that a person accepts that this VPC's flow log, or this stack, is gone.
   * @returns false when it is no open problem of the account.
   */
  acceptGone(accountId: string, resource: string): Promise<boolean>
  /** Cancels the activity and waits for its end. */
  settle(): Promise<void>
}

export interface OnboardingRuntimePorts {
  readonly onboarding: Onboarding
  readonly store: JournalStore
  awsOf(account: Account): AwsAccount
  readonly clock: Clock
  readonly pace: Pace
  readonly appVersion: string
  readonly user: string
  /** Another process holds the journal, so an activity that it records as started still runs. */
  readonly heldElsewhere: boolean
}

interface Work {
  readonly control: PauseControl
  readonly controller: AbortController
  readonly ended: Promise<void>
}

export function openOnboardingRuntime(ports: OnboardingRuntimePorts): OnboardingRuntime {
  const { onboarding, clock } = ports
  const journal = openJournal(ports.store, clock)
  const live = createLiveChecklist(
    onboarding,
    () => journal.facts(),
    lastActivity(journal.facts(), ports.heldElsewhere),
  )
  let work: Work | undefined

  journal.onEvent((event) => {
    if (isAccountEvent(event)) live.touch(event.accountId)
  })

  function start(request: ActivityRequest): boolean {
    if (work !== undefined) return false
    const controller = new AbortController()
    const control = createPauseControl(controller.signal)
    const status = { activity: request.activity, startedAt: clock.now() }
    live.setActivity({ ...status, state: 'running' })
    const tell = (accountId: string, text: string) => live.tell({ accountId, text })
    const ended = runActivity(request, { ...ports, journal, control, tell })
      .then(
        (): Partial<ActivityStatus> => ({ state: 'finished' }),
        (error: unknown) => endOf(error, controller.signal),
      )
      .then((end) => {
        work = undefined
        live.setActivity({ ...status, state: 'failed', ...end })
      })
    work = { control, controller, ended }
    return true
  }

  function steer(how: 'pause' | 'resume' | 'cancel'): boolean {
    const activity = live.activity()
    if (work === undefined || activity === undefined) return false
    if (how === 'cancel') {
      work.controller.abort(new Error('Cancelled.'))
    } else {
      work.control[how]()
      live.setActivity({ ...activity, state: how === 'pause' ? 'paused' : 'running' })
    }
    return true
  }

  return {
    onboarding,
    facts: () => journal.facts(),
    checklist: () => live.checklist(clock.now()),
    watch: (signal) => live.watch(signal),
    busy: () => work !== undefined,
    start,
    steer,
    enterConnector: (accountId, { displayName, accountId: enteredAccountId, externalId }) =>
      journal.record({ type: 'connectorEntered', accountId, displayName, enteredAccountId, externalId }),
    async acceptGone(accountId, resource) {
      const gone = openGone(journal.account(accountId)).find((open) => goneResource(open) === resource)
      if (gone === undefined) return false
      const { region, thing } = gone
      await journal.record({ type: 'goneSettled', accountId, region, thing, how: 'accepted', by: ports.user })
      return true
    },
    async settle() {
      const ended = work?.ended
      steer('cancel')
      await ended
    },
  }
}

function endOf(error: unknown, signal: AbortSignal): Partial<ActivityStatus> {
  if (signal.aborted) return { state: 'cancelled' }
  return { state: 'failed', message: error instanceof Error ? error.message : String(error) }
}

/** The last activity in the journal; one without an end was interrupted, unless another process still runs it. */
function lastActivity({ started, ended }: Facts, heldElsewhere: boolean): ActivityStatus | undefined {
  if (started === undefined) return undefined
  const { activity, at: startedAt } = started
  if (ended !== undefined && ended.seq > started.seq) return { activity, startedAt, state: ended.outcome }
  return { activity, startedAt, state: heldElsewhere ? 'running' : 'interrupted' }
}
