import { mkdir, readdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newOnboarding } from '../../../../app/onboarding/newOnboarding.ts'
import { inputErrorText } from '../../../../app/onboarding/parseOnboarding.ts'
import { readOnboardingFile, writeOnboardingFile } from '../../../../main/onboarding/onboardingFile.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const onboarding = newOnboarding({
  id: '0b9c1234',
  customerName: 'Acme Corp',
  accounts: [{ accountId: '111122223333', name: 'prod', access: { kind: 'environment' } }],
})

async function errorIn(path: string): Promise<string> {
  const read = await readOnboardingFile(path)
  return read.ok ? 'none' : read.errors.map(inputErrorText).join('\n')
}

async function file(content: string | Uint8Array): Promise<string> {
  const path = join(await scratchDirectory(), 'acme.onboarding.json')
  await writeFile(path, content)
  return path
}

describe('readOnboardingFile', () => {
  test('says in words why there is nothing to read', async () => {
    const directory = await scratchDirectory()
    const missing = join(directory, 'x')
    expect(await errorIn(missing)).toBe(
      `${missing}: found no such file, expected an onboarding file that can be read`,
    )
    expect(await errorIn(directory)).toBe(`${directory}: found a directory, expected a file`)
    expect(await errorIn(await file(Buffer.from([0x22, 0xff, 0x22])))).toMatch(
      /found bytes that are not UTF-8/,
    )
    expect(await errorIn(await file(Buffer.from('\ufeff{}', 'utf16le')))).toMatch(
      /found text in UTF-16, expected UTF-8/,
    )
    expect(await errorIn(await file(Buffer.alloc(5 * 1024 * 1024 + 1)))).toMatch(
      /found 5,242,881 bytes, expected at most 5,242,880/,
    )
    expect(await errorIn(await file('{'))).toMatch(/acme\.onboarding\.json:1:2: found the end of the file/)
  })

  test('takes the byte order mark of UTF-8', async () => {
    const path = await file('')
    await writeOnboardingFile(path, onboarding, { overwrite: true })
    await writeFile(path, `\ufeff${await readFile(path, 'utf8')}`)
    expect(await errorIn(path)).toBe('none')
  })
})

describe('writeOnboardingFile', () => {
  test('writes what can be read again, and nothing else', async () => {
    const directory = await scratchDirectory()
    const path = join(directory, 'acme.onboarding.json')
    await writeOnboardingFile(path, onboarding)
    expect(await readOnboardingFile(path)).toMatchObject({ ok: true, onboarding })
    expect(await readdir(directory)).toEqual(['acme.onboarding.json'])
    expect((await stat(path)).mode & 0o777).toBe(0o600)
  })

  test('replaces an existing file only when told to', async () => {
    const path = await file('mine')
    await expect(writeOnboardingFile(path, onboarding)).rejects.toThrow(
      /exists already and was left as it is/,
    )
    expect(await readFile(path, 'utf8')).toBe('mine')
    await writeOnboardingFile(path, onboarding, { overwrite: true })
    expect(await errorIn(path)).toBe('none')
    expect(await readdir(join(path, '..'))).toEqual(['acme.onboarding.json'])
  })

  test('does not follow a link', async () => {
    const path = await file('mine')
    const link = `${path}.link`
    await symlink(path, link)
    await expect(writeOnboardingFile(link, onboarding, { overwrite: true })).rejects.toThrow(
      'a symbolic link',
    )
    expect([await readlink(link), await readFile(path, 'utf8')]).toEqual([path, 'mine'])
  })

  test('leaves nothing behind when it fails', async () => {
    const directory = await scratchDirectory()
    await mkdir(join(directory, 'taken'))
    await expect(
      writeOnboardingFile(join(directory, 'taken'), onboarding, { overwrite: true }),
    ).rejects.toThrow(/could not be written/)
    await expect(writeOnboardingFile(join(directory, 'no', 'way'), onboarding)).rejects.toThrow(
      /could not be written/,
    )
    await expect(writeOnboardingFile(join(directory, 'x'), { ...onboarding, id: '?' })).rejects.toThrow(
      /would not be valid/,
    )
    expect(await readdir(directory)).toEqual(['taken'])
  })
})
