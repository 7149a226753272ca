import { PROD, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { cloudTest } from './support/cloudTest.ts'
import { goTo, look } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { expect } from './support/test.ts'

const HOSTILE = 'app\u001b[31m\u0007\u009b\u202egnp\u2066\u200b\u200f'

cloudTest.use({
  cloudScenario: {
    ...SMALL,
    vpcs: [{ accountId: PROD.accountId, region: 'us-east-1', name: HOSTILE }],
    flowLogs: [
      {
        accountId: PROD.accountId,
        region: 'us-east-1',
        vpc: HOSTILE,
        trafficType: 'ALL',
        destinationType: 's3',
        destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
        deliveryError: HOSTILE,
      },
    ],
  },
})

cloudTest('no page shows a hidden character that came from AWS', async ({ app, cloud }) => {
  const { page } = app
  await openFile(app, cloud.onboarding)
  await goTo(page, 'Plan')
  await look(page)
  for (const title of ['Accounts', 'Plan', 'Run', 'Connectors', 'Report'] as const) {
    await goTo(page, title)
    const hidden = await page.evaluate(() =>
      document.documentElement.outerHTML.match(/(?![\n])[\p{Cc}\p{Cf}].{0,20}/gu),
    )
    expect([title, hidden]).toEqual([title, null])
  }
  await expect(page.getByRole('article')).toContainText('app⟨U+001B⟩[31m⟨U+0007⟩⟨U+009B⟩⟨U+202E⟩gnp')
})
