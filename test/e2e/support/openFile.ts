import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { formatOnboarding } from '../../../app/onboarding/onboarding.ts'
import type { App } from './app.ts'
import { heading } from './journey.ts'

/** Puts the file into the home directory and opens it as a person does, by its path. It has an ID of its own, as a customer's has. */
export async function openFile({ page, home }: App, onboarding: Onboarding): Promise<void> {
  await writeFile(
    join(home, 'acme.onboarding.json'),
    formatOnboarding({ ...onboarding, id: 'acme-of-the-test' }),
  )
  await page.getByLabel('Path of the onboarding file').fill('~/acme.onboarding.json')
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(heading(page, 'Accounts')).toBeVisible()
}
