import { expect, test } from 'vitest'
import { personsShell } from '../../../../main/configuration/personsShell.ts'

test('a command is written for Windows there, except in Git Bash', () => {
  expect(personsShell({}, 'win32')).toBe('cmdOrPowerShell')
  expect(personsShell({ MSYSTEM: 'MINGW64' }, 'win32')).toBe('sh')
  expect(personsShell({}, 'darwin')).toBe('sh')
})
