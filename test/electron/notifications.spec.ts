import { acknowledgeAndCreate, goTo, look } from '../e2e/support/journey.ts'
import { answerDialogs, expect, test } from './support/desktop.ts'

test.use({ practice: 'single-vpc' })

test('the end of a run is told while the window is not looked at, and a click brings it back', async ({
  desktop: { electron, page },
}) => {
  test.setTimeout(120_000)
  await electron.evaluate(({ app, BrowserWindow, Notification }) => {
    const told: string[] = []
    Object.assign(app, { told })
    Notification.isSupported = () => true
    Notification.prototype.show = function show(this: Electron.Notification) {
      told.push(this.title)
      this.emit('click')
    }
    // As if another program were in front.
    BrowserWindow.prototype.isFocused = () => false
    BrowserWindow.prototype.focus = () => void told.push('focus')
  })
  await answerDialogs(electron, 1)
  await goTo(page, 'Plan')
  await look(page)
  await acknowledgeAndCreate(page)
  await expect
    .poll(() => electron.evaluate(({ app }) => (app as unknown as { told: string[] }).told), {
      timeout: 60_000,
    })
    .toEqual(expect.arrayContaining([expect.stringMatching(/./), 'focus']))
})
