import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { activations, countActivations } from './support/activations.ts'
import { pasteText } from './support/clipboard.ts'
import { cloudTest } from './support/cloudTest.ts'
import { confirmed, connectorForm, goTo, heading, untilEnded } from './support/journey.ts'
import { pressOn, pressTo } from './support/keyboard.ts'
import { expect, test } from './support/test.ts'

/** An onboarding of any number of accounts takes no more clicks, or keys that press something. */
const MOST = 12

const COUNT = 40

const ALL_DONE = 'Everything that the app can do is done'

/** How a person presses what is on the page. */
interface Way {
  press(target: Locator): Promise<void>
  check(target: Locator): Promise<void>
  /** Goes into a field, types, and submits its form. */
  submit(field: Locator, text: string, button: Locator): Promise<void>
}

function byMouse(page: Page): Way {
  return {
    press: (target) => target.click(),
    check: (target) => target.click(),
    async submit(field, text, button) {
      await field.click()
      await page.keyboard.insertText(text)
      await button.click()
    },
  }
}

function byKeyboard(page: Page): Way {
  return {
    press: (target) => pressOn(page, target),
    check: (target) => pressOn(page, target, 'Space'),
    async submit(field, text) {
      await pressTo(page, field)
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    },
  }
}

test('4 accounts by mouse', async ({ app: { page } }) => {
  await practise(page, byMouse(page))
})

test('4 accounts by keyboard, each page from its heading, and the connectors confirmed', async ({
  app: { page },
}) => {
  test.setTimeout(120_000)
  await practise(page, byKeyboard(page))
  await goTo(page, 'Connectors')
  for (const [name, accountId] of [
    ['management', '111122223333'],
    ['prod', '444455556666'],
    ['staging', '012345678901'],
    ['sandbox', '777788889999'],
  ] as const) {
    await pressTo(page, connectorForm(page, name).getByLabel('Display Name entered'))
    await pasteText(page, `Acme ${name}\t${accountId}\tacme-${name}`)
    await page.keyboard.press('Enter')
    await expect(connectorForm(page, name)).toBeHidden()
  }
  await expect(confirmed(page, '4 of 4 confirmed')).toBeVisible()
  await pressOn(page, page.getByRole('button', { name: 'Go to Report' }))
  await expect(heading(page, 'Report').locator('[tabindex]')).toBeFocused()
})

cloudTest.describe('40 accounts', () => {
  cloudTest.use({ cloudScenario: fortyAccounts() })

  for (const [name, wayOn] of [
    ['by mouse', byMouse],
    ['by keyboard', byKeyboard],
  ] as const) {
    cloudTest(name, async ({ app: { page, home }, cloud: { onboarding } }) => {
      cloudTest.setTimeout(120_000)
      const file = join(home, 'acme.onboarding.json')
      await writeFile(file, formatOnboarding({ ...onboarding, id: 'acme-of-the-test' }))
      await counted(page, async () => {
        const way = wayOn(page)
        const field = page.getByLabel('Path of the onboarding file')
        await way.submit(
          field,
          '~/acme.onboarding.json',
          page.getByRole('button', { name: 'Open', exact: true }),
        )
        await onboard(page, way, `Create ${COUNT} stacks and ${COUNT} flow logs`)
      })
    })
  }
})

/** The practice onboarding of 4 accounts, from Start. */
async function practise(page: Page, way: Way): Promise<void> {
  await counted(page, async () => {
    const practice = page.getByRole('button', { name: 'Practice an onboarding' })
    await expect(practice).toBeEnabled()
    await way.press(practice)
    await onboard(page, way, 'Create 4 stacks and 89 flow logs')
  })
}

/** From the page Accounts to the saved report. */
async function onboard(page: Page, way: Way, create: string): Promise<void> {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await expect(heading(page, 'Accounts').locator('[tabindex]')).toBeFocused()
  await way.press(button('Continue to Plan'))

  await expect(heading(page, 'Plan').locator('[tabindex]')).toBeFocused()
  await way.press(button('Look'))
  await expect(
    page.getByRole('heading', { name: 'What a run would do' }).locator('[tabindex]'),
    'the look ends where one reads on',
  ).toBeFocused({ timeout: 60_000 })
  await way.check(page.getByRole('checkbox', { name: 'I acknowledge' }))
  await way.press(button(create))
  await way.press(button('Start the run'))

  await expect(heading(page, 'Run').locator('[tabindex]')).toBeFocused()
  await untilEnded(page, ALL_DONE)
  await way.press(button('Go to Connectors'))

  await expect(heading(page, 'Connectors').locator('[tabindex]')).toBeFocused()
  await way.press(page.getByRole('button', { name: /^Copy all \d+ to enter$/ }))
  await way.press(page.getByRole('navigation', { name: 'Steps' }).getByRole('link', { name: /^Report/ }))

  await expect(heading(page, 'Report').locator('[tabindex]')).toBeFocused()
  await way.press(button('Export'))
  const download = page.waitForEvent('download')
  await way.press(page.getByRole('menuitem', { name: 'HTML' }))
  expect((await download).suggestedFilename()).toMatch(/^acme-activeeye-report-\d{4}-\d\d-\d\d\.html$/)
}

/** Tells how long the work took, which nothing depends on, and fails on too many clicks. */
async function counted(page: Page, work: () => Promise<void>): Promise<void> {
  await countActivations(page)
  const began = Date.now()
  await work()
  const seconds = Math.round((Date.now() - began) / 1000)
  const count = await activations(page)
  process.stdout.write(
    `${test.info().titlePath.slice(1).join(', ')}: ${count} clicks or keys, ${seconds} s\n`,
  )
  expect(count, 'clicks, or keys that press something').toBeLessThanOrEqual(MOST)
  expect(count, 'the counter counts').toBeGreaterThan(5)
}

/** Forty accounts, each with one VPC. */
function fortyAccounts(): PracticeScenario {
  const single = SCENARIOS['single-vpc']
  const [management, prod] = single.accounts
  if (prod === undefined) throw new Error('The scenario has one account only.')
  return {
    ...single,
    accounts: [
      management,
      ...Array.from({ length: COUNT }, (_, index) => ({
        ...prod,
        accountId: `${500_000_000_000 + index}`,
        name: `workload-${index + 1}`,
      })),
    ],
  }
}
