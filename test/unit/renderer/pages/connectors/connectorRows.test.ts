import { expect, test } from 'vitest'
import type { AccountStatus, StepStatus } from '../../../../../app/checklist/checklist.ts'
import type { ConnectorStage } from '../../../../../app/checklist/connectorSheet.ts'
import {
  connectorRows,
  earlyWords,
  nextUnconfirmed,
  stageWord,
} from '../../../../../renderer/pages/connectors/connectorRows.ts'
import { judged } from '../../../app/report/checklists.ts'

const TODO: StepStatus = { state: 'todo' }

function account(accountId: string, steps: Partial<AccountStatus['steps']>, differs = false): AccountStatus {
  return judged({
    accountId,
    name: accountId,
    steps: { signIn: TODO, stack: TODO, connector: TODO, flowLogs: TODO, delivery: TODO, ...steps },
    connector: { displayName: 'Acme', accountId, externalId: 'acme', priority: 'medium' },
    regions: [],
    problems: differs
      ? [{ kind: 'invalidInput', step: 'connector', message: '', next: '', retryable: false }]
      : [],
  })
}

const WAITING: StepStatus = { state: 'waiting', for: 'customer' }
const STACK_DONE = { stack: { state: 'done' } } as const

function contradicted(): AccountStatus {
  const problem = { kind: 'stackMismatch', step: 'stack', message: '', next: '', retryable: false } as const
  return { ...account('1', { stack: { state: 'failed' } }), problems: [problem] }
}

test.each<[string, AccountStatus, ConnectorStage]>([
  ['no stack yet', account('1', {}), 'early'],
  ['a stack that failed', account('1', { stack: { state: 'failed' } }), 'early'],
  ['a stack', account('1', { stack: { state: 'done' }, connector: WAITING }), 'open'],
  ['a stack that was left out', account('1', { stack: { state: 'skipped' } }), 'early'],
  ['a stack that contradicts the file', contradicted(), 'mismatch'],
  ['something else entered', account('1', { ...STACK_DONE, connector: WAITING }, true), 'different'],
  ['the same entered', account('1', { ...STACK_DONE, connector: { state: 'done' } }), 'confirmed'],
])('with %s', (_, given, stage) => {
  expect(connectorRows([given])[0]?.stage).toBe(stage)
})

test('leads to the next one, then from the first on, and past those that can not be confirmed', () => {
  const done = { ...STACK_DONE, connector: { state: 'done' } } as const
  const open = STACK_DONE
  const rows = connectorRows([account('1', open), account('2', {}), account('3', done), account('4', open)])
  expect(nextUnconfirmed(rows, '1')).toBe('4')
  expect(nextUnconfirmed(rows, '4')).toBe('1')
  expect(nextUnconfirmed(connectorRows([account('1', open), account('2', done)]), '1')).toBeUndefined()
})

test.each([
  ['customer', 'Waiting for you'],
  ['activeeye', 'Waiting for ActiveEye'],
] as const)('an open one waits for the one who adds connectors: %s', (waitsFor, word) => {
  const [row] = connectorRows([
    account('1', { ...STACK_DONE, connector: { state: 'waiting', for: waitsFor } }),
  ])
  expect(row && stageWord(row, false).word).toBe(word)
})

test('a copy waits for its confirmation, unless ActiveEye adds the connector', () => {
  const word = (connector: StepStatus): string | undefined => {
    const [row] = connectorRows([account('1', { ...STACK_DONE, connector })])
    return row && stageWord(row, true).word
  }
  expect(word(WAITING)).toBe('Copied, to be confirmed')
  expect(word({ state: 'waiting', for: 'activeeye' })).toBe('Waiting for ActiveEye')
})

test('accounts without a stack are one line, with the state of the stack as the reason', () => {
  const failed = account('3', { stack: { state: 'failed' } })
  const rows = connectorRows([account('1', {}), account('2', {}), failed])
  expect(earlyWords(rows)).toBe('1 and 2: connector after the run; 3: stack failed, no connector yet')
})
