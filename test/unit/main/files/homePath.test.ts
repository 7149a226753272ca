import { expect, test } from 'vitest'
import { typedPath } from '../../../../main/files/homePath.ts'

test('what Windows takes for a device is no path there, and one elsewhere', () => {
  expect(() => typedPath('C:\\reports\\nul.html', 'the report', 'win32')).toThrow(
    "C:\\reports\\nul.html can't be the path of the report: on Windows, nul.html is the device NUL. Choose another name; an extension does not change that.",
  )
  expect(typedPath('/reports/nul.html', 'the report', 'linux')).toBe('/reports/nul.html')
})
