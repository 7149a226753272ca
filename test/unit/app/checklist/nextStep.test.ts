import { describe, expect, test } from 'vitest'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { headline } from '../../../../app/checklist/headline.ts'
import { nextStepsOf, nextStepWords } from '../../../../app/checklist/nextStep.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { printNext } from '../../../../main/terminal/printNext.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { checklistOf, finishedAccount, judged, untouchedAccount } from '../report/checklists.ts'

const WRONG: Problem = {
  kind: 'invalidInput',
  step: 'connector',
  message: 'The Account ID differs.',
  next: 'Correct it.',
  retryable: false,
  waitsFor: 'customer',
}

test('a connector that is wrong comes before one that is still to be added, on every host', () => {
  const account = finishedAccount()
  const steps = { ...account.steps, connector: { state: 'waiting', for: 'customer' } } as const
  const toAdd = judged({ ...account, steps })
  const toCorrect = judged({ ...finishedAccount('111122223333', 'dev'), steps, problems: [WRONG] })
  const next = nextStepsOf([toAdd, toCorrect])
  expect(next.map((each) => each.do)).toEqual(['correctConnector'])
  const { lines, terminal } = fakeTerminal()
  printNext([toAdd, toCorrect], terminal)
  expect(lines).toEqual(['', ...next.map((each) => `Next: ${nextStepWords(each)}`)])
  expect(lines[1]).toMatch(/^Next: Correct the service connector in ActiveEye for 1 account/)
})

describe('where there are waves', () => {
  const pilot = { number: 1, name: 'Pilot' }
  const rest = { number: 2, name: 'the rest' }
  const open = { ...untouchedAccount('111122223333', 'dev'), wave: rest }
  const first = judged({ ...untouchedAccount(), wave: pilot })
  const words = (...accounts: AccountStatus[]) => nextStepsOf(accounts).map(nextStepWords)

  test('only the first one is asked for, and a later account never looks done', () => {
    expect(words(first, open)).toEqual([
      'Run wave 1 (Pilot), 1 account: on the page Plan, or in the terminal with run --wave 1. It creates what is missing there and changes nothing else.',
    ])
    const { totals, accounts } = checklistOf([{ ...finishedAccount(), wave: pilot }, open])
    expect(headline({ totals, accounts })).toContain('1 of 2 accounts complete.')
    expect(headline({ totals, accounts })).toContain('1 of 2 waves covered, next is wave 2 (the rest).')
  })

  test('the next one follows when it is covered, and its connectors need not wait', () => {
    const account = finishedAccount()
    const connector = { state: 'waiting', for: 'customer' } as const
    const toAdd = judged({ ...account, wave: pilot, steps: { ...account.steps, connector } })
    expect(words(toAdd, open)).toEqual([
      'Wave 1 (Pilot) is covered: run wave 2 (the rest), 1 account: on the page Plan, or in the terminal with run --wave 2.',
      expect.stringMatching(/^Add the service connector in ActiveEye/),
    ])
  })

  test('what is wrong in it comes first', () => {
    const failed = judged({
      ...first,
      steps: { ...first.steps, stack: { state: 'failed' } },
      problems: [{ ...WRONG, kind: 'stackFailed', step: 'stack' }],
    })
    expect(nextStepsOf([failed, open])).toMatchObject([{ do: 'solveProblem', accounts: 1 }])
  })
})
