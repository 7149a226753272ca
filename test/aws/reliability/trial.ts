import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { openStage, type Stage } from '../support/stage.ts'
import type { Ended, TerminalProcess } from '../support/terminalProcess.ts'
import { type Interference, openWiretap, type TappedCall } from '../support/wiretap.ts'
import { chance } from './chance.ts'
import { saidChecklist, saidWouldRemove } from './claims.ts'
import { disturb, type FaultKind, faultAt } from './faults.ts'
import { type Observed, type Violation, violationsOf } from './invariants.ts'
import { killer } from './killer.ts'
import { type Deed, trialScript, type Verb } from './trialScript.ts'

/** What happened in one trial. */
export interface TrialResult {
  readonly seed: number
  readonly trial: number
  readonly deeds: readonly DeedResult[]
}

export interface DeedResult {
  readonly verb: Verb
  readonly status: number | null
  readonly killed: boolean
  readonly requests: number
  /** "444455556666 us-east-1 ec2:DescribeVpcs, number 2: throttled" */
  readonly faults: readonly { readonly at: string; readonly kind: FaultKind }[]
  readonly violations: readonly Violation[]
}

/** Calls whose answers are shown and decide nothing. */
const FOR_DISPLAY = /:(DescribeStackEvents|DescribeEvents)$/

/** A person would have given up long before. */
const PATIENCE = 10 * 60_000

/** One cloud and one data directory, from the first run to the undo. Everything but the kills is given by seed and trial. */
export async function runTrial(seed: number, trial: number): Promise<TrialResult> {
  const { scenario, deeds } = trialScript([seed, trial])
  await using stage = await openStage(scenario)
  // So that it can be watched before there is a journal in it.
  await mkdir(stage.workspace.dataDirectory, { mode: 0o700 })
  const results: DeedResult[] = []
  let shown: readonly string[] | undefined
  let said: Checklist | undefined
  for (const [index, deed] of deeds.entries()) {
    const at = [seed, trial, index] as const
    // A person signs in again before what is to succeed, and sometimes before anything else.
    if (deed.likely === 0 || chance(...at, 'signs in') < 0.5) await stage.control('credentials/renew')
    const { result, ended } = await observe(stage, deed, at, { shown, said })
    results.push(result)
    const isReadable = result.violations.length === 0 && !result.killed
    said = isReadable ? saidChecklist(deed.verb, ended) : undefined
    shown = isReadable && deed.verb === 'preview' ? saidWouldRemove(ended) : undefined
  }
  return { seed, trial, deeds: results }
}

async function observe(
  stage: Stage,
  deed: Deed,
  at: readonly [seed: number, trial: number, index: number],
  past: Pick<Observed, 'shown' | 'said'>,
): Promise<{ readonly result: DeedResult; readonly ended: Ended }> {
  const { workspace, cloud, scenario } = stage
  const { onboarding } = cloud
  const before = await stage.world()
  const watched = watchCalls(stage, deed, at)
  await using wiretap = await openWiretap(cloud.endpoint, watched.interference)
  const [verb, ...options] = wordsOf(deed.verb, onboarding)
  const terminal = workspace.through(wiretap.endpoint).start(verb, ...options, '--json')
  watched.started(terminal)
  const { ended, isTooLong } = await withPatience(terminal)
  watched.stop()
  // What the cloud was told, it does, although nobody may be waiting for it.
  await wiretap.quiet()
  const violations = await violationsOf({
    deed,
    ended,
    killed: watched.isKilled(),
    before,
    after: await stage.world(),
    scenario,
    onboardingId: onboarding.id,
    accountIds: onboarding.accounts.map(({ accountId }) => accountId),
    dataDirectory: workspace.dataDirectory,
    secrets: new Set([...wiretap.secrets, cloud.credentials.secretAccessKey, cloud.credentials.sessionToken]),
    unanswered: watched.unanswered(),
    ...past,
  })
  const result = {
    verb: deed.verb,
    status: ended.status,
    killed: watched.isKilled(),
    requests: wiretap.calls.length,
    faults: watched.faults,
    violations: isTooLong
      ? [...violations, { invariant: 'it comes to an end', message: ended.stderr }]
      : violations,
  }
  return { result, ended }
}

/** Disturbs the calls of one deed, and notes what it did. */
function watchCalls(stage: Stage, deed: Deed, at: readonly [seed: number, trial: number, index: number]) {
  const kinds = new WeakMap<TappedCall, FaultKind>()
  const counts = new Map<string, number>()
  const lastIsOwn = new Map<string, boolean>()
  const faults: { at: string; kind: FaultKind }[] = []
  const kill = killer(deed.kill, journalOf(stage))
  const sessions = {
    expireSessions: () => stage.control('credentials/expire?which=assumed'),
    expireSignIn: (accountId: string) => stage.control(`credentials/expire?accountId=${accountId}`),
  }
  const disturbance = disturb((call) => kinds.get(call), sessions)

  const interference: Interference = {
    onCall(call) {
      if (kill.isAt(call, 'before')) return 'lost'
      const key = keyOf(call)
      const nth = (counts.get(key) ?? 0) + 1
      counts.set(key, nth)
      const kind = deed.likely === 0 ? undefined : faultAt(at, deed.likely, key, nth)
      if (kind === undefined) return undefined
      kinds.set(call, kind)
      faults.push({ at: `${key}, number ${nth}`, kind })
      lastIsOwn.set(key, false)
      return disturbance.onCall(call)
    },
    onAnswer(call, body) {
      if (kill.isAt(call, 'after')) return 'lost'
      if (!kinds.has(call)) lastIsOwn.set(keyOf(call), true)
      return disturbance.onAnswer(call, body)
    },
  }
  return {
    interference,
    faults,
    started: kill.started,
    stop: kill.stop,
    isKilled: kill.isDone,
    unanswered: () =>
      [...lastIsOwn].filter(([key, isOwn]) => !isOwn && !FOR_DISPLAY.test(key)).map(([key]) => key),
  }
}

/** The account first: a call for a role does not say in its name which account it is about. */
function keyOf({ name, accountId }: TappedCall): string {
  return name.startsWith(accountId) ? name : `${accountId} by ${name}`
}

function journalOf({ workspace, cloud }: Stage): string {
  return join(workspace.dataDirectory, `${cloud.onboarding.id}.journal.jsonl`)
}

async function withPatience(terminal: TerminalProcess): Promise<{ ended: Ended; isTooLong: boolean }> {
  let isTooLong = false
  const timer = setTimeout(() => {
    isTooLong = true
    terminal.kill('SIGKILL')
  }, PATIENCE)
  const ended = await terminal.ended
  clearTimeout(timer)
  return { ended, isTooLong }
}

function wordsOf(verb: Verb, { accounts: [account] }: Onboarding): readonly [string, ...string[]] {
  switch (verb) {
    case 'run':
      return ['run', '--acknowledge-iam']
    case 'undo':
      return ['undo', '--yes']
    case 'preview':
      return ['undo']
    case 'confirm-connector':
      return [
        'confirm-connector',
        account?.accountId ?? '',
        '--display-name',
        account?.connector.displayName ?? '',
        '--account-id',
        account?.accountId ?? '',
        '--external-id',
        account?.externalId ?? '',
      ]
    case 'plan':
    case 'status':
    case 'check':
      return [verb]
  }
}
