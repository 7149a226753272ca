import { chmod, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { makePrivateDirectory } from '../../../../main/hosts/privateDirectory.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

// Windows has other permissions.
const onUnix = test.skipIf(process.platform === 'win32')

async function placeOf(name: string, mode: number): Promise<string> {
  const path = join(await scratchDirectory(), name)
  await mkdir(path)
  await chmod(path, mode)
  return path
}

onUnix('the session of another user is passed over, and nothing is left in it', async () => {
  const [session, temporary] = [await placeOf('session', 0o777), await placeOf('temporary', 0o700)]
  vi.stubEnv('HOME', temporary)
  vi.stubEnv('XDG_RUNTIME_DIR', session)
  vi.stubEnv('TMPDIR', temporary)
  const directory = await makePrivateDirectory()
  onTestFinished(() => rm(directory, { recursive: true }))
  expect(dirname(directory)).toBe(temporary)
  expect((await stat(directory)).mode & 0o777).toBe(0o700)
  expect(await readdir(session)).toEqual([])

  await chmod(session, 0o700)
  expect(dirname(await makePrivateDirectory())).toBe(session)
})

onUnix('without a place that only this user can change, the reason names one', async () => {
  const temporary = await placeOf('temporary', 0o777)
  for (const name of ['HOME', 'XDG_RUNTIME_DIR', 'TMPDIR']) vi.stubEnv(name, temporary)
  await expect(makePrivateDirectory()).rejects.toThrow(
    `${temporary} can be written by every user of this computer. Set TMPDIR to a directory of your own`,
  )
  expect(await readdir(temporary)).toEqual([])
})
