import { describe, expect, test } from 'vitest'
import { compareConnector, connectorOf } from '../../../../app/checklist/connectorStatus.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

describe('what was entered in ActiveEye', () => {
  const wanted = connectorOf(sampleAccount())

  test('is right when it is the same in all fields', () => {
    expect(
      compareConnector(wanted, {
        displayName: 'Acme prod',
        accountId: '111122223333',
        externalId: 'acme-prod',
      }),
    ).toEqual([])
  })

  test.each([
    ['displayName', 'Display Name'],
    ['accountId', 'Account ID'],
    ['externalId', 'External ID'],
  ] as const)('is wrong in %s: a problem in the words of the form, with the right value', (field, name) => {
    const differences = compareConnector(wanted, { ...wanted, [field]: 'x' })
    expect(differences).toMatchObject([
      {
        field,
        wanted: wanted[field],
        entered: 'x',
        problem: {
          kind: 'invalidInput',
          step: 'connector',
          next: expect.stringContaining(`set ${name} to ${wanted[field]}`),
        },
      },
    ])
  })

  test('is told for each field that differs, in the order of the form', () => {
    const differences = compareConnector(wanted, { displayName: '', accountId: '', externalId: '' })
    expect(differences.map(({ field }) => field)).toEqual(['displayName', 'accountId', 'externalId'])
  })
})
