import { expectAccessible } from './support/accessibility.ts'
import { acknowledgeAndCreate, goTo, look, untilEnded } from './support/journey.ts'
import { expect, test } from './support/test.ts'

test.use({ scenario: 'differing-flow-logs' })

test('VPCs whose flow logs differ are decided about on the page Plan, and the run obeys', async ({
  app: { page },
}) => {
  await goTo(page, 'Plan')
  await look(page)
  const decisions = page.getByRole('grid', { name: 'Left alone or decided, and why' })
  await expect(decisions).toContainText('writes Hive-compatible partitions and writes hourly partitions')
  await expect(decisions.getByText('In another format', { exact: true })).toHaveCount(3)
  await expectAccessible(page, 'Plan with decisions')

  await page.getByRole('button', { name: 'All 3: In another format' }).click()
  await page.getByRole('menuitem', { name: /^Leave as it is/ }).click()
  await expect(decisions.getByText('In another format, accepted as it is')).toHaveCount(3)

  const choose = async (vpc: string, choice: RegExp) => {
    await decisions.getByRole('row', { name: vpc }).getByRole('button', { name: 'Decide about' }).click()
    await page.getByRole('menuitem', { name: choice }).click()
  }
  await choose('folder', /^Leave this VPC out/)
  await expect(decisions.getByText('Left out by decision')).toBeVisible()
  // The file was opened anew, and the page goes on where the person was.
  await expect(decisions.getByRole('row', { name: 'folder' }).getByRole('button')).toBeFocused()
  await expect(page.getByText('Flow logs of 1 VPC go to the bucket')).toBeVisible()
  await choose('parts', /^Add ours beside it.*AWS charges for both deliveries/)
  await expect(page.getByText('Everything is decided.')).toBeVisible()

  await acknowledgeAndCreate(page)
  await untilEnded(page, 'Everything that the app can do is done')
})
