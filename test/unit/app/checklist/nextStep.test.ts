import { expect, test } from 'vitest'
import { nextStepsOf, nextStepWords } from '../../../../app/checklist/nextStep.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { printNext } from '../../../../main/terminal/printNext.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { finishedAccount, judged } from '../report/checklists.ts'

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
