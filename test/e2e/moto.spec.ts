import { type MotoCloud, startMoto } from '../aws/support/moto.ts'
import { seedMoto } from '../aws/support/seedMoto.ts'
import { TWIN, twinOnboarding } from '../aws/support/twinScenario.ts'
import { awsEnvironment } from './support/awsEnvironment.ts'
import { contractClient } from './support/contractClient.ts'
import { enterConnector, goTo, heading, lookAndRun } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect, test } from './support/test.ts'

const motoTest = test.extend<{ moto: MotoCloud }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here
  moto: async ({}, use, testInfo) => {
    const moto = await startMoto()
    testInfo.skip(moto === undefined, 'There is no moto.')
    if (moto === undefined) return
    await seedMoto(moto, TWIN)
    await use(moto)
    await moto[Symbol.asyncDispose]()
  },
  environment: async ({ moto }, use) => use(awsEnvironment(moto)),
})

motoTest("the main path on somebody else's AWS", async ({ app }) => {
  motoTest.setTimeout(180_000)
  const { page } = app
  await openFile(app, twinOnboarding(TWIN))
  await expect(page.getByText('Calls go elsewhere than to AWS')).toBeVisible()
  await lookAndRun(page, 'Everything that the app can do is done')

  const { totals, accounts } = await contractClient(app.address()).checklist.get()
  expect(totals).toMatchObject({ accounts: 2, covered: totals.vpcs, problems: 0 })
  expect(accounts.map(({ steps }) => steps.stack.state)).toEqual(['done', 'done'])

  await goTo(page, 'Connectors')
  for (const { name, accountId, connector } of accounts) {
    await enterConnector(page, {
      name,
      accountId,
      externalId: connector.externalId ?? '',
      displayName: connector.displayName,
    })
  }
  await page.getByRole('button', { name: 'Go to Report' }).click()
  await expect(heading(page, 'Report')).toBeVisible()
  await expect(page.getByRole('article')).toContainText('8 of 8 VPCs covered in')
})
