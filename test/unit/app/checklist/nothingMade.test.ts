import { expect, test } from 'vitest'
import { isNothingMade } from '../../../../app/checklist/nothingMade.ts'
import { finishedAccount, untouchedAccount } from '../report/checklists.ts'

test('nothing is made until an account has something of this onboarding', () => {
  expect(isNothingMade([untouchedAccount()])).toBe(true)
  expect(isNothingMade([untouchedAccount(), finishedAccount()])).toBe(false)
})

test('what a run made that skipped the stack counts', () => {
  const { regions } = finishedAccount()
  expect(isNothingMade([{ ...untouchedAccount(), regions }])).toBe(false)
  expect(isNothingMade([{ ...untouchedAccount(), stack: finishedAccount().stack }])).toBe(false)
})

test('where a problem hides what is there, something may have been made', () => {
  const problem = { kind: 'network', step: 'signIn', message: '', next: '', retryable: true } as const
  expect(isNothingMade([{ ...untouchedAccount(), problems: [problem] }])).toBe(false)
})
