import { expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseTypedParts } from '../../../../app/onboarding/typedParts.ts'
import { validateOnboarding } from '../../../../app/onboarding/validateOnboarding.ts'
import { isSameChoice } from '../../../../app/onboarding/vpcTargets.ts'
import { accountInFile, onboardingInFile } from '../../../doubles/sampleOnboarding.ts'

test('IDs may be typed as they are copied, each counts once', () => {
  expect(parseTypedParts('subnets', ' subnet-0a, subnet-0b\nsubnet-0a ')).toEqual({
    ok: true,
    value: { kind: 'subnets', ids: ['subnet-0a', 'subnet-0b'] },
  })
})

test('the value of a tag may be empty and may hold an equals sign', () => {
  const tag = (key: string, value: string) => ({ ok: true, value: { kind: 'interfacesWithTag', key, value } })
  expect(parseTypedParts('interfacesWithTag', ' Role = web=1 ')).toEqual(tag('Role', 'web=1'))
  expect(parseTypedParts('interfacesWithTag', 'Role=')).toEqual(tag('Role', ''))
})

test.each([
  ['subnets', '', 'at least one ID'],
  ['subnets', 'eni-0a', 'the ID of a subnet'],
  ['interfaces', 'eni-0a subnet-0a', 'the ID of a network interface'],
  ['interfacesWithTag', 'Role', 'a tag, such as Role=web'],
  ['interfacesWithTag', '=web', 'the key of a tag'],
  ['interfacesWithTag', 'Role=w*', 'without \\* \\? and'],
  ['interfacesWithTag', 'Ro?e=web', 'without'],
  ['interfacesWithTag', `Role=${'x'.repeat(257)}`, 'the value of a tag'],
  ['subnets', Array.from({ length: 201 }, (_, at) => `subnet-${at}`).join(' '), 'at most 200 IDs'],
] as const)('%s %s is refused', (kind, typed, expected) => {
  expect(refusalText(parseTypedParts(kind, typed))).toMatch(new RegExp(expected))
})

test('a file has one choice for each VPC', () => {
  const choice = {
    ...{ region: 'us-east-1', vpcId: 'vpc-1', by: 'alice', at: '2026-11-28T12:00:00Z' },
    monitor: { kind: 'subnets', ids: ['subnet-1'] },
  }
  const file = (vpcTargets: unknown) =>
    validateOnboarding(onboardingInFile({ accounts: [accountInFile({ vpcTargets })] }))
  expect(file([choice]).ok).toBe(true)
  expect(file([choice, { ...choice, monitor: { kind: 'interfaces', ids: ['eni-1'] } }])).toMatchObject({
    faults: [{ expected: 'one choice for each VPC' }],
  })
  expect(file([{ ...choice, monitor: { kind: 'subnets', ids: ['eni-1'] } }])).toMatchObject({
    faults: [{ expected: 'the ID of a subnet: subnet-0abc…' }],
  })
})

test('the same choice in another order is the same', () => {
  const ids = (...ids: string[]) => ({ kind: 'subnets' as const, ids })
  expect(isSameChoice(ids('subnet-1', 'subnet-2'), ids('subnet-2', 'subnet-1'))).toBe(true)
  expect(isSameChoice(ids('subnet-1'), ids('subnet-2'))).toBe(false)
  expect(isSameChoice(ids('subnet-1'), { kind: 'interfacesWithTag', key: 'subnet-1', value: '' })).toBe(false)
})
