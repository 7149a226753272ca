import { expect, test } from 'vitest'
import { plainPath } from '../../../../../renderer/pages/start/plainPath.ts'
import { scenarioTitle } from '../../../../../renderer/pages/start/scenarioTitle.ts'

test.each([
  ['"C:\\Users\\me\\acme.onboarding.json"', 'C:\\Users\\me\\acme.onboarding.json'],
  ["  '/home/me/a b.json' ", '/home/me/a b.json'],
  ['~/acme.onboarding.json', '~/acme.onboarding.json'],
  ['"half', '"half'],
])('the path %s', (typed, path) => {
  expect(plainPath(typed)).toBe(path)
})

test('scenarios have readable names', () => {
  expect(
    ['ordinary', 'many-vpcs', 'scp-blocked-region', 'stack-exists-other-external-id'].map(scenarioTitle),
  ).toEqual(['Ordinary', 'Many VPCs', 'SCP blocked region', 'Stack exists other external ID'])
})
