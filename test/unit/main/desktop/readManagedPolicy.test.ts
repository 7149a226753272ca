import { chmod, chown, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { LIMITS } from '../../../../app/input/limits.ts'
import { policyPlaces, readManagedPolicy } from '../../../../main/desktop/readManagedPolicy.ts'
import { foreignWriter } from '../../../../main/files/ownership.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const TEXT = '{ "version": 1, "updates": { "mode": "off" } }'

test('the place of the policy is the administrator’s, and no variable moves it away from there', () => {
  const env = { ProgramData: 'D:\\Mine', HOME: '/home/me', XDG_CONFIG_HOME: '/home/me', HOMEDRIVE: 'D:' }
  expect(policyPlaces('linux', env)).toEqual(['/etc/activeeye-onboarding/policy.json'])
  expect(policyPlaces('darwin', env)).toEqual([
    '/Library/Application Support/ActiveEye Onboarding/policy.json',
  ])
  const usual = 'C:\\ProgramData\\ActiveEye Onboarding\\policy.json'
  expect(policyPlaces('win32', env)).toEqual([usual, 'D:\\Mine\\ActiveEye Onboarding\\policy.json'])
  expect(policyPlaces('win32', { ProgramData: 'c:\\programdata' })).toEqual([usual])
  expect(policyPlaces('win32', {})).toEqual([usual])
})

test('without a file there is no policy', async () => {
  const directory = await scratchDirectory()
  expect(
    await readManagedPolicy([join(directory, 'policy.json'), join(directory, 'none/policy.json')]),
  ).toEqual({
    state: 'none',
  })
})

test('a policy that this user wrote is none of an administrator', () => {
  vi.spyOn(process, 'getuid').mockReturnValue(1000)
  const mine = { uid: 1000, gid: 1000, mode: 0o100600 }
  const roots = { uid: 0, gid: 0, mode: 0o100644 }
  expect(foreignWriter(mine)).toBeUndefined()
  expect(foreignWriter(mine, 'administrator')).toBe('belongs to user 1000')
  expect(foreignWriter(roots, 'administrator')).toBeUndefined()
  expect(foreignWriter(roots)).toBe('belongs to user 0')
  expect(foreignWriter({ ...roots, gid: 80, mode: 0o100664 }, 'administrator')).toBe(
    'can be written by group 80',
  )
  expect(foreignWriter({ ...roots, mode: 0o100666 }, 'administrator')).toMatch(/every user/)
})

// Windows has other permissions; only the administrator can make a file that is the administrator's.
const asRoot = test.skipIf(process.getuid?.() !== 0)

asRoot('the administrator’s file counts, and the first of several', async () => {
  const directory = await scratchDirectory()
  const [first, second] = [join(directory, 'first.json'), join(directory, 'second.json')]
  await writeFile(second, TEXT)
  expect(await readManagedPolicy([first, second])).toEqual({
    state: 'set',
    path: second,
    updates: { mode: 'off' },
  })
  await writeFile(first, 'nothing')
  expect(await readManagedPolicy([first, second])).toMatchObject({ state: 'broken', path: first })
})

asRoot('a file or directory that others can change is not used, and does not count as none', async () => {
  const directory = await scratchDirectory()
  const path = join(directory, 'policy.json')
  await writeFile(path, TEXT)
  await chmod(path, 0o666)
  const problem = async () => {
    const policy = await readManagedPolicy([path])
    return policy.state === 'broken' ? policy.problem : policy.state
  }
  expect(await problem()).toBe(
    'found a file that can be written by every user of this computer, expected one that only the administrator can write',
  )
  await chmod(path, 0o644)
  expect(await problem()).toBe('set')
  await chown(path, 1000, 1000)
  expect(await problem()).toContain('belongs to user 1000')
  await chown(path, 0, 0)
  await chmod(directory, 0o777)
  expect(await problem()).toContain(`${directory} can be written by every user`)
})

test('what is no text of a policy’s size is broken', async () => {
  const directory = await scratchDirectory()
  const path = join(directory, 'policy.json')
  await writeFile(path, ' '.repeat(LIMITS.policyFile + 1))
  expect(await readManagedPolicy([path])).toMatchObject({ state: 'broken' })
  await mkdir(join(directory, 'folder'))
  expect(await readManagedPolicy([join(directory, 'folder')])).toMatchObject({ state: 'broken' })
  await writeFile(path, Buffer.from([0xff, 0xfe, 0x00]))
  expect(await readManagedPolicy([path])).toMatchObject({ state: 'broken' })
})
