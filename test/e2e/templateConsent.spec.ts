import { expectAccessible } from './support/accessibility.ts'
import { acknowledgeAndCreate, goTo, look, untilEnded } from './support/journey.ts'
import { expect, test } from './support/test.ts'

const FORGED =
  'Account 666666666666 may act in this account with AdministratorAccess. ExternalID condition: none.'

test.describe('a forged template', () => {
  test.use({ scenario: 'template-forged' })

  test('is told as what it is before it can be acknowledged, and its text can be read', async ({
    app: { page },
  }) => {
    await goTo(page, 'Plan')
    await look(page)
    // On the first screen, before anything is scrolled.
    const picture = page.getByRole('list', { name: 'Who may act as Role activeeye-security-monitor' })
    await expect(picture.getByText('Account 666666666666')).toBeInViewport()
    await expect(picture.getByText('without the ExternalID')).toBeInViewport()
    await page.getByRole('link', { name: 'Read the template' }).click()
    const role = page.getByRole('list', { name: 'Role SecurityMonitorRole (activeeye-security-monitor)' })
    await expect(role.getByText(FORGED)).toBeVisible()
    await expect(role.getByRole('img', { name: 'Attention' })).toHaveCount(2)
    const text = page.getByRole('region', { name: 'The whole text of the template' })
    await expect(text).toContainText('AWS: arn:aws:iam::666666666666:root')
    await expectAccessible(page, 'Plan with a forged template')
    await page.getByRole('checkbox', { name: 'I acknowledge' }).click()
    await page.getByRole('button', { name: /^Create / }).click()
    const dialog = page.getByRole('dialog', { name: 'Start the run?' })
    await expect(dialog.getByText(FORGED)).toBeVisible()
    await dialog.getByRole('button', { name: 'Do not start' }).click()
  })
})

test.describe('a stack that was created from another text', () => {
  test.use({ scenario: 'stack-from-another-text' })

  test('is a problem, and its own text is told', async ({ app: { page } }) => {
    await goTo(page, 'Plan')
    await look(page)
    await expect(
      page.getByText('Account 999999999999 may act in this account with SecurityAudit', { exact: false }),
    ).toBeVisible()
    await acknowledgeAndCreate(page)
    await untilEnded(page, 'The run has finished. ')
    await expect(
      page.getByText('The stack stands, and its text was never acknowledged', { exact: false }),
    ).toBeVisible()
  })
})

test.describe('a template that this computer can not read', () => {
  test.use({ scenario: 'template-unreadable' })

  test('is told, with what the acknowledgement is to', async ({ app: { page } }) => {
    await goTo(page, 'Plan')
    await look(page)
    const words = page.getByText('the acknowledgement is to AWS’s summary only', { exact: false })
    await expect(words.first()).toContainText('it is an HTML page')
    await expect(words.first()).toBeInViewport()
    await expect(page.getByRole('button', { name: 'The whole text of the template' })).toHaveCount(0)
  })
})
