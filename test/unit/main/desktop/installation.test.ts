import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findInstallation } from '../../../../main/desktop/installation.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

test('on Windows only a build that names its signer can compare a download with it', async () => {
  const resources = await scratchDirectory()
  const proof = async () => (await findInstallation('win32', true, resources)).proof
  expect(await proof()).toBe('signerUnknown')
  for (const [text, expected] of [
    ['provider: generic\nurl: https://updates.invalid/\n', 'signerUnknown'],
    ['publisherName: []\n', 'signerUnknown'],
    ['publisherName: [unfinished', 'signerUnknown'],
    ['publisherName:\n  - Acme, Inc.\n', 'windows'],
    ['publisherName: Acme\n', 'windows'],
  ] as const) {
    await writeFile(join(resources, 'app-update.yml'), text)
    expect(await proof(), text).toBe(expected)
  }
})

test('macOS itself compares signatures, Linux has none', async () => {
  expect(await findInstallation('darwin', true, '/nowhere')).toEqual({ kind: 'window', proof: 'macos' })
  expect(await findInstallation('linux', true, '/nowhere')).toEqual({ kind: 'window', proof: 'noneOnLinux' })
  expect(await findInstallation('linux', false, '/nowhere')).toMatchObject({ kind: 'source' })
})
