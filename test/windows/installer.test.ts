import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { buildInstaller } from './support/buildInstaller.ts'
import { hasWindows, onDriveZ, places, startWindows } from './support/windows.ts'

const APP = 'Programs/ActiveEye Onboarding'
const KEY = 'HKCU\\Software\\Classes\\ActiveEyeOnboarding.json\\shell\\open\\command'
const UNINSTALL = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall'

const run = promisify(execFile)

async function registry(key: string): Promise<string> {
  return (await startWindows('reg', ['query', key, '/s']).ended).stdout
}

describe.runIf(hasWindows)('the installer', () => {
  test('is signed, installs the app without a question, and removes it and nothing else', async () => {
    const { prefix } = places()
    const directory = await mkdtemp(join(tmpdir(), 'installer-'))
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    const { executable, certificate } = await buildInstaller(directory, prefix)
    const expectSigned = async (file: string) => {
      const { stdout } = await run('osslsigncode', ['verify', '-CAfile', certificate, file])
      expect(stdout).toContain('Signature verification: ok')
      await expect(run('osslsigncode', ['verify', file])).rejects.toThrow()
    }
    await expectSigned(executable)

    const local = join(prefix, 'drive_c/users', userInfo().username, 'AppData/Local')
    const data = join(local, 'ActiveEye Onboarding/Data')
    await mkdir(data, { recursive: true })
    await writeFile(join(data, 'a.journal.jsonl'), 'it proves what was done')

    expect(await startWindows(onDriveZ(executable), ['/S']).ended).toMatchObject({ status: 0 })
    expect((await readdir(join(local, APP))).sort()).toEqual([
      'ActiveEye Onboarding.exe',
      'LICENSE.electron.txt',
      'LICENSES.chromium.html',
      'Uninstall ActiveEye Onboarding.exe',
      'locales',
      'resources',
      'version',
    ])
    expect(await readdir(join(local, APP, 'resources'))).toContain('app.asar')
    const uninstaller = join(local, APP, 'Uninstall ActiveEye Onboarding.exe')
    await expectSigned(join(local, APP, 'ActiveEye Onboarding.exe'))
    await expectSigned(uninstaller)
    expect(await registry(KEY)).toMatch(/"C:\\.*\\ActiveEye Onboarding\.exe" "%1"/)
    expect(await registry(UNINSTALL)).toMatch(/DisplayName +REG_SZ +ActiveEye Onboarding /)

    expect(await startWindows(onDriveZ(uninstaller), ['/currentuser', '/S']).ended).toMatchObject({
      status: 0,
    })
    // It goes on as a copy of itself.
    const isGone = async () => {
      expect(existsSync(join(local, APP))).toBe(false)
      expect(existsSync(join(local, 'activeeye-onboarding-updater'))).toBe(false)
      expect(await registry(KEY)).not.toContain('%1')
      expect(await registry(UNINSTALL)).not.toContain('ActiveEye')
    }
    await vi.waitFor(isGone, { timeout: 60_000, interval: 500 })
    expect(await readdir(data)).toContain('a.journal.jsonl')
  })
})
