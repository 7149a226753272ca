import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { listenAsRogue } from '../security/rogueListener.ts'
import { cloudTest } from './support/cloudTest.ts'
import { openFile } from './support/openFile.ts'
import { planAsksForSignIn } from './support/signIn.ts'
import { expect, IN_ELECTRON } from './support/test.ts'

cloudTest.skip(IN_ELECTRON, 'The window has no port.')
cloudTest.use({
  cloudScenario: SMALL,
  environment: async ({ cloud }, use) => use({ AWS_ENDPOINT_URL: cloud.endpoint }),
})

const KEY_ID = 'AKIACANARYCANARY1234'
const SECRET = 'canary/secret/access/key/canary/canary12'

cloudTest(
  'a stranger on the port of a host that is gone is given no token and no keys',
  async ({ app, cloud }) => {
    const { page } = app
    const accounts = cloud.onboarding.accounts.map((account) => ({
      ...account,
      access: { kind: 'keys' as const },
    }))
    await openFile(app, { ...cloud.onboarding, accounts })
    const dialog = await planAsksForSignIn(page)
    const form = dialog.getByRole('form', { name: 'Access keys for prod', exact: true })
    await form.getByLabel('Access key ID').fill(KEY_ID)
    await form.getByLabel('Secret access key').fill(SECRET)

    const { port, hash } = new URL(app.address())
    await app.kill()
    const rogue = await listenAsRogue(Number(port), (socket) =>
      socket.send(JSON.stringify({ challenge: 'a'.repeat(64), proof: 'b'.repeat(64) })),
    )
    try {
      await form.getByRole('button', { name: 'Use these keys' }).click()
      await expect(page.getByText('This tab has no valid token.', { exact: false }).first()).toBeVisible()
      await form.getByRole('button', { name: 'Use these keys' }).click()
      await expect.poll(() => rogue.messages.length).toBeGreaterThan(1)
      for (const message of rogue.messages) expect(message).toMatch(/^\{"hello":"[0-9a-f]{64}"\}$/)
      for (const text of [...rogue.requests, ...rogue.messages]) {
        for (const secret of [hash.replace('#token=', ''), KEY_ID, SECRET]) expect(text).not.toContain(secret)
      }
    } finally {
      rogue.close()
    }
  },
)
