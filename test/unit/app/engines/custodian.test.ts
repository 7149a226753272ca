import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { custodianFormat } from '../../../../app/engines/custodian/custodianFormat.ts'
import { yamlText } from '../../../../app/engines/custodian/yaml.ts'
import type { EngineInput } from '../../../../app/engines/engine.ts'
import { DEV, engineAccount, engineInput, HOSTILE, hostileInput, PROD } from './engineInputs.ts'

function parsed(input: EngineInput, path: string) {
  const text = custodianFormat.files(input).find((file) => file.path === path)?.text ?? ''
  return parse(text, { version: '1.1' })
}

const ROLE = 'arn:aws:iam::111122223333:role/Admin'

describe('accounts.yml', () => {
  test.each([
    [
      'a role',
      { kind: 'role', roleName: ['Admin', 'Other'], through: { kind: 'environment' } },
      { role: ROLE },
    ],
    [
      'roles one through another, in their order',
      {
        kind: 'role',
        roleArn: ROLE,
        through: {
          kind: 'role',
          roleArn: 'arn:aws:iam::999988887777:role/Hub',
          through: { kind: 'profile', profile: 'hub' },
        },
      },
      { role: ['arn:aws:iam::999988887777:role/Hub', ROLE] },
    ],
    ['a profile', { kind: 'profile', profile: 'acme' }, { profile: 'acme' }],
    [
      'access that only a person has',
      { kind: 'keys' },
      { role: 'arn:aws:iam::111122223333:role/OrganizationAccountAccessRole' },
    ],
  ] as const)('has %s as c7n-org takes it', (_, access, expected) => {
    const { accounts } = parsed(engineInput({ accounts: [engineAccount({ access })] }), 'accounts.yml')
    expect(accounts).toEqual([
      { account_id: PROD, name: PROD, display_name: 'prod', ...expected, regions: ['all'] },
    ])
  })

  test('has the Regions that are listed, and says in README.md where a role is missing', () => {
    const input = engineInput({
      accounts: [
        engineAccount({ regions: ['eu-west-1'] }),
        engineAccount({ accountId: DEV, access: { kind: 'keys' } }),
      ],
    })
    expect(parsed(input, 'accounts.yml').accounts[0].regions).toEqual(['eu-west-1'])
    expect(custodianFormat.guide(input).needs.join()).toContain(
      `For 1 account (${DEV}) the onboarding names no role`,
    )
  })
})

test('what is left out is left out, by account and Region, and by VPC', () => {
  const input = engineInput({
    accounts: [
      engineAccount({
        regionsLeftOut: ['eu-north-1'],
        vpcsLeftAlone: [{ region: 'us-east-1', vpcId: 'vpc-1' }],
      }),
      engineAccount({ accountId: DEV, vpcsLeftAlone: [{ region: 'us-east-1', vpcId: 'vpc-2' }] }),
    ],
  })
  for (const { policies } of [parsed(input, 'cover.yml'), parsed(input, 'new-vpcs.yml')]) {
    for (const { conditions, filters } of policies) {
      expect(conditions).toEqual([
        {
          not: [
            { type: 'value', key: 'account_id', value: PROD },
            { type: 'value', key: 'region', op: 'in', value: ['eu-north-1'] },
          ],
        },
      ])
      expect(filters.slice(0, 2)).toEqual([
        { type: 'value', key: 'OwnerId', value: '{account_id}' },
        { type: 'value', key: 'VpcId', op: 'not-in', value: ['vpc-1', 'vpc-2'] },
      ])
    }
  }
})

test('a VPC that gets a flow log beside another one has a policy of its own', () => {
  const seen = [
    { region: 'us-east-1', vpcs: [{ vpcId: 'vpc-9', action: 'create', besideOther: true } as const] },
  ]
  const { policies } = parsed(engineInput({ accounts: [engineAccount({ seen })] }), 'cover.yml')
  expect(policies.map(({ name }: { name: string }) => name)).toEqual([
    'activeeye-flow-logs',
    'activeeye-flow-logs-beside-others',
    'activeeye-flow-logs-to-decide',
  ])
  expect(policies[0].filters).toContainEqual({ type: 'value', key: 'VpcId', op: 'not-in', value: ['vpc-9'] })
  expect(policies[1].filters).toContainEqual({ type: 'value', key: 'VpcId', op: 'in', value: ['vpc-9'] })
})

test.each(HOSTILE)('%j changes nothing but values', (text) => {
  /** The same in a word without any meaning, and every text of a policy with braces that Custodian leaves alone. */
  const shape = (value: unknown, word: string): unknown =>
    JSON.parse(JSON.stringify(value).replaceAll(JSON.stringify(word).slice(1, -1), 'W'))
  const inert = text.replaceAll('{', '{{').replaceAll('}', '}}')
  for (const path of ['cover.yml', 'new-vpcs.yml']) {
    const policies = JSON.stringify(parsed(hostileInput(text), path))
    expect(policies).toContain(JSON.stringify(inert).slice(1, -1))
    const patterns = /"\^[^"\\]*(?:\\.[^"\\]*)*"/g
    expect(shape(JSON.parse(policies.replaceAll(patterns, '0')), inert)).toEqual(
      shape(JSON.parse(JSON.stringify(parsed(hostileInput('word'), path)).replaceAll(patterns, '0')), 'word'),
    )
  }
  expect(shape(parsed(hostileInput(text), 'accounts.yml'), text)).toEqual(
    shape(parsed(hostileInput('word'), 'accounts.yml'), 'word'),
  )
})

test('every text comes back from YAML 1.1 and 1.2 as it is', () => {
  const words = fc.string({ unit: 'binary', maxLength: 20 })
  fc.assert(
    fc.property(fc.array(words), words, (list, key) => {
      const value = { [key]: { list } }
      const text = yamlText(value)
      for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual(value)
    }),
    { numRuns: 25 },
  )
})
