import { once } from 'node:events'
import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startSecond } from '../e2e/support/electronApp.ts'
import { heading } from '../e2e/support/journey.ts'
import { expect, test } from './support/desktop.ts'

async function exampleIn(home: string): Promise<string> {
  const path = join(home, 'acme.onboarding.json')
  await copyFile('assets/examples/keys.onboarding.json', path)
  return path
}

const startedWithFile = test.extend<{ words: readonly string[] }>({
  words: async ({ home }, use) => use([await exampleIn(home)]),
})

startedWithFile('a file that the app is started with is opened', async ({ desktop: { page } }) => {
  await expect(heading(page, 'Accounts')).toBeVisible()
  await expect(page.getByText('Acme').first()).toBeVisible()
})

test('a second start hands its file over to the first window', async ({
  desktop: { electron, page, home },
}) => {
  await expect(heading(page, 'Start')).toBeVisible()
  const [status] = await once(startSecond(home, [await exampleIn(home)]), 'exit')
  expect(status).toBe(0)
  await expect(heading(page, 'Accounts')).toBeVisible()
  expect(electron.windows()).toHaveLength(1)
})

test('a file that macOS hands over is opened', async ({ desktop: { electron, page, home } }) => {
  await expect(heading(page, 'Start')).toBeVisible()
  await electron.evaluate(
    ({ app }, path) => void app.emit('open-file', { preventDefault: () => undefined }, path),
    await exampleIn(home),
  )
  await expect(heading(page, 'Accounts')).toBeVisible()
})
