import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openInBrowser } from '../../../../main/hosts/openInBrowser.ts'

vi.mock('node:child_process', () => ({
  spawn: vi.fn(() => Object.assign(new EventEmitter(), { unref: () => undefined })),
}))
vi.mock('../../../../main/hosts/launchFile.ts', () => ({
  writeLaunchFile: async () => ({ path: '/launch.html', remove: () => undefined }),
}))

const { versions, platform } = process

beforeEach(() => {
  vi.mocked(spawn).mockClear()
})

afterEach(() => {
  Object.defineProperty(process, 'versions', { value: versions })
  Object.defineProperty(process, 'platform', { value: platform })
})

test('a browser is opened by a process of Node', async () => {
  await openInBrowser('http://127.0.0.1:4600/', () => undefined)
  const [program, words] = vi.mocked(spawn).mock.calls[0] ?? []
  expect(program).toBe(process.execPath)
  expect(words).toEqual([expect.stringMatching(/browserOpener\.ts$/), '/launch.html'])
})

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
] as const)('in Electron, which runs no script, by the opener of %s', async (system, opener) => {
  Object.defineProperty(process, 'versions', { value: { ...versions, electron: '45.4.1' } })
  Object.defineProperty(process, 'platform', { value: system })
  await openInBrowser('http://127.0.0.1:4600/', () => undefined)
  expect(vi.mocked(spawn).mock.calls.map(([program, words]) => [program, words])).toEqual([
    [opener, ['/launch.html']],
  ])
})
