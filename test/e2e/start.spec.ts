import { expect } from '@playwright/test'
import { test } from './support/test.ts'

test('says to a newcomer what to do next', async ({ app: { page } }) => {
  await expect(page.getByRole('heading', { name: 'Start', level: 1 })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Practice an onboarding' })).toBeEnabled()
})
