import type { Clock, Pace } from '../../app/async/clock.ts'
import type { AwsAccount } from '../../app/aws/awsAccount.ts'
import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import { flowLogsThatMayArrive } from '../../app/checklist/arrival.ts'
import type { AccountStatus, Checklist, EnteredHow } from '../../app/checklist/checklist.ts'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import type { EnteredConnector } from '../../app/checklist/connectorStatus.ts'
import type { NewJournalEvent, UnlistedAccount } from '../../app/checklist/events.ts'
import type { Facts } from '../../app/checklist/facts.ts'
import { goneResource, openGone } from '../../app/checklist/gone.ts'
import { type JournalStore, openJournal } from '../../app/checklist/journal.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import type { ArrivalSaid } from '../../app/input/arrivalSaid.ts'
import type { Account, Onboarding } from '../../app/onboarding/onboarding.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import { createPauseControl, type PauseControl } from '../../app/run/pauseControl.ts'
import { runActivity } from '../../app/run/runActivity.ts'
import { type WritesInFlight, writesInFlight } from '../../app/run/writesInFlight.ts'
import type { WriteRecorder } from '../../app/steps/writes.ts'
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
  enterConnector(accountId: string, entered: EnteredConnector, how: EnteredHow): Promise<void>
  /**
   * Records that a person accepts that this VPC's flow log, or this stack, is gone.
   * @returns false when it is no open problem of the account.
   */
  acceptGone(accountId: string, resource: string): Promise<boolean>
  /** Records that ActiveEye said that files of this account arrive. */
  confirmArrival(account: AccountStatus, said: ArrivalSaid): Promise<void>
  /** Records what an answer file of ActiveEye says, with the person who imported it. */
  recordSaid(said: WithoutUser<SaidEvent>): Promise<void>
  /** Records which accounts of the organization are not in the file. */
  recordOrganization(unlisted: readonly UnlistedAccount[]): Promise<void>
  /** The journal's part about an account, for what is recorded outside an activity. */
  recorderOf(accountId: string): Pick<WriteRecorder, 'facts' | 'record'>
  /** Cancels the activity and waits for its end. */
  settle(): Promise<void>
}

export interface OnboardingRuntimePorts {
  readonly onboarding: Onboarding
  readonly store: JournalStore
  awsOf(account: Account): AwsAccount
  readonly clock: Clock
  readonly pace: Pace
  /** How long the answer to a write is waited for, its retries included. Milliseconds. */
  readonly longestWrite: number
  readonly appVersion: string
  readonly user: string
  /** Another process holds the journal, so an activity that it records as started still runs. */
  readonly heldElsewhere: boolean
}

type SaidEvent = Extract<NewJournalEvent, { type: 'activeeyeSaid' | 'answerImported' }>
type WithoutUser<E> = E extends SaidEvent ? Omit<E, 'user'> : never

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
    clock,
  )
  let work: Work | undefined

  journal.onEvent(live.see)

  function start(request: ActivityRequest): boolean {
    if (work !== undefined) return false
    const controller = new AbortController()
    const control = createPauseControl(controller.signal)
    const ending = new AbortController()
    const inFlight = writesInFlight(clock)
    const status = { activity: request.activity, startedAt: clock.now() }
    live.begin({ ...status, state: 'running' }, request)
    const tell = (accountId: string, text: string) => live.tell({ accountId, text })
    const ended = runActivity(request, {
      ...ports,
      journal,
      control,
      inFlight,
      tell,
      onWork: live.setAtWork,
    })
      .then(
        (): Partial<ActivityStatus> => ({ state: 'finished' }),
        (error: unknown) => endOf(error, controller.signal),
      )
      .then((end) => {
        work = undefined
        ending.abort(new Error('The activity has ended.'))
        live.setActivity({ ...status, state: 'failed', ...end })
      })
    controller.signal.addEventListener('abort', () => void tellStopping(inFlight, ending.signal), {
      once: true,
    })
    work = { control, controller, ended }
    return true
  }

  /** Keeps telling what the cancelled activity waits for, until its end. */
  async function tellStopping(inFlight: WritesInFlight, ended: AbortSignal): Promise<void> {
    const longest = Math.ceil(ports.longestWrite / 1000)
    while (!ended.aborted) {
      const activity = live.activity()
      if (activity !== undefined)
        live.renewActivity({ ...activity, stopping: { writes: [...inFlight.list()], longest } })
      await clock.sleep(1_000, ended).catch(() => undefined)
    }
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
    enterConnector: (accountId, { displayName, accountId: enteredAccountId, externalId, priority }, how) =>
      journal.record({
        type: 'connectorEntered',
        accountId,
        displayName,
        enteredAccountId,
        externalId,
        ...(priority !== undefined && { priority }),
        user: ports.user,
        how,
      }),
    async acceptGone(accountId, resource) {
      const account = onboarding.accounts.find((each) => each.accountId === accountId)
      const open = account === undefined ? [] : openGone(account, journal.account(accountId))
      const gone = open.find((each) => goneResource(each) === resource)
      if (gone === undefined) return false
      const { region, thing } = gone
      await journal.record({ type: 'goneSettled', accountId, region, thing, how: 'accepted', by: ports.user })
      return true
    },
    confirmArrival: (account, { by, since }) =>
      journal.record({
        type: 'arrivalConfirmed',
        accountId: account.accountId,
        by,
        ...(since !== undefined && { since }),
        user: ports.user,
        flowLogIds: [...flowLogsThatMayArrive(account)],
      }),
    recordSaid: (said) => journal.record({ ...said, user: ports.user }),
    recordOrganization: (unlisted) => journal.record({ type: 'organizationSeen', unlisted: [...unlisted] }),
    recorderOf: (accountId) => ({
      facts: () => journal.account(accountId),
      record: (event) => journal.record({ ...event, accountId }),
    }),
    async settle() {
      const ended = work?.ended
      steer('cancel')
      await ended
    },
  }
}

function endOf(error: unknown, signal: AbortSignal): Partial<ActivityStatus> {
  if (signal.aborted) return { state: 'cancelled' }
  if (error instanceof JournalUnusable) return { state: 'failed', message: error.message, next: error.next }
  return { state: 'failed', message: error instanceof Error ? error.message : String(error) }
}

/** The last activity in the journal; one without an end was interrupted, unless another process still runs it. */
function lastActivity({ started, ended }: Facts, heldElsewhere: boolean): ActivityStatus | undefined {
  if (started === undefined) return undefined
  const { activity, at: startedAt } = started
  if (ended !== undefined && ended.seq > started.seq) return { activity, startedAt, state: ended.outcome }
  return { activity, startedAt, state: heldElsewhere ? 'running' : 'interrupted' }
}
