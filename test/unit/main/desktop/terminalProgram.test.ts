import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { startTerminalProgram, terminalWords } from '../../../../main/desktop/terminalProgram.ts'
import { createElectron, emitPreventable } from '../../../doubles/electron.ts'

const argv = process.argv
afterEach(() => {
  process.argv = argv
  process.removeAllListeners('SIGINT')
})

test.each([
  [
    ['--terminal', '--ozone-platform=headless', '--', 'plan', '--', 'a b'],
    ['plan', '--', 'a b'],
  ],
  [['--terminal', '--'], []],
  [['--terminal'], []],
  [['acme.onboarding.json'], undefined],
  // Only a launcher says it first: a word of the terminal program opens no other mode.
  [['acme.onboarding.json', '--terminal', '--', 'undo'], undefined],
  [[], undefined],
])('%j asks for the terminal program with %j', (words, expected) => {
  expect(terminalWords(words)).toEqual(expected)
})

test('the program gets its words and its name, and opens no window', async () => {
  const { app, electron, windows } = createElectron()
  await startTerminalProgram(electron.app, ['plan', 'a b'], '/data', async () => {
    expect(process.argv.slice(1)).toEqual(['activeeye-onboarding', 'plan', 'a b'])
  })
  expect(app.disableHardwareAcceleration).toHaveBeenCalledOnce()
  expect(app.setPath).toHaveBeenCalledExactlyOnceWith('userData', join('/data', 'window'))
  expect(windows).toEqual([])
})

test('what Chromium makes of Ctrl-C interrupts the program, which ends by itself', async () => {
  const { app, electron } = createElectron()
  const interrupted = vi.fn()
  await startTerminalProgram(electron.app, ['run'], '/data', async () => process.on('SIGINT', interrupted))
  expect(emitPreventable(app, 'before-quit')).toBe(false)
  expect(interrupted).toHaveBeenCalledOnce()
  expect(app.exit).not.toHaveBeenCalled()
})

test('Ctrl-C ends the program where nothing has to be saved', async () => {
  const { app, electron } = createElectron()
  await startTerminalProgram(electron.app, ['status'], '/data', async () => undefined)
  emitPreventable(app, 'before-quit')
  expect(app.exit).toHaveBeenCalledExactlyOnceWith(130)
})
