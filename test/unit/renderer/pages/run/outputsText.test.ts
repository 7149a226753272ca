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
})
