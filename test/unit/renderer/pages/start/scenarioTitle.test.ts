import { expect, test } from 'vitest'
import { scenarioTitle } from '../../../../../renderer/pages/start/scenarioTitle.ts'

test('scenarios have readable names', () => {
  expect(
    ['ordinary', 'many-vpcs', 'scp-blocked-region', 'stack-exists-other-external-id'].map(scenarioTitle),
  ).toEqual(['Ordinary', 'Many VPCs', 'SCP blocked region', 'Stack exists other external ID'])
})
