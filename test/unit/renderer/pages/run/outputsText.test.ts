import { describe, expect, it } from 'vitest'
import { outputsTable, outputsText } from '../../../../../renderer/pages/run/outputsText.ts'
import { untouchedAccount } from '../../../app/report/checklists.ts'

describe('what is copied', () => {
  it('has a line for each output, and keeps leading zeros', () => {
    expect(outputsText({ AccountID: '012345678901', ExternalID: 'acme-prod' })).toBe(
      'AccountID: 012345678901\nExternalID: acme-prod',
    )
    expect(outputsTable([untouchedAccount()])).toBe(
      'Account\tAccountID\tExternalID\nprod\t012345678901\tacme-prod',
    )
  })

  it('has no IDs while the stack and the onboarding file differ', () => {
    const account = untouchedAccount()
    const { accountId: _, externalId: __, ...connector } = account.connector
    expect(outputsTable([{ ...account, connector }])).toBe('Account\tAccountID\tExternalID\nprod\t\t')
  })
})
