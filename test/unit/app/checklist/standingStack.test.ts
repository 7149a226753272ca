import { describe, expect, test } from 'vitest'
import type { AccountStatus, StackStatus } from '../../../../app/checklist/checklist.ts'
import { checklistSchema } from '../../../../app/checklist/checklist.ts'
import type { JournalEvent, NewJournalEvent } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { projectAccount, projectChecklist } from '../../../../app/checklist/projectChecklist.ts'
import { stackMismatch } from '../../../../app/checklist/standingStack.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const { accountId } = ACCOUNT
const STACK: StackStatus = {
  stackId: 'arn',
  region: 'us-east-1',
  status: 'CREATE_COMPLETE',
  outputs: { AccountID: accountId, ExternalID: 'acme-prod' },
  madeByUs: true,
}
const seen = (changes: Partial<StackStatus> = {}): NewJournalEvent => ({
  type: 'stackSeen',
  accountId,
  stack: { ...STACK, ...changes },
})
const step = (state: 'done' | 'running' | 'skipped'): NewJournalEvent => ({
  type: 'stepChanged',
  accountId,
  step: 'stack',
  state,
  problems: [],
})
const failedBy = (kind: 'stackMismatch' | 'network'): NewJournalEvent => ({
  type: 'stepChanged',
  accountId,
  step: 'stack',
  state: 'failed',
  problems: [{ kind, step: 'stack', message: 'M.', next: 'N.', retryable: false }],
})
const entered = (externalId = 'acme-prod'): NewJournalEvent => ({
  type: 'connectorEntered',
  accountId,
  displayName: 'Acme prod',
  enteredAccountId: accountId,
  externalId,
  user: 'jane',
  how: 'terminal',
})

function project(account: Account, news: readonly NewJournalEvent[], live = false): AccountStatus {
  const events = news.map(
    (event, index): JournalEvent => ({ seq: index + 1, at: `time ${index + 1}`, ...event }),
  )
  const onboarding = sampleOnboarding({ accounts: [account, otherAccount()] })
  return projectAccount(account, factsOf(events).accounts.get(accountId), live, onboarding)
}

const EDITED = sampleAccount({ externalId: 'acme-new' })

describe('the ExternalID is edited after the stack stands', () => {
  test.each([
    ['done', [seen(), step('done')]],
    ['done, and the connector confirmed', [seen(), step('done'), entered()]],
    ['done, and the new value entered', [seen(), step('done'), entered('acme-new')]],
    ['skipped in the last run', [seen(), step('skipped')]],
    ['not answered at the last look', [seen(), failedBy('network')]],
    ['updated since', [seen({ status: 'UPDATE_COMPLETE' }), step('done')]],
  ])('the step fails at once: %s', (_, events) => {
    const { steps, problems, connector } = project(EDITED, events)
    expect(steps).toMatchObject({ stack: { state: 'failed' }, connector: { state: 'todo' } })
    const [problem] = problems.filter(({ kind }) => kind === 'stackMismatch')
    expect(problem).toMatchObject({
      step: 'stack',
      message: expect.stringContaining('has the ExternalID acme-prod, but the onboarding file says acme-new'),
      next: expect.stringMatching(
        /put acme-prod back.*or on the page Accounts.*delete it in the CloudFormation console.*creates it with acme-new/,
      ),
    })
    // Nothing to copy, and nothing that was confirmed.
    expect(connector).toEqual({ displayName: 'Acme prod', priority: 'medium' })
  })

  test('it is done again when the file is put back, without a look', () => {
    const events = [seen(), failedBy('stackMismatch'), entered()]
    expect(project(ACCOUNT, events)).toMatchObject({
      steps: { stack: { state: 'done' }, connector: { state: 'done' } },
      connector: { externalId: 'acme-prod', confirmedBy: 'jane', confirmedHow: 'terminal' },
      problems: [],
    })
    expect(project(ACCOUNT, [seen(), failedBy('network')]).steps.stack.state).toBe('failed')
  })

  test('a run that is at the stack shows so, and offers nothing meanwhile', () => {
    const { steps, connector } = project(EDITED, [seen(), step('running')], true)
    expect(steps.stack.state).toBe('running')
    expect(connector.externalId).toBeUndefined()
  })

  test('a stack that does not stand is no matter', () => {
    expect(project(EDITED, [seen({ status: 'ROLLBACK_COMPLETE' })]).problems).toEqual([])
    expect(project(EDITED, [seen(), step('done'), { type: 'stackSeen', accountId }]).problems).toEqual([])
  })

  test('the checklist is what its schema says', () => {
    const checklist = projectChecklist(
      sampleOnboarding({ accounts: [EDITED] }),
      [project(EDITED, [seen(), step('done')])],
      'now',
    )
    expect(checklistSchema.parse(checklist)).toEqual(checklist)
  })
})

test('another account in the output fails the step too', () => {
  const outputs = { AccountID: '999900009999', ExternalID: 'acme-prod' }
  expect(project(ACCOUNT, [seen({ outputs }), step('done')])).toMatchObject({
    steps: { stack: { state: 'failed' } },
    problems: [{ kind: 'stackMismatch', message: expect.stringContaining('its account is 999900009999') }],
  })
})

test('a value that the file does not accept is not to be put back into it, and is shown with what it hides', () => {
  const words = stackMismatch(ACCOUNT, { outputs: { AccountID: accountId, ExternalID: 'acme-prod\u200b' } })
  expect(words?.message).toContain('"acme-prod\\u200b"')
  expect(words?.next).toMatch(/^The ExternalID of the stack does not have the form .* replace the stack/)
})

test('ActiveEye adds the connector where the file says so', () => {
  const onboarding = sampleOnboarding({ connectors: { addedBy: 'activeeye' } })
  const facts = factsOf([
    { seq: 1, at: 'now', ...seen() },
    { seq: 2, at: 'now', ...step('done') },
  ] as JournalEvent[]).accounts.get(accountId)
  expect(projectAccount(ACCOUNT, facts, false, onboarding).steps.connector).toEqual({
    state: 'waiting',
    for: 'activeeye',
  })
})
