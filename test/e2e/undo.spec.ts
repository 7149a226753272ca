import { DeleteFlowLogsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { ONBOARDING_TAG } from '../../app/activeeye/prescribed.ts'
import { MANAGEMENT } from '../../main/practice/scenarios/smallScenario.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo, lookAndRun, untilEnded } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { practiceState } from './support/practiceState.ts'
import { expect } from './support/test.ts'

const ALL_DONE = 'Everything that the app can do is done'

cloudTest('an undo shows what it would remove, and removes that after a question', async ({ app, cloud }) => {
  const { page } = app
  const ours = async () =>
    (await practiceState(cloud.endpoint)).flowLogs.filter(({ tags }) => tags[ONBOARDING_TAG] !== undefined)
  await openFile(app, cloud.onboarding)
  await lookAndRun(page, ALL_DONE)
  const made = await ours()
  expect(made.length).toBeGreaterThan(0)

  const undo = page.getByRole('button', { name: 'Undo…' })
  const dialog = page.getByRole('dialog', { name: 'Undo what this onboarding made?' })
  await undo.click()
  await expect(dialog.getByRole('heading', { name: 'Only this will be removed' })).toBeVisible({
    timeout: 40_000,
  })
  for (const { flowLogId } of made) await expect(dialog).toContainText(flowLogId)
  await dialog.getByRole('button', { name: 'Keep everything' }).click()
  await expect(dialog).toBeHidden()
  expect(await ours()).toHaveLength(made.length)

  await undo.click()
  await dialog.getByRole('button', { name: 'Remove only this' }).click({ timeout: 40_000 })
  await expect(dialog).toContainText('Everything that this onboarding made is removed.', { timeout: 40_000 })
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  await untilEnded(page, 'The undo has finished')
  expect(await ours()).toEqual([])
})

cloudTest('a flow log that is gone stays an open problem until it is accepted', async ({ app, cloud }) => {
  const { page } = app
  await openFile(app, cloud.onboarding)
  await lookAndRun(page, ALL_DONE)
  const { accountId } = MANAGEMENT
  const { flowLogs } = await practiceState(cloud.endpoint)
  // The environment's credentials are the management account's.
  const one = flowLogs.find((each) => each.accountId === accountId && each.tags[ONBOARDING_TAG] !== undefined)
  if (one === undefined) throw new Error('The run made nothing there.')
  const ec2 = new EC2Client({
    endpoint: cloud.endpoint,
    region: one.region,
    credentials: { ...cloud.credentials },
  })
  await ec2.send(new DeleteFlowLogsCommand({ FlowLogIds: [one.flowLogId] }))

  await goTo(page, 'Run')
  const check = page.getByRole('button', { name: 'Check again' })
  await check.click()
  const accept = page.getByRole('button', { name: 'Accept that it is gone' }).first()
  await expect(accept).toBeVisible({ timeout: 40_000 })
  await expect(page.getByText(`${one.resourceId} in account`, { exact: false }).first()).toBeVisible()
  await accept.click()
  await expect(accept).toHaveCount(0)
  await check.click()
  await untilEnded(page, /The check has finished/)
  await expect(page.getByText('Was there and is gone')).toHaveCount(0)
})
