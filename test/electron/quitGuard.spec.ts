import { once } from 'node:events'
import { acknowledgeAndCreate, goTo, look } from '../e2e/support/journey.ts'
import { answerDialogs, expect, test } from './support/desktop.ts'

test.use({ practice: 'slow' })

test('closing the window asks while a run is at work, and stops it cleanly after a yes', async ({
  desktop: { electron, page },
}) => {
  test.setTimeout(120_000)
  // The start of the run is asked outside the page as well.
  await answerDialogs(electron, 1)
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)

  const asked = await answerDialogs(electron, 0)
  const close = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect(async () => {
    await close()
    expect(await asked()).toContainEqual({
      message: 'An activity is running. Stop it and quit?',
      detail: expect.stringContaining('Everything done so far is saved'),
      buttons: ['Keep Running', 'Stop and Quit'],
    })
  }).toPass()
  expect(electron.windows()).toHaveLength(1)

  await answerDialogs(electron, 1)
  const ended = once(electron.process(), 'exit')
  await close()
  expect(await ended).toEqual([0, null])
})

test('closing the window with nothing at work quits unasked', async ({ desktop: { electron } }) => {
  const asked = await answerDialogs(electron, 0)
  expect(await asked()).toEqual([])
  const ended = once(electron.process(), 'exit')
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  expect(await ended).toEqual([0, null])
})
