import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PRACTICE_IDENTITY_CENTER } from '../../main/practice/practiceCloud.ts'
import { MANAGEMENT, PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { ORGANIZATION_ROLE } from '../../main/practice/sts/principals.ts'
import { redirectedBy } from './support/practicePage.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { accessBy, atTerminal, configure, confirmDevice, PORTAL } from './support/signInAtTerminal.ts'
import { openStage, type Stage } from './support/stage.ts'
import { hasTerminals, startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'

const CTRL_C = '\u0003'
const ENTER = '\n'
const [WITH_MFA, LEAF] = ['with-mfa', 'base']

/** prod, through a role whose profile names the MFA device of a user. */
async function behindMfa(stage: Stage): Promise<void> {
  const { accessKeyId, secretAccessKey, mfaSerial } = stage.cloud.user
  await configure(
    stage,
    `[profile ${LEAF}]
aws_access_key_id = ${accessKeyId}
aws_secret_access_key = ${secretAccessKey}
[profile ${WITH_MFA}]
role_arn = arn:aws:iam::${PROD.accountId}:role/${ORGANIZATION_ROLE}
source_profile = ${LEAF}
mfa_serial = ${mfaSerial}
`,
  )
  const { accounts, ...rest } = accessBy(stage, { kind: 'profile', profile: WITH_MFA })
  await stage.workspace.write({
    ...rest,
    accounts: accounts.filter(({ accountId }) => accountId === PROD.accountId),
  })
}

describe('nobody to ask', LONG_TIMEOUT_CONCURRENT, () => {
  test('an MFA code that is needed is a problem, not a wait', async () => {
    await using stage = await openStage(SMALL)
    await behindMfa(stage)
    for (const [verb, ...words] of [['access'], ['plan'], ['run', '--acknowledge-iam']] as const) {
      const { status, stdout, stderr } = await stage.workspace.run(verb, ...words)
      expect({ verb, status }).toEqual({ verb, status: 3 })
      expect(stdout + stderr).toContain('asks for the code of the MFA device')
    }
  })

  for (const [what, access, says] of [
    ['an access portal that nobody is signed in to', PORTAL, 'Nobody is signed in to'],
    ['keys that nobody entered', { kind: 'keys' }, 'have not been entered yet'],
  ] as const) {
    test(`${what}: a problem, not a wait`, async () => {
      await using stage = await openStage(SMALL)
      await stage.workspace.write(accessBy(stage, access))
      for (const [verb, ...words] of [['access'], ['run', '--acknowledge-iam']] as const) {
        const { status, stdout } = await stage.workspace.run(verb, ...words)
        expect({ verb, status }).toEqual({ verb, status: 3 })
        expect(stdout).toContain(says)
      }
      expect((await stage.world()).flowLogs).toEqual([])
    })
  }

  test('whose sign-in ends soon is said before a run', async () => {
    await using stage = await openStage(SMALL)
    const soon = new Date(Date.now() + 10 * 60_000).toISOString()
    const words = [
      'run',
      stage.workspace.file,
      '--data-dir',
      stage.workspace.dataDirectory,
      '--acknowledge-iam',
    ]
    const environment = { ...stage.workspace.environment, AWS_CREDENTIAL_EXPIRATION: soon }
    const { status, stderr } = await startTerminal(words, environment).ended
    expect(status).toBe(0)
    expect(stderr).toMatch(/The sign-in of prod \(444455556666\) ends at (\S+ )?\d\d:\d\d\./)
    expect((await stage.workspace.run('run', '--acknowledge-iam')).stderr).not.toContain('ends at')
  })

  test('a sign-in that ends in the middle ends the work of its accounts only', async () => {
    await using stage = await openStage('sign-in-expires')
    const ended = await stage.workspace.run('run', '--acknowledge-iam', '--json')
    expect(ended.status).toBe(3)
    const { accounts } = checklistOf(ended)
    const open = accounts.filter(({ problems }) => problems.length > 0).map(({ name }) => name)
    expect(open.toSorted()).toEqual(['billing', 'search', 'warehouse'])
  })
})

describe.skipIf(!hasTerminals)('in front of a person', LONG_TIMEOUT_CONCURRENT, () => {
  test('asks for an MFA code, says why the one before was refused, and asks again', async () => {
    await using stage = await openStage(SMALL)
    await behindMfa(stage)
    const terminal = atTerminal(stage, 'access')
    await terminal.shows(`MFA code for profile ${WITH_MFA}, device ${stage.cloud.user.mfaSerial}: `)
    terminal.types(`12${ENTER}`)
    await terminal.shows('The code of an MFA device has six digits.')
    await terminal.shows('MFA code for')
    terminal.types(`000000${ENTER}`)
    await terminal.shows('AWS did not accept it.')
    await terminal.shows('MFA code for')
    terminal.types(`123456${ENTER}`)
    await terminal.shows('Connected')
    expect((await terminal.ended).status).toBe(0)
  })

  test('asks once, in the middle of the picture of a plan, which goes on afterwards', async () => {
    await using stage = await openStage(SMALL)
    await behindMfa(stage)
    const terminal = atTerminal(stage, 'plan')
    await terminal.shows('MFA code for')
    terminal.types(`123456${ENTER}`)
    await terminal.shows('complete')
    const { status, stdout } = await terminal.ended
    expect(status).toBe(0)
    expect(stdout).toContain('A run would create 1 stack')
    expect(stdout.split('MFA code for')).toHaveLength(2)
  })

  test('no code, on purpose: the account has a problem', async () => {
    await using stage = await openStage(SMALL)
    await behindMfa(stage)
    const terminal = atTerminal(stage, 'access')
    await terminal.shows('MFA code for')
    terminal.types(ENTER)
    const { status, stdout } = await terminal.ended
    expect(status).toBe(3)
    expect(stdout).toContain('none was entered')
  })

  for (const verb of ['access', 'plan']) {
    test(`Ctrl-C instead of a code ends ${verb} cleanly`, async () => {
      await using stage = await openStage(SMALL)
      await behindMfa(stage)
      const terminal = atTerminal(stage, verb)
      await terminal.shows('MFA code for')
      terminal.types(CTRL_C)
      const { status, stdout } = await terminal.ended
      expect(status).toBe(130)
      expect(stdout).not.toContain('Something went wrong')
      const left = await readdir(stage.workspace.dataDirectory)
      expect(left.filter((file) => file.includes('.lock'))).toEqual([])
    })
  }

  test('signs in to the access portal in the browser, and offers it again when it was declined', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.write(accessBy(stage, PORTAL))
    const terminal = atTerminal(stage, 'access', '--no-browser')
    for (const button of ['deny', 'allow'] as const) {
      await terminal.shows(`Sign in to ${PRACTICE_IDENTITY_CENTER.startUrl} (2 accounts) now? [Y/n]`)
      terminal.types(ENTER)
      const shown = await terminal.shows('The app continues when you have signed in there')
      const page = [...shown.matchAll(/Sign in at (\S+)/g)].at(-1)?.[1] ?? ''
      await fetch(await redirectedBy(button, page))
      await terminal.shows(button === 'deny' ? 'The sign-in was declined in the browser.' : 'Signed in to ')
    }
    const { status, stdout } = await terminal.ended
    expect(status).toBe(0)
    expect(stdout.match(/Connected, role AWSReservedSSO_AdministratorAccess/g)).toHaveLength(2)
  })

  test('signs in with a device code; a no leaves the accounts as problems', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.write(accessBy(stage, PORTAL))
    const signingIn = atTerminal(stage, 'plan', '--device-code', '--yes')
    await confirmDevice(stage, signingIn)
    expect((await signingIn.ended).status).toBe(0)
    const refusing = atTerminal(stage, 'access', '--device-code')
    await refusing.shows('now? [Y/n]')
    refusing.types(`n${ENTER}`)
    const { status, stdout } = await refusing.ended
    expect(status).toBe(3)
    expect(stdout).toContain('Nobody is signed in to')
  })

  test('Ctrl-C while the browser is waited for', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.write(accessBy(stage, PORTAL))
    const terminal = atTerminal(stage, 'run', '--no-browser', '--yes', '--acknowledge-iam')
    await terminal.shows('The app continues when you have signed in there')
    terminal.types(CTRL_C)
    const { status, stdout } = await terminal.ended
    expect(status).toBe(130)
    expect(stdout).toContain('Stopped. Nothing was changed.')
    expect((await readdir(stage.workspace.dataDirectory)).filter((file) => file.includes('.lock'))).toEqual(
      [],
    )
  })

  test('asks for keys without showing them, says refusals, and skips an account on Enter alone', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.write(accessBy(stage, { kind: 'keys' }))
    // Those of the management account lead into another one than prod.
    const { accessKeyId, secretAccessKey, sessionToken } = stage.cloud.credentials
    const terminal = atTerminal(stage, 'access')
    await terminal.shows(`Access keys for prod (${PROD.accountId})`)
    await terminal.shows('Access key ID (not shown): ')
    terminal.types(`${accessKeyId}${ENTER}`)
    await terminal.shows('Secret access key (not shown): ')
    terminal.types(`${secretAccessKey}${ENTER}`)
    await terminal.shows('Session token (not shown): ')
    // Pasted with more behind it, as from the portal's page.
    terminal.types(`${sessionToken}${ENTER}${secretAccessKey}${ENTER}${secretAccessKey}`)
    await terminal.shows('These keys belong to another account')
    await terminal.shows('Access key ID (not shown): ')
    terminal.types(ENTER)
    await terminal.shows(`Access keys for staging (${STAGING.accountId})`)
    await terminal.shows('Access key ID (not shown): ')
    terminal.types(ENTER)
    const { status, stdout } = await terminal.ended
    expect(status).toBe(3)
    expect(stdout).toContain('have not been entered yet')
    expect(stdout).not.toContain(secretAccessKey)
    expect(stdout).not.toContain(sessionToken)
    const files = await readdir(stage.workspace.directory, { recursive: true, withFileTypes: true })
    for (const file of files.filter((one) => one.isFile())) {
      expect(await readFile(join(file.parentPath, file.name), 'utf8')).not.toContain(secretAccessKey)
    }
  })

  test('keys that lead into the account are used, pasted as a block at the first question', async () => {
    await using stage = await openStage({
      ...SMALL,
      accounts: [{ ...MANAGEMENT, onboarded: true, defaultVpcs: true }, PROD],
    })
    const { accounts, ...rest } = accessBy(stage, { kind: 'keys' })
    await stage.workspace.write({ ...rest, accounts: accounts.slice(0, 1) })
    const { accessKeyId, secretAccessKey } = stage.cloud.user
    const terminal = atTerminal(stage, 'access')
    await terminal.shows('Access key ID (not shown): ')
    terminal.types(
      `$Env:AWS_ACCESS_KEY_ID="${accessKeyId}"\r\n$Env:AWS_SECRET_ACCESS_KEY="${secretAccessKey}"\r\n`,
    )
    const { status, stdout } = await terminal.ended
    expect(stdout).toContain('Signed in as arn:aws:iam::111122223333:user/')
    expect(stdout).not.toContain(accessKeyId)
    expect(stdout).not.toContain(secretAccessKey)
    expect(status).toBe(0)
  })
})
