import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startSecond } from '../e2e/support/electronApp.ts'
import { expect, test } from './support/desktop.ts'

test('a second start with the same data directory ends, and the first window comes to the front', async ({
  desktop: { electron, home },
}) => {
  await electron.evaluate(({ app, BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    window?.minimize()
    app.on('second-instance', () => Object.assign(app, { second: true }))
  })
  const [status] = await once(startSecond(home), 'exit')
  expect(status).toBe(0)
  await expect
    .poll(() =>
      electron.evaluate(({ app, BrowserWindow }) => ({
        second: 'second' in app,
        minimized: BrowserWindow.getAllWindows()[0]?.isMinimized(),
      })),
    )
    .toEqual({ second: true, minimized: false })
  expect(electron.windows()).toHaveLength(1)
})

test('another data directory is another app', async ({ desktop: { electron } }) => {
  const home = await mkdtemp(join(tmpdir(), 'electron-'))
  const other = startSecond(home)
  const ended = once(other, 'exit').then(() => 'ended')
  // It stays, as the first did.
  expect(
    await Promise.race([ended, electron.firstWindow().then((page) => page.waitForTimeout(3_000))]),
  ).not.toBe('ended')
  other.kill()
  await ended
  await rm(home, { recursive: true, force: true })
})
