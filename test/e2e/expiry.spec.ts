import { GetSessionTokenCommand, STSClient } from '@aws-sdk/client-sts'
import type { Page } from '@playwright/test'
import type { Access } from '../../app/onboarding/access.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { PracticeCloud } from '../../main/practice/practiceCloud.ts'
import { PROD, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import type { App } from './support/app.ts'
import { keysProfile, writeAwsFiles } from './support/awsFiles.ts'
import { cloudTest } from './support/cloudTest.ts'
import { contractClient, practiceEndpoint } from './support/contractClient.ts'
import { acknowledgeAndCreate, goTo, look, untilEnded } from './support/journey.ts'
import { openFile } from './support/openFile.ts'
import { flowLogsOfEachVpc } from './support/practiceState.ts'
import { openSignIn } from './support/signIn.ts'
import { expect, test } from './support/test.ts'

const ALL_DONE = 'Everything that the app can do is done'

test.describe('three of ten accounts', () => {
  test.use({ scenario: 'sign-in-expires' })

  test('wait by name, the others end; after a sign-in every VPC is covered once', async ({ app }) => {
    const { page } = app
    await startRun(page)
    const notice = page.getByText('billing, search and warehouse wait for you to sign in again', {
      exact: true,
    })
    await expect(notice).toBeVisible({ timeout: 40_000 })
    await expect(page.getByText('The work in the other accounts continues.')).toBeVisible()
    await expect
      .poll(() => covered(app))
      .toEqual(['web', 'mobile', 'identity', 'catalogue', 'orders', 'mail', 'reports'])

    await page.reload()
    await expect(notice).toBeVisible()
    const dialog = await openSignIn(page)
    for (const words of ['billing (100000000004)', 'search (100000000007)', 'warehouse (100000000010)']) {
      await expect(dialog).toContainText(words)
    }
    await expect(dialog).toContainText('Reached through the role OrganizationAccountAccessRole')
    await dialog.getByRole('button', { name: 'Sign in again (practice)' }).click()
    // The dialog goes when nobody waits any more.
    await expect(dialog).toBeHidden()
    await untilEnded(page, ALL_DONE)
    await expect(notice).toHaveCount(0)
    expect(await covered(app)).toHaveLength(10)
    expect(await flowLogsOfEachVpc(await practiceEndpoint(app.address()))).toEqual(Array(30).fill(1))
  })
})

cloudTest.describe('a profile whose keys end within the run', () => {
  cloudTest.use({
    cloudScenario: {
      ...SMALL,
      faults: [
        {
          kind: 'expireCredentials',
          which: 'all',
          accountId: PROD.accountId,
          action: 'ec2:*',
          afterCalls: 6,
        },
      ],
    },
    environment: async ({ cloud }, use) => use({ AWS_ENDPOINT_URL: cloud.endpoint }),
  })

  cloudTest('that it was renewed is noticed without a click', async ({ app, cloud }) => {
    const { page, home } = app
    const user = keysProfile('user', cloud.user)
    await writeAwsFiles(home, { credentials: `${user}${keysProfile('today', cloud.credentials)}` })
    await openFile(app, throughProfiles(cloud))
    await startRun(page)
    await expect(page.getByText('prod waits for you to sign in again', { exact: true })).toBeVisible({
      timeout: 40_000,
    })
    const dialog = await openSignIn(page)
    await expect(dialog).toContainText('the access keys of the profile today')
    await expect(dialog).toContainText('The app notices by itself when that is done.')
    // The other account's profile renews its own sign-in, unasked.
    await expect.poll(() => covered(app)).toEqual(['staging'])

    await writeAwsFiles(home, { credentials: `${user}${keysProfile('today', await newSession(cloud))}` })
    await expect(dialog).toBeHidden()
    await untilEnded(page, ALL_DONE)
    expect(await flowLogsOfEachVpc(cloud.endpoint)).toEqual([1, 1, 1, 1, 1])
  })
})

async function startRun(page: Page): Promise<void> {
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
}

/** The accounts whose every VPC is covered, by name. */
async function covered(app: App): Promise<readonly string[]> {
  const { accounts } = await contractClient(app.address()).checklist.get()
  return accounts.filter(({ steps }) => steps.flowLogs.state === 'done').map(({ name }) => name)
}

/** prod by keys that end, staging by those of a user, which do not. */
function throughProfiles({ onboarding }: PracticeCloud): Onboarding {
  const through = (profile: string): Access => ({
    kind: 'role',
    roleName: ORGANIZATION_ROLE,
    through: { kind: 'profile', profile },
  })
  return {
    ...onboarding,
    accounts: onboarding.accounts.map((account) => ({
      ...account,
      access: through(account.accountId === PROD.accountId ? 'today' : 'user'),
    })),
  }
}

/** As somebody gets new keys for the day elsewhere. */
async function newSession({ endpoint, user }: PracticeCloud) {
  const sts = new STSClient({ endpoint, region: 'us-east-1', credentials: user })
  const { Credentials } = await sts.send(new GetSessionTokenCommand({}))
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}
