import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import { openTurns } from '../../app/checklist/turns.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { Backend } from '../accounts/backend.ts'
import { systemClock } from '../async/systemClock.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { typedPath } from '../files/homePath.ts'
import { journalPath } from '../journal/journalPath.ts'
import { forgetExportedReport } from './exportedReport.ts'
import { forgetDraft, readDraft } from './keptDrafts.ts'
import {
  type OpenedFile,
  type OpenRequest,
  openOnboardingFile,
  practicePath,
  readOnboarding,
} from './openOnboardingFile.ts'
import { forgetRecent, rememberRecent, updateRecent } from './recentOnboardings.ts'

const THE_FILE = 'the onboarding file'

/** The open onboarding, the request that opened it, and a signal for when it is replaced. */
interface Shown {
  readonly opened: OpenedFile
  readonly request: OpenRequest
  readonly replaced: AbortController
}

/** The one onboarding that is open, and opening another in its place, one change at a time. */
export interface CurrentOnboarding {
  /** Undefined when none is open. */
  shown(): Pick<Shown, 'opened' | 'request'> | undefined
  /** What is open. @throws ConflictError when nothing is */
  opened(): OpenedFile
  /**
   * What is open, to record something in its journal: opened again first when the journal could not be written.
   * @throws ConflictError when nothing is open, JournalUnusable when the journal still can't be written
   */
  recordable(): Promise<OpenedFile>
  /** Resolves when no onboarding is being opened or closed. */
  settled(): Promise<void>
  open(request: OpenRequest): Promise<OpenedFile>
  /** Does something that may end in `replace`, with no other change in between. */
  inTurn<T>(work: (replace: (request: OpenRequest) => Promise<OpenedFile>) => Promise<T>): Promise<T>
  /**
   * Closes what is open, does the work, and opens what it names; when that fails, what was open is opened again.
   * @throws ConflictError while an activity runs
   */
  openAfter(work: () => Promise<OpenRequest>): Promise<OpenedFile>
  /** @throws ConflictError while an activity runs */
  expectIdle(): void
  /** Closes what is open and does the work, with nothing open. @throws ConflictError while an activity runs */
  closeFor<T>(work: () => Promise<T>): Promise<T>
  /** Begins the open practice from its first day. @throws ConflictError when it is none, or while an activity runs */
  restartPractice(): Promise<OpenedFile>
  /** The checklist's patches; ends when another onboarding takes the place, or this one anew. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<Patch>
  close(): Promise<void>
}

export function createCurrentOnboarding(backend: Backend): CurrentOnboarding {
  let current: Shown | undefined
  let turn: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: (replace: typeof replaceBy) => Promise<T>): Promise<T> {
    const done = turn.then(() => work(replaceBy))
    turn = done.catch(() => undefined)
    return done
  }

  async function open(request: OpenRequest): Promise<OpenedFile> {
    if (current?.opened.onboarding.busy() && isSame(current.request, request)) return current.opened
    refuseWhileBusy()
    const path = request.path === undefined ? undefined : typedPath(request.path, THE_FILE)
    // Read before anything is closed: a file that is wrong changes nothing.
    const onboarding = path === undefined ? undefined : await onboardingAt(backend, path)
    return replaceBy({ ...request, path, onboarding })
  }

  /** @param before what has to wait */
  function refuseWhileBusy(before = 'before you open another'): void {
    if (!current?.opened.onboarding.busy()) return
    throw new ConflictError(
      `An activity of the open onboarding is still running. Wait for its end, or cancel it, ${before}.`,
    )
  }

  function expectIdle(): void {
    refuseWhileBusy('before its data is removed')
  }

  function replaceBy(request: OpenRequest): Promise<OpenedFile> {
    return replaceAfter(async () => request)
  }

  async function replaceAfter(work: () => Promise<OpenRequest>): Promise<OpenedFile> {
    const before = current?.request
    await shut()
    try {
      return await show(await work())
    } catch (error) {
      // What was open stays open; while its journal can't be written, for reading.
      if (before !== undefined)
        await show(before)
          .catch(() => showForReading(before))
          .catch(() => undefined)
      throw error
    }
  }

  async function show(request: OpenRequest): Promise<OpenedFile> {
    const opened = await openOnboardingFile(backend, request)
    current = { opened, request, replaced: new AbortController() }
    if (request.purpose === 'work') await remember(backend, opened, rememberRecent)
    return opened
  }

  /** The next request to record something tries to open it for writing again. */
  async function showForReading(request: OpenRequest): Promise<void> {
    const opened = await openOnboardingFile(backend, { ...request, purpose: 'read' })
    current = {
      opened: { ...opened, journalFailed: () => true },
      request,
      replaced: new AbortController(),
    }
  }

  async function shut(): Promise<void> {
    const before = current
    current = undefined
    before?.replaced.abort()
    // Where it stands now, for the list of recent onboardings.
    if (before?.request.purpose === 'work') await remember(backend, before.opened, updateRecent)
    await before?.opened.close()
  }

  function expectShown(): Shown {
    if (current === undefined) throw new ConflictError('No onboarding is open.')
    return current
  }

  async function* watch(signal: AbortSignal | undefined): AsyncGenerator<Patch> {
    const { opened, replaced } = expectShown()
    try {
      yield* opened.onboarding.watch(AbortSignal.any([replaced.signal, ...(signal ? [signal] : [])]))
    } catch (error) {
      if (!replaced.signal.aborted) throw error
    }
  }

  return {
    shown: () => current,
    opened: () => expectShown().opened,
    recordable: () =>
      inTurn(async (replace) => {
        const { opened, request } = expectShown()
        return opened.journalFailed() && !opened.onboarding.busy() ? replace(request) : opened
      }),
    settled: () => turn.then(() => undefined),
    open: (request) => inTurn(() => open(request)),
    inTurn,
    openAfter: (work) =>
      inTurn(async () => {
        refuseWhileBusy()
        return replaceAfter(work)
      }),
    expectIdle,
    closeFor: (work) =>
      inTurn(async () => {
        expectIdle()
        await shut()
        return work()
      }),
    restartPractice: () =>
      inTurn(async () => {
        const { opened, request } = expectShown()
        const scenario = opened.destination.practice?.scenario
        if (scenario === undefined) throw new ConflictError('The open onboarding is no practice.')
        if (opened.onboarding.busy())
          throw new ConflictError('An activity is running. Start over when it has ended, or cancel it.')
        const changed = practicePath(backend, scenario)
        await shut()
        await backend.forgetPractice(scenario)
        // What it tells of happened in the cloud that is forgotten.
        await rm(journalPath(opened.journal), { force: true })
        await forgetExportedReport(backend.dataDirectory, opened.journal.onboardingId)
        if (opened.path !== undefined && resolve(opened.path) !== resolve(changed)) return show(request)
        await forgetDraft(backend.dataDirectory, changed)
        await forgetRecent(backend.dataDirectory, { path: resolve(changed), practice: scenario })
        await rm(changed, { force: true })
        return show({ practice: scenario, purpose: 'work' })
      }),
    watch,
    close: () => inTurn(shut),
  }
}

/** A new onboarding has no file before its first account: what is kept of it is opened then. */
async function onboardingAt(backend: Backend, path: string): Promise<Onboarding> {
  const kept = existsSync(path) ? undefined : await readDraft(backend.dataDirectory, path)
  return kept?.base ?? readOnboarding(path)
}

async function remember(
  backend: Backend,
  { onboarding, path, destination }: OpenedFile,
  write: typeof rememberRecent,
): Promise<void> {
  const { customer, accounts } = onboarding.onboarding
  const known = onboarding.checklist()
  const entry = {
    ...(path !== undefined && { path: resolve(path) }),
    ...(destination.practice && { practice: destination.practice.scenario }),
    customer: customer.name,
    accounts: accounts.length,
    ...(accounts.length > 0 && {
      state: {
        complete: known.totals.complete,
        waitsFor: [...new Set(openTurns(known.accounts).map(({ who }) => who))],
      },
    }),
    at: systemClock.now(),
  }
  // The list is a convenience: a failure to write it must not stop the work.
  await write(backend.dataDirectory, entry).catch(() => undefined)
}

function isSame(one: OpenRequest, other: OpenRequest): boolean {
  const placeOf = ({ path }: OpenRequest) =>
    path === undefined ? undefined : resolve(typedPath(path, THE_FILE))
  return placeOf(one) === placeOf(other) && one.practice === other.practice
}
