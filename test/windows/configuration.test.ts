import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hasWindows, onDriveZ, openDesk, places, startWindows } from './support/windows.ts'

const CONFIG = `[profile "by the book"]
region = eu-west-1
sso_start_url = https://acme.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Admin
`

describe.runIf(hasWindows)('AWS configuration', () => {
  test('with CRLF is read in the directory of USERPROFILE, and none in that of HOME', async () => {
    const { directory, folder } = await openDesk()
    for (const [home, config] of [
      ['user profile', CONFIG.replaceAll('\n', '\r\n')],
      ['home', CONFIG.replaceAll('by the book', 'of HOME')],
    ] as const) {
      await mkdir(join(directory, home, '.aws'), { recursive: true })
      await writeFile(join(directory, home, '.aws', 'config'), config)
    }
    // Wine sets both itself, so they are set on its Windows.
    const { node, terminal } = places()
    const script = `
      Object.assign(process.env, { USERPROFILE: ${JSON.stringify(`${folder}\\user profile`)}, HOME: ${JSON.stringify(`${folder}\\home`)} })
      process.argv.splice(1, process.argv.length, 'onboard', 'new', 'found.onboarding.json', '--from', 'profiles', '--customer', 'Acme', '--data-dir', 'data')
      import(require('node:url').pathToFileURL(${JSON.stringify(onDriveZ(terminal))}).href)
    `
    const ended = await startWindows(node, ['-e', script], { cwd: directory }).ended
    // Nobody is signed in there, which no test can change.
    expect(ended).toMatchObject({ status: 3, stdout: '' })
    expect(ended.stderr).toContain('by the book (111122223333): ')
    expect(ended.stderr).toContain('Nobody is signed in to https://acme.awsapps.com/start')
    expect(ended.stderr).not.toContain('of HOME')
  })
})
