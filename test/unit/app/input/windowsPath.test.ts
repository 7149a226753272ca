import { expect, test } from 'vitest'
import { windowsPathFault } from '../../../../app/input/windowsPath.ts'

test.each([
  'C:\\Users\\Jane Doe\\acme.onboarding.json',
  'C:acme.json',
  '..\\reports\\.\\report.html',
  '/mixed/slashes\\report.html',
  '\\\\server\\share$\\report.html',
  '\\\\?\\C:\\a long path\\report.html',
  'C:\\',
  'console.html',
  'com10',
  'nul-1.txt',
  'icon.png',
  '.aws\\config',
  'Größe & Co (1).html',
])('%j can name a file', (path) => {
  expect(windowsPathFault(path)).toBeUndefined()
})

test.each([
  ['CON', 'is the device CON'],
  ['C:\\reports\\con.html', 'con.html is the device CON'],
  ['nul.tar.gz', 'the device NUL'],
  ['Com1 .txt', 'the device COM1'],
  ['lpt²', 'the device LPT²'],
  ['conin$', 'the device CONIN$'],
  // A folder of that name can't be made either.
  ['C:\\aux\\report.html', 'the device AUX'],
  ['\\\\.\\pipe\\x', 'is a device'],
  ['report.html:hidden', 'has the character ":"'],
  ['C:\\a?b', 'has the character "?"'],
  ['report.', 'ends in a dot, and "report." does'],
  ['C:\\reports \\x', 'ends in a blank, and "reports " does'],
])('%j can not', (path, why) => {
  expect(windowsPathFault(path)?.why).toContain(why)
})
