import { describe, expect, test } from 'vitest'
import type { Access } from '../../app/onboarding/access.ts'
import { PRACTICE_IDENTITY_CENTER } from '../../main/practice/practiceCloud.ts'
import { PROD, SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import { accessBy, atTerminal, configure, confirmDevice, PORTAL } from './support/signInAtTerminal.ts'
import { openStage, type Stage } from './support/stage.ts'
import { hasTerminals, sitAtTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'

const CTRL_C = '\u0003'
const ENTER = '\n'

describe.skipIf(!hasTerminals)('a sign-in that ends in the middle', LONG_TIMEOUT_CONCURRENT, () => {
  test('is said by name; Enter signs in again in practice, and the run ends well', async () => {
    await using stage = await openStage(SMALL)
    const terminal = sitAtTerminal(
      [
        'run',
        '--practice',
        'sign-in-expires',
        '--acknowledge-iam',
        '--yes',
        '--data-dir',
        stage.workspace.dataDirectory,
      ],
      {},
    )
    // Together or one after the other.
    let told = ''
    while (!['billing', 'search', 'warehouse'].every((name) => told.includes(`${name} (`))) {
      const shown = await terminal.shows('press Enter, as this is practice')
      told = [...shown.matchAll(/The sign-in of (.+?) has ended/g)].map(([, names]) => names).join()
    }
    expect(told).not.toContain('web')
    terminal.types(ENTER)
    await terminal.shows('Trying again: ')
    expect((await terminal.ended).status).toBe(0)
  })

  test('to the portal: Enter signs in there again', async () => {
    await using stage = await openStage({
      ...SMALL,
      faults: [
        {
          kind: 'expireCredentials',
          which: 'all',
          accountId: PROD.accountId,
          action: 'ec2:*',
          afterCalls: 5,
        },
      ],
    })
    await stage.workspace.write(accessBy(stage, PORTAL))
    const terminal = atTerminal(stage, 'run', '--device-code', '--yes', '--acknowledge-iam')
    await confirmDevice(stage, terminal)
    await terminal.shows(`press Enter to sign in to ${PRACTICE_IDENTITY_CENTER.startUrl} here`)
    terminal.types(ENTER)
    await confirmDevice(stage, terminal)
    const { status, stdout } = await terminal.ended
    expect(stdout).toContain('The sign-in of ')
    expect(status).toBe(0)
    expect((await stage.world()).flowLogs).toHaveLength(5)
  })

  test('is noticed by itself when somebody renews it elsewhere', async () => {
    await using stage = await openStage({
      ...SMALL,
      faults: [
        {
          kind: 'expireCredentials',
          which: 'all',
          accountId: PROD.accountId,
          action: 'ec2:*',
          afterCalls: 5,
        },
      ],
    })
    const profile = ({ accessKeyId, secretAccessKey, sessionToken }: Stage['cloud']['credentials']) =>
      `[profile admin]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\naws_session_token = ${sessionToken}\n`
    await configure(stage, profile(stage.cloud.credentials))
    const through: Access = { kind: 'profile', profile: 'admin' }
    await stage.workspace.write(accessBy(stage, { kind: 'role', roleName: ORGANIZATION_ROLE, through }))
    const terminal = atTerminal(stage, 'run', '--acknowledge-iam', '--yes')
    await terminal.shows('renew the access keys of the profile admin; the app notices it')
    await stage.control('credentials/renew')
    await configure(stage, `# renewed\n${profile(stage.cloud.credentials)}`)
    expect((await terminal.ended).status).toBe(0)
  })

  test('Ctrl-C stops the run that waits, and what was done is kept', async () => {
    await using stage = await openStage('sign-in-expires')
    const terminal = atTerminal(stage, 'run', '--acknowledge-iam', '--yes')
    await terminal.shows('The sign-in of ')
    terminal.types(CTRL_C)
    const { status, stdout } = await terminal.ended
    expect(status).toBe(130)
    expect(stdout).toContain('Everything so far is saved')
  })
})
