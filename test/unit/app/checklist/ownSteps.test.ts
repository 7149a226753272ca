import { expect, test } from 'vitest'
import { type AccountStatus, type StepState, stepStateSchema } from '../../../../app/checklist/checklist.ts'
import { isAtWork, isSettled, RUN_STEPS, STEPS_BEHIND_SIGN_IN } from '../../../../app/checklist/ownSteps.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
import { finishedAccount } from '../report/checklists.ts'

/** A new step fails to compile here until somebody has decided who does it. */
const OWN: Readonly<Record<StepName, { readonly run: boolean; readonly behindSignIn: boolean }>> = {
  signIn: { run: true, behindSignIn: false },
  stack: { run: true, behindSignIn: true },
  connector: { run: false, behindSignIn: false },
  flowLogs: { run: true, behindSignIn: true },
  delivery: { run: false, behindSignIn: true },
}

test.each(STEPS)('who does the step %s', (step) => {
  expect({ run: RUN_STEPS.includes(step), behindSignIn: STEPS_BEHIND_SIGN_IN.includes(step) }).toEqual(
    OWN[step],
  )
})

const SETTLED: Readonly<Record<StepState, boolean>> = {
  todo: false,
  running: false,
  done: true,
  waiting: false,
  failed: false,
  skipped: true,
}

test.each(stepStateSchema.options)('whether something is left to do in a step that is %s', (state) => {
  expect(isSettled({ state })).toBe(SETTLED[state])
})

test.each(STEPS)('an account is at work while its step %s is running', (step) => {
  expect(isAtWork(account(step, 'running'))).toBe(true)
})

test.each(stepStateSchema.exclude(['running']).options)(
  'an account is not at work with a step that is %s',
  (state) => {
    for (const step of STEPS) expect(isAtWork(account(step, state))).toBe(false)
  },
)

function account(step: StepName, state: StepState): AccountStatus {
  const finished = finishedAccount()
  return { ...finished, steps: { ...finished.steps, [step]: { state } } }
}
