import { beforeEach, expect, test } from 'vitest'
import {
  choiceIn,
  choose,
  forgetChoice,
  useAssignedChoice,
} from '../../../../renderer/state/assignedChoiceStore.ts'

const chosenIn = (list: string) => choiceIn(useAssignedChoice.getState(), list)

beforeEach(forgetChoice)

test('what was chosen in a list is kept when the dialog is closed, and forgotten when it is added', () => {
  choose('acme', { accounts: new Set(['111122223333']) })
  choose('acme', { roles: new Map([['111122223333', 'Audit']]) })
  expect(chosenIn('acme')).toEqual({
    roleForAll: undefined,
    roles: new Map([['111122223333', 'Audit']]),
    accounts: new Set(['111122223333']),
  })
  forgetChoice()
  expect(chosenIn('acme').accounts.size).toBe(0)
})

test('another portal or onboarding has nothing of it', () => {
  choose('acme', { accounts: new Set(['111122223333']), roleForAll: 'Admin' })
  expect(chosenIn('other').accounts.size).toBe(0)
  choose('other', { accounts: new Set(['444455556666']) })
  expect(chosenIn('other')).toMatchObject({ roleForAll: undefined, accounts: new Set(['444455556666']) })
})
