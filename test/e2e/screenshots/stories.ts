import { expect, type Page } from '@playwright/test'
import type { PracticeScenario } from '../../../main/practice/practiceScenario.ts'
import {
  acknowledgeAndCreate,
  confirmed,
  enterConnector,
  goTo,
  heading,
  look,
  lookAndRun,
  untilEnded,
} from '../support/journey.ts'
import { longRun, NEVER_ENDING } from '../support/longRun.ts'
import { openSignIn, planAsksForSignIn, shownCode, waitingNotice } from '../support/signIn.ts'
import type { Shoot } from './camera.ts'

/** A way through the app, with the places where it is worth a picture. */
export interface Story {
  readonly name: string
  /** The practice cloud that is open at the start; none when left out. */
  readonly scenario?: string
  /** A cloud that no scenario gives, taken for AWS. */
  readonly cloud?: PracticeScenario
  play(page: Page, shoot: Shoot): Promise<void>
}

const ALL_DONE = 'Everything that the app can do is done'

export const STORIES: readonly Story[] = [
  { name: 'nothing-open', play: nothingOpen },
  { name: 'ordinary', scenario: 'ordinary', play: ordinary },
  { name: 'under-way', cloud: longRun(NEVER_ENDING), play: underWay },
  { name: 'problems', scenario: 'stack-role-exists', play: problems },
  { name: 'bucket', scenario: 'bucket-not-ready', play: bucket },
  { name: 'call', scenario: 'bucket-not-ready', play: call },
  { name: 'sign-in', scenario: 'identity-center', play: signIn },
  { name: 'expiry', scenario: 'sign-in-expires', play: expiry },
  { name: 'settings', scenario: 'ordinary', play: settings },
]

async function call(page: Page, shoot: Shoot): Promise<void> {
  const present = async (what: string) => {
    await page.getByRole('link', { name: 'Presenter view' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await shoot(page, `present-${what}`)
    await page.getByRole('button', { name: 'Back to the app' }).click()
  }
  await present('look')
  await lookAndRun(page, 'The run has finished')
  await present('wait')
  await page.getByRole('button', { name: 'Call mode: mask names and IDs' }).click()
  await expect(page.getByRole('button', { name: 'Turn off' })).toBeVisible()
  for (const title of ['Start', 'Accounts', 'Plan', 'Run', 'Connectors', 'Report'] as const) {
    await goTo(page, title)
    await shoot(page, `masked-${title.toLowerCase()}`)
  }
  await present('masked')
}

async function nothingOpen(page: Page, shoot: Shoot): Promise<void> {
  await expect(page.getByRole('button', { name: 'Practice an onboarding' })).toBeEnabled()
  await shoot(page, 'start')
}

async function ordinary(page: Page, shoot: Shoot): Promise<void> {
  await expect(page.getByText('Acme is open')).toBeVisible()
  await shoot(page, 'start')
  for (const title of ['Accounts', 'Plan', 'Run', 'Connectors', 'Report'] as const) {
    await goTo(page, title)
    await shoot(page, `${title.toLowerCase()}-before`)
  }
  await goTo(page, 'Plan')
  await look(page)
  await shoot(page, 'plan', 'plan')
  await page.getByRole('link', { name: 'Read the template' }).click()
  await shoot(page, 'plan-template')
  await acknowledgeAndCreate(page)
  await untilEnded(page, ALL_DONE)
  await shoot(page, 'run', 'run')
  await page.getByRole('button', { name: 'Table', exact: true }).click()
  await shoot(page, 'run-regions')
  await page.getByRole('button', { name: 'Map', exact: true }).click()
  await page.getByRole('link', { name: 'prod (444455556666)' }).click()
  await expect(heading(page, 'prod')).toBeVisible()
  await shoot(page, 'run-account')

  await goTo(page, 'Connectors')
  await enterConnector(page, {
    name: 'management',
    displayName: 'Acme management',
    accountId: '111122223333',
    externalId: 'acme-management',
  })
  await expect(confirmed(page, '1 of 4 confirmed')).toBeVisible()
  await page.evaluate(() => scrollTo(0, 0))
  await shoot(page, 'connectors', 'connectors')
  await enterConnector(page, {
    name: 'prod',
    displayName: 'Acme prod',
    accountId: '444455556666',
    externalId: 'acme\u2013prod',
  })
  await untilEnded(page, 'It is not the same yet')
  await shoot(page, 'connectors-different')
  await goTo(page, 'Report')
  await shoot(page, 'report')
}

async function underWay(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await expect(page.getByRole('heading', { name: '5 of 5 VPCs covered' })).toBeVisible()
  await shoot(page, 'run')
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible()
  await shoot(page, 'run-paused')
  await page.getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shoot(page, 'run-cancel')
}

async function problems(page: Page, shoot: Shoot): Promise<void> {
  await lookAndRun(page, 'The run has finished')
  await shoot(page, 'run')
  await page.getByRole('button', { name: 'Replace the stack…' }).first().click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await shoot(page, 'replace-stack')
  await page.getByRole('button', { name: 'Keep as it is' }).click()
  await goTo(page, 'Connectors')
  await shoot(page, 'connectors')
}

async function bucket(page: Page, shoot: Shoot): Promise<void> {
  await lookAndRun(page, 'The run has finished')
  await shoot(page, 'run')
  await goTo(page, 'Report')
  await shoot(page, 'report')
}

async function signIn(page: Page, shoot: Shoot): Promise<void> {
  const dialog = await planAsksForSignIn(page)
  await shoot(page, 'ways')
  await dialog.getByRole('button', { name: 'Use a device code' }).click()
  await shownCode(dialog)
  await shoot(page, 'code')
}

async function expiry(page: Page, shoot: Shoot): Promise<void> {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await expect(waitingNotice(page)).toHaveText(/^billing, search and warehouse /)
  await expect(page.getByText(/ of 10 accounts complete/)).toBeVisible()
  await shoot(page, 'run')
  await openSignIn(page)
  await shoot(page, 'dialog')
}

async function settings(page: Page, shoot: Shoot): Promise<void> {
  await page.getByRole('button', { name: 'Settings', exact: true }).click()
  await expect(heading(page, 'Settings')).toBeVisible()
  await expect(page.getByText('The list on Start.')).toBeVisible()
  await shoot(page, 'top')
  const section = async (name: string) => {
    await page.getByRole('heading', { name, exact: true }).scrollIntoViewIfNeeded()
    await shoot(page, name.toLowerCase().replaceAll(' ', '-'))
  }
  await page.getByRole('button', { name: 'Test the connection' }).click()
  await expect(page.getByText(/hosts? can be reached/)).toBeVisible()
  await shoot(page, 'network-tested')
  await section('Data on this computer')
  await page.getByRole('button', { name: 'Preview', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Preview of the diagnostics' })).toBeVisible()
  await section('Diagnostics')
  await page.getByRole('button', { name: 'Licences of what ships' }).click()
  await section('About')
  await page.getByRole('button', { name: 'Remove everything…' }).click()
  await expect(page.getByText('Only this will be removed')).toBeVisible()
  await shoot(page, 'remove')
  await page.getByLabel('To remove it, type').fill('remove')
  await page.getByRole('button', { name: 'Remove only this' }).click()
  await expect(page.getByText(/^Removed: /)).toBeVisible()
  await shoot(page, 'removed')
}
