import { expect, test } from 'vitest'
import { parseManagedPolicy } from '../../../../app/updates/managedPolicy.ts'
import { parseUpdateSettings } from '../../../../app/updates/updateSettings.ts'

const PATH = '/etc/activeeye-onboarding/policy.json'
const parse = (value: unknown) => parseManagedPolicy(JSON.stringify(value), PATH)

test('a policy switches updates off, or sets the address and that nothing is installed', () => {
  const updates = { mode: 'check', url: 'https://updates.example.com/onboarding' }
  expect(parse({ version: 1, updates })).toEqual({ state: 'set', path: PATH, updates })
  expect(parse({ version: 1, updates: { mode: 'off' } })).toMatchObject({ updates: { mode: 'off' } })
})

test.each([
  ['no JSON', '{ "version": 1, ', /it is no JSON/],
  ['nothing', '', /it is no JSON/],
  ['another version', JSON.stringify({ version: 2, updates: {} }), /^version: /],
  ['a field that it does not have', JSON.stringify({ version: 1, updates: { modes: 'off' } }), /modes/],
  [
    'more than an administrator can set',
    JSON.stringify({ version: 1, updates: { mode: 'install' } }),
    /^updates\.mode: /,
  ],
  [
    'an address without TLS',
    JSON.stringify({ version: 1, updates: { url: 'http://u.example.com/' } }),
    /^updates\.url: .*https/,
  ],
  [
    'an address with a password',
    JSON.stringify({ version: 1, updates: { url: 'https://a:b@u.example.com/' } }),
    /^updates\.url: /,
  ],
  ['brackets without end', '['.repeat(100_000), /it is no JSON/],
])('%s makes a broken policy, with the place', (_, text, problem) => {
  expect(parseManagedPolicy(text, PATH)).toEqual({
    state: 'broken',
    path: PATH,
    problem: expect.stringMatching(problem),
  })
})

test('an address is taken as it is typed, with blanks around, and never without TLS', () => {
  const url = 'https://updates.example.com/onboarding'
  expect(parseUpdateSettings({ mode: 'check', url: ` ${url} ` })).toEqual({
    ok: true,
    value: { mode: 'check', url },
  })
  expect(parseUpdateSettings({ mode: 'off', url: '  ' })).toEqual({ ok: true, value: { mode: 'off' } })
  for (const wrong of [
    'http://updates.example.com/',
    'file:///tmp',
    'updates',
    'https://me:secret@example.com/',
  ]) {
    const parsed = parseUpdateSettings({ mode: 'check', url: wrong })
    expect(parsed.ok).toBe(false)
    expect(JSON.stringify(parsed)).not.toContain('secret')
  }
})
