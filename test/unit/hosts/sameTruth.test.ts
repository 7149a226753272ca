import { describe, expect, test } from 'vitest'
import type { AccountState, AccountStatus, Checklist, StepStatus } from '../../../app/checklist/checklist.ts'
import type { NewJournalEvent } from '../../../app/checklist/events.ts'
import { factsOf } from '../../../app/checklist/facts.ts'
import { headline } from '../../../app/checklist/headline.ts'
import { isVerified, RUN_STEPS } from '../../../app/checklist/ownSteps.ts'
import { projectAccount, projectChecklist } from '../../../app/checklist/projectChecklist.ts'
import { AT_THE_SCREEN, waitsForName } from '../../../app/checklist/stateWords.ts'
import type { Problem } from '../../../app/problems/problem.ts'
import { buildDocument } from '../../../app/report/buildDocument.ts'
import { renderReport } from '../../../app/report/renderReport.ts'
import { reportOf } from '../../../app/report/reportData.ts'
import { printChecklist } from '../../../main/terminal/printChecklist.ts'
import { openProblems } from '../../../renderer/features/problems/openProblems.ts'
import { accountRow } from '../../../renderer/pages/run/accounts/accountRows.ts'
import { runOutcome } from '../../../renderer/pages/run/runOutcome.ts'
import { waitedFor } from '../../../renderer/pages/run/waitedFor.ts'
import { pageState } from '../../../renderer/shell/pageState.ts'
import { fakeTerminal } from '../../doubles/fakeTerminal.ts'
import { sampleAccount, sampleOnboarding } from '../../doubles/sampleOnboarding.ts'

/**
 * Every combination of what the steps of an account can be, as events of a journal, and what every host shows of it.
 * What is expected follows from the events alone.
 */

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const ONBOARDING = sampleOnboarding({ accounts: [ACCOUNT] })
const OPTIONS = { preparedBy: 'Jane Doe', timeZone: 'UTC' }
const DUE = '2026-10-05T06:40:00.000Z'

const SIGN_IN = ['todo', 'done', 'expired', 'failed'] as const
const STACK = ['todo', 'done', 'unacknowledged', 'failed', 'skipped', 'running'] as const
const FLOW_LOGS = ['todo', 'done', 'refused', 'failing', 'failed', 'notSeen', 'skipped', 'running'] as const
const CONNECTOR = ['none', 'same', 'different'] as const
const DELIVERY = ['todo', 'early', 'done', 'failing', 'confirmed', 'contradicted'] as const

interface Situation {
  readonly signIn: (typeof SIGN_IN)[number]
  readonly stack: (typeof STACK)[number]
  readonly flowLogs: (typeof FLOW_LOGS)[number]
  readonly connector: (typeof CONNECTOR)[number]
  readonly delivery: (typeof DELIVERY)[number]
  readonly isAtWork: boolean
}

const SITUATIONS: readonly Situation[] = SIGN_IN.flatMap((signIn) =>
  STACK.flatMap((stack) =>
    FLOW_LOGS.flatMap((flowLogs) =>
      CONNECTOR.flatMap((connector) =>
        DELIVERY.flatMap((delivery) =>
          [false, true].map((isAtWork) => ({ signIn, stack, flowLogs, connector, delivery, isAtWork })),
        ),
      ),
    ),
  ),
)

function problem(kind: Problem['kind'], step: Problem['step'], waitsFor?: Problem['waitsFor']): Problem {
  const words = { message: `${kind} happened.`, next: `Mend ${kind}.`, retryable: false }
  return { kind, step, ...words, ...(waitsFor && { waitsFor }) }
}

function step(
  name: 'signIn' | 'stack' | 'flowLogs' | 'delivery',
  status: StepStatus,
  problems: Problem[] = [],
): NewJournalEvent {
  return { type: 'stepChanged', accountId, step: name, ...status, problems }
}

function eventsOf(situation: Situation): NewJournalEvent[] {
  return [
    ...signInEvents(situation),
    ...stackEvents(situation),
    ...flowLogEvents(situation),
    ...connectorEvents(situation),
    ...deliveryEvents(situation),
  ]
}

function signInEvents({ signIn }: Situation): NewJournalEvent[] {
  switch (signIn) {
    case 'todo':
      return []
    case 'done':
      return [step('signIn', { state: 'done' })]
    case 'expired':
      return [
        step('signIn', { state: 'waiting', for: 'customer' }, [
          problem('signInExpired', 'signIn', 'customer'),
        ]),
      ]
    case 'failed':
      return [step('signIn', { state: 'failed' }, [problem('accessDenied', 'signIn')])]
  }
}

function stackEvents({ stack }: Situation): NewJournalEvent[] {
  switch (stack) {
    case 'todo':
      return []
    case 'done':
    case 'skipped':
    case 'running':
      return [step('stack', { state: stack })]
    case 'unacknowledged':
      return [
        step('stack', { state: 'waiting', for: 'customer' }, [
          problem('acknowledgementNeeded', 'stack', 'customer'),
        ]),
      ]
    case 'failed':
      return [step('stack', { state: 'failed' }, [problem('stackFailed', 'stack')])]
  }
}

function flowLogEvents({ flowLogs }: Situation): NewJournalEvent[] {
  const region = 'us-east-1'
  const vpcs = (state: 'covered' | 'missing' | 'failing'): NewJournalEvent => ({
    type: 'vpcsSeen',
    accountId,
    region,
    vpcs: [
      {
        vpcId: 'vpc-1',
        state,
        madeByUs: state !== 'missing',
        ...(state !== 'missing' && { flowLogId: 'fl' }),
        ...(state === 'failing' && { delivery: 'FAILED' }),
      },
    ],
  })
  const ended = (
    status: Pick<StepStatus, 'for'> & { state: 'done' | 'waiting' | 'failed' | 'notSeen' },
    problems: Problem[] = [],
  ): NewJournalEvent => ({
    type: 'regionChanged',
    accountId,
    region,
    ...status,
    problems: problems.map((each) => ({ ...each, region })),
  })
  const regions: NewJournalEvent = { type: 'regionsSeen', accountId, regions: [region] }
  switch (flowLogs) {
    case 'todo':
      return []
    case 'skipped':
    case 'running':
      return [step('flowLogs', { state: flowLogs })]
    case 'done':
      return [regions, vpcs('covered'), ended({ state: 'done' }), step('flowLogs', { state: 'done' })]
    case 'refused':
    case 'failing': {
      const status = { state: 'waiting', for: 'activeeye' } as const
      const refusal = [problem('bucketNotReady', 'flowLogs', 'activeeye')]
      const look = vpcs(flowLogs === 'failing' ? 'failing' : 'missing')
      return [regions, look, ended(status, refusal), step('flowLogs', status)]
    }
    case 'failed':
    case 'notSeen': {
      const failure = [problem('throttled', 'flowLogs')]
      const look = flowLogs === 'failed' ? [vpcs('missing')] : []
      return [regions, ...look, ended({ state: flowLogs }, failure), step('flowLogs', { state: 'failed' })]
    }
  }
}

function connectorEvents({ connector }: Situation): NewJournalEvent[] {
  if (connector === 'none') return []
  const { displayName } = ACCOUNT.connector
  const externalId = connector === 'same' ? ACCOUNT.externalId : 'other'
  return [{ type: 'connectorEntered', accountId, displayName, enteredAccountId: accountId, externalId }]
}

/** What ActiveEye said about the flow log of {@link flowLogEvents}. */
const ARRIVAL: NewJournalEvent = {
  type: 'arrivalConfirmed',
  accountId,
  by: 'Jane Roe',
  user: 'alice',
  flowLogIds: ['fl'],
}

function deliveryEvents({ delivery }: Situation): NewJournalEvent[] {
  switch (delivery) {
    case 'todo':
      return []
    case 'early':
      return [step('delivery', { state: 'todo', due: DUE })]
    case 'done':
      return [step('delivery', { state: 'done' })]
    case 'failing':
      return [step('delivery', { state: 'waiting', for: 'activeeye' })]
    case 'confirmed':
      return [ARRIVAL]
    case 'contradicted':
      return [step('delivery', { state: 'waiting', for: 'activeeye' }), ARRIVAL]
  }
}

function rowOf(situation: Situation): AccountStatus {
  const events = eventsOf(situation).map((event, index) => ({ seq: index + 1, at: 'time', ...event }))
  return projectAccount(ACCOUNT, factsOf(events).accounts.get(accountId), situation.isAtWork)
}

function expectedState({ signIn, stack, flowLogs, connector, delivery, isAtWork }: Situation): AccountState {
  if (isAtWork) return signIn === 'expired' ? 'waiting' : 'working'
  if (signIn === 'failed' || stack === 'failed' || flowLogs === 'failed' || flowLogs === 'notSeen')
    return 'failed'
  if (signIn === 'done' && stack === 'done' && flowLogs === 'done' && connector === 'same') return 'complete'
  const isUntouched =
    signIn !== 'expired' &&
    (stack === 'todo' || stack === 'running') &&
    (flowLogs === 'todo' || flowLogs === 'running') &&
    delivery !== 'done'
  return isUntouched ? 'notStarted' : 'waiting'
}

/** Who has to act, without the order. */
function expectedWho({ signIn, stack, flowLogs, connector, isAtWork }: Situation): Set<string> {
  if (isAtWork) return new Set(signIn === 'expired' ? ['customer'] : [])
  const isCustomers =
    signIn !== 'done' ||
    stack !== 'done' ||
    (flowLogs !== 'done' && flowLogs !== 'refused' && flowLogs !== 'failing') ||
    connector !== 'same'
  // What a check said of the delivery is over when a later look sees no VPC whose delivery fails.
  const isActiveEyes = flowLogs === 'refused' || flowLogs === 'failing'
  return new Set([...(isCustomers ? ['customer'] : []), ...(isActiveEyes ? ['activeeye'] : [])])
}

interface Shown {
  readonly row: AccountStatus
  readonly checklist: Checklist
}

function shown(situation: Situation): Shown {
  const row = rowOf(situation)
  return { row, checklist: projectChecklist(ONBOARDING, [row], '2026-10-05T06:00:00.000Z') }
}

describe(`the account's state and turns in ${SITUATIONS.length} situations`, () => {
  test('follow from what was verified', () => {
    for (const situation of SITUATIONS) {
      const { state, turns } = rowOf(situation)
      expect({ situation, state }).toEqual({ situation, state: expectedState(situation) })
      const who = new Set<string>(turns.map((turn) => turn.who))
      expect({ situation, who }).toEqual({ situation, who: expectedWho(situation) })
    }
  })

  test('name each turn once, and nobody for a connector while the app works', () => {
    for (const situation of SITUATIONS) {
      const { turns, steps } = rowOf(situation)
      expect(new Set(turns.map(({ what }) => what)).size).toBe(turns.length)
      if (!situation.isAtWork) continue
      expect(steps.connector.state).not.toBe('waiting')
      expect(turns.every(({ what }) => what === 'signIn')).toBe(true)
    }
  })

  test('has both turns when the bucket refuses and the connector is open', () => {
    const { turns } = rowOf({
      signIn: 'done',
      stack: 'done',
      flowLogs: 'refused',
      connector: 'none',
      delivery: 'todo',
      isAtWork: false,
    })
    expect(turns).toEqual([
      { who: 'customer', what: 'addConnector' },
      { who: 'activeeye', what: 'allowAccount' },
    ])
  })
})

describe(`page, report, terminal, JSON and exit status in ${SITUATIONS.length} situations`, () => {
  test('tell the same state of the account, the same numbers and the same people', () => {
    for (const situation of SITUATIONS) {
      const { row, checklist } = shown(situation)
      const page = accountRow(row).state.word
      const document = buildDocument(reportOf(checklist, OPTIONS))
      const lines = terminalLines(checklist)
      const words = {
        report: document.accounts.sections[0]?.state.word.replace('the customer', 'you'),
        terminal: lines.find((line) => line.includes(`ExternalID ${ACCOUNT.externalId}`))?.includes(page),
        headline: [document.summary, lines[0]?.includes(headline(checklist))],
      }
      expect({ situation, words }).toEqual({
        situation,
        words: { report: page, terminal: true, headline: [headline(checklist), true] },
      })
    }
  })

  test('call an account complete all together, or none does', () => {
    for (const situation of SITUATIONS) {
      const { row, checklist } = shown(situation)
      const isComplete = row.state === 'complete'
      const outcome = runOutcome(
        { activity: 'run', state: 'finished', startedAt: '2026-10-05T05:00:00.000Z' },
        [row],
        openProblems(checklist),
      )
      const run = pageState('run', {
        opened: { onboarding: ONBOARDING } as Parameters<typeof pageState>[1]['opened'],
        accounts: new Map([[accountId, row]]),
        activity: undefined,
        hasDraft: false,
      })
      const told = {
        totals: checklist.totals.complete,
        menu: run?.word === '1 of 1 complete',
        outcome: !situation.isAtWork && outcome?.header === 'Every account is complete',
      }
      const isQuiet = row.turns.length === 0 && isComplete
      expect({ situation, told }).toEqual({
        situation,
        told: {
          totals: isComplete ? 1 : 0,
          menu: isComplete,
          outcome: isQuiet,
        },
      })
    }
  })

  test('wait for the same people', () => {
    for (const situation of SITUATIONS.filter(({ isAtWork }) => !isAtWork)) {
      const { row, checklist } = shown(situation)
      const who = [...new Set(row.turns.map((turn) => waitsForName(turn.who, AT_THE_SCREEN)))]
      const page = waitedFor([row], undefined).map((line) => line.split(':')[0])
      const { open } = buildDocument(reportOf(checklist, OPTIONS))
      const report = new Set(
        open.items.map(({ waitsFor }) => waitsForName(waitsFor ?? 'customer', AT_THE_SCREEN)),
      )
      expect({ situation, page, report: [...report].toSorted() }).toEqual({
        situation,
        page: who.length === 0 ? ['Nobody'] : who,
        report: who.toSorted(),
      })
    }
  })

  test('end with 0 only when all that a run does is verified', () => {
    for (const situation of SITUATIONS.filter(({ isAtWork }) => !isAtWork)) {
      const { row } = shown(situation)
      const isAllDone =
        situation.signIn === 'done' && situation.stack === 'done' && situation.flowLogs === 'done'
      // Without the stack no connector is judged.
      const isVerifiedNow = isAllDone && situation.connector !== 'different'
      expect({ situation, verified: isVerified([row], RUN_STEPS) }).toEqual({
        situation,
        verified: isVerifiedNow,
      })
    }
  })

  test('say that arrival is confirmed only of flow logs of which ActiveEye said so, and while AWS reports no error', () => {
    for (const situation of SITUATIONS.filter(({ connector }) => connector === 'none')) {
      const { checklist } = shown(situation)
      const wasSaid = situation.delivery === 'confirmed' || situation.delivery === 'contradicted'
      const isSaid = situation.flowLogs === 'done' && wasSaid
      const { sections } = buildDocument(reportOf(checklist, OPTIONS)).accounts
      const inReport = sections
        .flatMap(({ blocks }) => blocks)
        .flatMap((block) => (block.kind === 'facts' && block.layout === 'steps' ? block.facts : []))
        .map(({ value }) => (value.kind === 'state' ? value.state?.word : undefined))
      const told = [
        terminalLines(checklist).join().includes('Delivery: Files arrive, says ActiveEye'),
        inReport.includes('Files arrive, says ActiveEye'),
      ]
      expect({ situation, told }).toEqual({ situation, told: [isSaid, isSaid] })
    }
  })

  test('store and send nothing that says "you", and call nothing delivered', () => {
    for (const situation of SITUATIONS.filter(({ connector }) => connector === 'none')) {
      const { checklist } = shown(situation)
      const files = (['json', 'markdown'] as const).flatMap((format) =>
        renderReport(checklist, format, OPTIONS),
      )
      for (const text of [JSON.stringify(checklist), ...files.map((file) => file.text)]) {
        expect(text).not.toMatch(/\byou\b/i)
        expect(text).not.toMatch(/\bdelivered\b/i)
      }
    }
  })
})

function terminalLines(checklist: Checklist): readonly string[] {
  const { terminal, lines } = fakeTerminal()
  printChecklist(checklist, terminal)
  return lines
}
