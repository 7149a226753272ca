import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findDesktopRuntime } from '../../../../main/desktop/desktopRuntime.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

async function installation({ pathFile = true, runtime = true } = {}) {
  const directory = await scratchDirectory()
  await mkdir(join(directory, 'dist'))
  if (pathFile) await writeFile(join(directory, 'path.txt'), 'electron')
  if (runtime) await writeFile(join(directory, 'dist', 'electron'), '')
  return { electronPackage: join(directory, 'package.json'), executable: join(directory, 'dist', 'electron') }
}

const linux = { platform: 'linux', env: { DISPLAY: ':0' } } as const

test('the runtime is found where it is', async () => {
  const { electronPackage, executable } = await installation()
  expect(findDesktopRuntime({ ...linux, electronPackage })).toEqual({ ok: true, executable })
  expect(findDesktopRuntime({ ...linux, env: { WAYLAND_DISPLAY: 'wayland-0' }, electronPackage }).ok).toBe(
    true,
  )
  expect(findDesktopRuntime({ platform: 'darwin', env: {}, electronPackage }).ok).toBe(true)
})

test('a runtime elsewhere is taken', async () => {
  const elsewhere = await installation()
  const { electronPackage } = await installation({ pathFile: false, runtime: false })
  const env = { ...linux.env, ELECTRON_OVERRIDE_DIST_PATH: join(elsewhere.executable, '..') }
  expect(findDesktopRuntime({ ...linux, env, electronPackage })).toEqual({
    ok: true,
    executable: elsewhere.executable,
  })
})

test.each([
  { pathFile: false, runtime: true },
  { pathFile: true, runtime: false },
  { pathFile: false, runtime: false },
])('a runtime that is not there is said, and not fetched: %j', async (parts) => {
  const { electronPackage } = await installation(parts)
  expect(findDesktopRuntime({ ...linux, electronPackage })).toMatchObject({
    ok: false,
    reason: expect.stringContaining('runtime is not installed'),
  })
})

test('so are a missing package and a missing display', async () => {
  const { electronPackage } = await installation()
  expect(findDesktopRuntime({ ...linux, electronPackage: undefined })).toEqual({
    ok: false,
    reason: 'Electron is not installed.',
  })
  expect(findDesktopRuntime({ ...linux, env: {}, electronPackage })).toEqual({
    ok: false,
    reason: 'There is no display.',
  })
})
