import { expect, test } from 'vitest'
import { createNotifier } from '../../../../main/desktop/notifyElsewhere.ts'
import { openWindow } from '../../../../main/desktop/openWindow.ts'
import { createElectron } from '../../../doubles/electron.ts'

const NEWS = { title: 'The run has finished.', body: 'Next: Send the report.' }

function setUp() {
  const { electron, windows, notifications } = createElectron()
  const notify = createNotifier(
    electron.Notification,
    openWindow(electron, { preload: '/preload.js', icon: undefined, theme: 'system' }),
  )
  const [window] = windows
  if (window === undefined) throw new Error('No window was opened.')
  return { notify, window, notifications }
}

test('a window that is not looked at is told, and a click brings it to the front', () => {
  const { notify, window, notifications } = setUp()
  window.isFocused.mockReturnValue(false)
  window.isMinimized.mockReturnValue(true)
  notify(NEWS)
  expect(notifications.map(({ options }) => options)).toEqual([NEWS])
  expect(notifications[0]?.show).toHaveBeenCalledOnce()
  window.focus.mockClear()
  notifications[0]?.emit('click')
  expect(window.restore).toHaveBeenCalledOnce()
  expect(window.focus).toHaveBeenCalledOnce()
})

test('nobody is told what they look at', () => {
  const { notify, notifications } = setUp()
  notify(NEWS)
  expect(notifications).toEqual([])
})
