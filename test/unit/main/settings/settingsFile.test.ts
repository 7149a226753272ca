import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../../app/settings/settings.ts'
import { keptUpdates } from '../../../../main/desktop/updates.ts'
import { openSettings } from '../../../../main/settings/appSettings.ts'
import { readSettings, writeSettings } from '../../../../main/settings/settingsFile.ts'

const PROXY = { proxy: { kind: 'manual', url: 'http://proxy.example.com:8080' } } as const

async function directoryWith(files: Readonly<Record<string, string | object>> = {}): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'settings-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    await writeFile(join(directory, name), text, { mode: 0o600 })
  }
  return directory
}

async function fileIn(directory: string): Promise<unknown> {
  return JSON.parse(await readFile(join(directory, 'settings.json'), 'utf8'))
}

test('without a file there are the defaults; what is saved is there after a restart', async () => {
  const directory = await directoryWith()
  const settings = await openSettings(directory)
  expect(settings.now()).toEqual(DEFAULT_SETTINGS)
  const told = vi.fn()
  settings.onChange(told)
  await Promise.all([settings.save({ theme: 'dark' }), settings.save({ callsAtOnce: 8 })])
  expect(told).toHaveBeenCalledTimes(2)
  const again = await openSettings(directory)
  expect(again.now()).toEqual({ ...DEFAULT_SETTINGS, theme: 'dark', callsAtOnce: 8 })
  expect(again.problems().size).toBe(0)
})

describe('a setting that is wrong', () => {
  test('is named with what was found and expected, and the others hold', async () => {
    const directory = await directoryWith({
      'settings.json': { version: 1, theme: 'blue', callsAtOnce: 500, density: 'compact', network: PROXY },
    })
    const { settings, problems } = await readSettings(directory)
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, density: 'compact', network: PROXY })
    expect([...problems.keys()].sort()).toEqual(['callsAtOnce', 'theme'])
    expect(problems.get('theme')).toBe(
      `The settings in ${join(directory, 'settings.json')}: theme: found "blue", expected one of "system", "light", "dark". The setting theme has its default. Correct the file, or set it again.`,
    )
    expect(problems.get('callsAtOnce')).toContain('found 500, expected a whole number from 1 to 128')
  })

  test('is kept while another one is saved, until it is set itself', async () => {
    const directory = await directoryWith({ 'settings.json': { version: 1, theme: 'blue', later: true } })
    const settings = await openSettings(directory)
    expect([...settings.problems().keys()].sort()).toEqual(['theme', 'unknown'])
    await settings.save({ density: 'compact' })
    expect(await fileIn(directory)).toEqual({ version: 1, theme: 'blue', later: true, density: 'compact' })
    await settings.save({ theme: 'light' })
    expect([...settings.problems().keys()]).toEqual(['unknown'])
    expect([settings.isRead('theme'), settings.isRead('updates')]).toEqual([true, true])
    expect(settings.now()).toMatchObject({ theme: 'light', density: 'compact' })
  })

  test.each([
    ['', 'it is no JSON'],
    ['{\n"theme": "dark",\n}', 'it is no JSON: line 3 column 1'],
    ['[]', 'it does not have the form of settings'],
    ['{"version":2,"theme":"dark"}', 'version: found 2, expected one of 1'],
  ])('in a file that is %j, none is in effect', async (text, why) => {
    const { settings, problems } = await readSettings(await directoryWith({ 'settings.json': text }))
    expect(settings).toEqual(DEFAULT_SETTINGS)
    expect(problems.get('file')).toContain(why)
  })
})

test.each([
  { version: 1, updates: { mode: 'check', url: 'http://updates.example.com' } },
  { version: 1, updates: { mode: 'always' } },
  { version: 2, updates: { mode: 'check', url: 'https://updates.example.com' } },
  'nothing',
])('what is set about updates and can’t be read is no permission: %j', async (content) => {
  const directory = await directoryWith({ 'settings.json': content })
  const kept = await openSettings(directory)
  const { readSettings: readUpdates, writeSettings: writeUpdates } = keptUpdates(kept)
  expect(readUpdates()).toBe('broken')
  await writeUpdates({ mode: 'check', url: 'https://updates.example.com/onboarding' })
  expect(readUpdates()).toEqual({ mode: 'check', url: 'https://updates.example.com/onboarding' })
})

describe('the network settings of an earlier version', () => {
  test('hold, and move into the one file with the first change', async () => {
    const directory = await directoryWith({ 'network.json': { version: 1, ...PROXY } })
    const settings = await openSettings(directory)
    expect(settings.now().network).toEqual(PROXY)
    await settings.save({ theme: 'dark' })
    expect(await readdir(directory)).toEqual(['settings.json'])
    expect(await fileIn(directory)).toEqual({ version: 1, network: PROXY, theme: 'dark' })
  })

  test('that can’t be read are named, and a later file counts more', async () => {
    const directory = await directoryWith({ 'network.json': '{"version":1,"proxy":7}' })
    expect((await readSettings(directory)).problems.get('network')).toContain('network.json can’t be read')
    await writeSettings(directory, { network: PROXY })
    expect((await readSettings(directory)).problems.size).toBe(0)
  })
})
