import { expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../../app/input/typedPath.ts'

const WHAT = 'the onboarding file'

test.each([
  ['"C:\\Users\\me\\acme.onboarding.json"', 'C:\\Users\\me\\acme.onboarding.json'],
  ["  '/home/me/a b.json' ", '/home/me/a b.json'],
  ['~/acme.onboarding.json', '~/acme.onboarding.json'],
  ['"half', '"half'],
  ['acme.json', 'acme.json'],
])('on a page, the path %s', (typed, path) => {
  expect(parseTypedPath(typed, WHAT)).toEqual({ ok: true, value: path })
})

test.each([
  ['~', '/home/me'],
  ['~/acme.json', '/home/me/acme.json'],
  ['"~/acme corp.json"', '/home/me/acme corp.json'],
  ["'~/acme.json'", '/home/me/acme.json'],
  [' ~\\acme.json', '/home/me\\acme.json'],
  ['~jane/acme.json', '~jane/acme.json'],
  ['a~/acme.json', 'a~/acme.json'],
  ['/etc/ca.pem', '/etc/ca.pem'],
])('where the home directory is known, the path %s', (typed, path) => {
  expect(parseTypedPath(typed, WHAT, '/home/me')).toEqual({ ok: true, value: path })
})

test.each(['', '  ', '""', "' '"])('%j is no path', (typed) => {
  expect(refusalText(parseTypedPath(typed, WHAT))).toBe('Type the path of the onboarding file.')
})

test.each(['/a\n/b', '/a\0b', '/a\r\n'.concat('/b')])('%j is more than a path', (typed) => {
  expect(refusalText(parseTypedPath(typed, WHAT))).toMatch(
    /^The path of the onboarding file has a line break/,
  )
})
