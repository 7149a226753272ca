import { expectClipboard } from './support/clipboard.ts'
import { turnPracticeCloud } from './support/contractClient.ts'
import {
  acknowledgeAndCreate,
  confirmRun,
  goTo,
  heading,
  look,
  lookAndRun,
  untilEnded,
} from './support/journey.ts'
import { openSignIn, waitingNotice } from './support/signIn.ts'
import { expect, test } from './support/test.ts'

const ENDED_WITH = 'The run has finished. '
const ALL_DONE = 'Everything that the app can do is done'

test.describe('the bucket does not know the account yet', () => {
  test.use({ scenario: 'bucket-not-ready' })

  test('the request for ActiveEye is copied, and the run goes on when they have acted', async ({ app }) => {
    const { page } = app
    await lookAndRun(page, `${ENDED_WITH}The bucket does not accept the account yet: prod, eu-west-1`)
    await expect(page.getByText("Nothing is wrong on the customer's side.")).toBeVisible()
    await page.getByRole('button', { name: 'Copy the request for ActiveEye' }).first().click()
    await expectClipboard(page, /^Needed from ActiveEye for Acme\n[\s\S]*444455556666[\s\S]*request ID /)

    await goTo(page, 'Report')
    const report = page.getByRole('article', { name: 'ActiveEye account information: Acme' })
    await expect(report.getByRole('heading', { level: 4 }).first()).toHaveText(
      "Allow prod (444455556666) on ActiveEye's bucket",
    )
    await page.evaluate(() => navigator.clipboard.writeText(''))
    await report.getByRole('button', { name: 'Copy the request' }).click()
    await expectClipboard(page, /^Needed from ActiveEye for Acme\n/)

    await turnPracticeCloud(app.address(), 'bucket/accept')
    await goTo(page, 'Run')
    await page.getByRole('button', { name: 'Retry failed only' }).click()
    await confirmRun(page)
    await untilEnded(page, ALL_DONE)
    await expect(page.getByText('Open problems (')).toHaveCount(0)
  })
})

test.describe('the role of the stack exists already', () => {
  test.use({ scenario: 'stack-role-exists' })

  test('the failed stack is replaced after a question', async ({ app: { page } }) => {
    await lookAndRun(page, `${ENDED_WITH}Stack failed: prod`)
    await expect(
      page.getByText("'activeeye-security-monitor' already exists", { exact: false }).first(),
    ).toBeVisible()
    const replace = page.getByRole('button', { name: 'Replace the stack…' }).first()
    await replace.click()
    const dialog = page.getByRole('dialog', { name: 'Replace the stack?' })
    await expect(dialog).toContainText(
      'prod (444455556666): its creation failed (ROLLBACK_COMPLETE in us-east-1)',
    )

    await dialog.getByRole('button', { name: 'Keep as it is' }).click()
    await expect(dialog).toBeHidden()
    await expect(replace).toBeFocused()

    await replace.click()
    await dialog.getByRole('button', { name: 'Delete and create again' }).click()
    await confirmRun(page)
    await untilEnded(page, ALL_DONE)
  })
})

test.describe('a stack failed before', () => {
  test.use({ scenario: 'stack-rollback-complete' })

  test('the page Plan asks whether to replace it', async ({ app: { page } }) => {
    await goTo(page, 'Plan')
    await look(page)
    await expect(page.getByRole('button', { name: 'Create 1 stack and 5 flow logs' })).toBeVisible()
    await page.getByRole('checkbox', { name: 'Delete 1 stack and create it again' }).click()
    await expect(page.getByRole('button', { name: 'Create 2 stacks and 5 flow logs' })).toBeVisible()
    await acknowledgeAndCreate(page)
    await untilEnded(page, ALL_DONE)
  })
})

test.describe('the sign-in expires', () => {
  test.use({ scenario: 'credentials-expire' })

  test('the run waits for the person, and goes on where it stopped', async ({ app }) => {
    const { page } = app
    const notice = waitingNotice(page)
    await goTo(page, 'Plan')
    await look(page)
    await acknowledgeAndCreate(page)
    await expect(notice).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('The run has finished')).toHaveCount(0)
    const dialog = await openSignIn(page)
    await expect(dialog).toContainText('Nothing that is done already is done again.')

    // Closed without signing in: the run goes on waiting.
    await dialog.getByRole('button', { name: 'Close' }).last().click()
    await expect(dialog).toBeHidden()
    await expect(notice).toBeVisible()
    await openSignIn(page)
    await turnPracticeCloud(app.address(), 'credentials/renew')
    await dialog.getByRole('button', { name: 'I have signed in: continue' }).click()
    await expect(dialog).toBeHidden()
    await untilEnded(page, ALL_DONE)
    await expect(notice).toHaveCount(0)
    await expect(page.getByText('Open problems (')).toHaveCount(0)
  })
})

test.describe('a policy of the organization forbids a Region', () => {
  test.use({ scenario: 'scp-blocked-region' })

  test('says which permission, and does everything else', async ({ app: { page } }) => {
    await lookAndRun(page, ENDED_WITH)
    await expect(page.getByText("Blocked by the organization's policy").first()).toBeVisible()
    await expect(page.getByText('More permissions on the role do not help.')).toBeVisible()
    await expect(page.getByText('Permissions: ec2:DescribeVpcs')).toBeVisible()
    await page.getByRole('button', { name: 'Try again' }).click()
    await confirmRun(page)
    await untilEnded(page, ENDED_WITH)
    await expect(page.getByText('4 of 4 VPCs covered')).toBeVisible()
  })
})

test.describe('a flow log to ActiveEye records a part only', () => {
  test.use({ scenario: 'foreign-flow-logs' })

  test('it is left alone, and so are those to elsewhere', async ({ app: { page } }) => {
    await goTo(page, 'Plan')
    await look(page)
    await expect(page.getByText('2 flow logs to somewhere else: untouched')).toBeVisible()
    await expect(page.getByText('Decide for each of these VPCs', { exact: false })).toBeVisible()
    await acknowledgeAndCreate(page)
    await untilEnded(page, `${ENDED_WITH}Conflicting flow log`)
    await expect(page.getByText('4 of 5 VPCs covered')).toBeVisible()
  })
})

test.describe('the template has changed', () => {
  test.use({ scenario: 'template-changed' })

  test('no stack is made, the flow logs are', async ({ app: { page } }) => {
    await goTo(page, 'Plan')
    await look(page)
    await expect(page.getByText('The template is another one').first()).toBeVisible()
    await expect(page.getByRole('checkbox', { name: 'I acknowledge' })).toHaveCount(0)
    await page.getByRole('button', { name: 'Create 5 flow logs' }).click()
    await confirmRun(page)
    await untilEnded(page, `${ENDED_WITH}The template is another one`)
    await page.getByRole('button', { name: 'Go to Plan' }).first().click()
    await expect(heading(page, 'Plan')).toBeVisible()
  })
})

test.describe('a Region never answers', () => {
  test.use({ scenario: 'region-never-answers' })

  test('the other Regions are not held up by it', async ({ app: { page } }) => {
    test.setTimeout(120_000)
    await lookAndRun(page, ENDED_WITH)
    await expect(page.getByText('Region unreachable').first()).toBeVisible()
    await expect(page.getByText('the other Regions are not held up by it', { exact: false })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Try again' })).toBeEnabled()
    await expect(page.getByText('4 of 4 VPCs covered')).toBeVisible()
  })
})
