import { describe, expect, it } from 'vitest'
import { isPrescribedPortal } from '../../../../app/activeeye/foreignValues.ts'
import { maskedSentence } from '../../../../app/masking/maskedText.ts'
import { maskedValue } from '../../../../app/masking/maskedValue.ts'
import { createMasks, revealed } from '../../../../app/masking/masks.ts'

const ACCOUNTS = {
  customer: { name: 'Acme Corp', shortName: 'acme' },
  accounts: [
    {
      accountId: '111122223333',
      name: 'prod',
      externalId: 'acme-prod',
      connector: { displayName: 'Acme prod', priority: 'high' },
    },
    { accountId: '999922223333', name: 'network', externalId: 'acme-network', state: 'failed' },
  ],
}

describe('maskedValue', () => {
  it('replaces what identifies and leaves the rest, each account with one number', () => {
    expect(maskedValue(ACCOUNTS, createMasks())).toEqual({
      customer: { name: '[customer 1]', shortName: '[short name 1]' },
      accounts: [
        {
          accountId: '[ID 1]',
          name: '[account 1]',
          externalId: '[ExternalID 1]',
          connector: { displayName: '[display name 1]', priority: 'high' },
        },
        { accountId: '[ID 2]', name: '[account 2]', externalId: '[ExternalID 2]', state: 'failed' },
      ],
    })
  })

  it('keeps two accounts apart whose IDs end alike, and gives one value one mask', () => {
    const masks = createMasks()
    const [first, again] = [maskedValue(ACCOUNTS, masks), maskedValue(ACCOUNTS, masks)]
    expect(again).toEqual(first)
    expect(new Set(first.accounts.map(({ accountId }) => accountId)).size).toBe(2)
  })

  it('masks a sentence before the field that holds the name', () => {
    const value = { message: 'Region eu-west-1 in prod failed.', accounts: ACCOUNTS.accounts }
    expect(maskedValue(value, createMasks()).message).toBe('Region eu-west-1 in [account 1] failed.')
  })

  it('shows whom a template trusts, unless it is one of the accounts', () => {
    const masks = createMasks()
    maskedValue(ACCOUNTS, masks)
    const trust = { roles: [{ principals: ['210987654321', '111122223333'] }] }
    expect(maskedValue({ trust }, masks)).toEqual({
      trust: { roles: [{ principals: ['210987654321', '[ID 1]'] }] },
    })
  })
})

describe('maskedSentence', () => {
  const masks = createMasks()
  maskedValue(ACCOUNTS, masks)

  it.each([
    ['Account prod (111122223333) waits.', 'Account [account 1] ([ID 1]) waits.'],
    ['acme-prod differs from acme-prod2', '[ExternalID 1] differs from [short name 1]-prod2'],
    ['The product of production', 'The product of production'],
    [
      'User: arn:aws:sts::111122223333:assumed-role/Admin/jane@acme.example is not authorized',
      'User: arn:aws:sts::[ARN 1] is not authorized',
    ],
    ['Write to jane.roe@acme.example.', 'Write to [e-mail 1].'],
    ['flow log fl-0123456789abcdef0 of vpc-0123456789abcdef0', 'flow log [flow log 1] of [VPC 1]'],
    ['/home/jane/acme.onboarding.json can’t be read: EACCES', '[file 1] can’t be read: EACCES'],
    ['1111-2222-3333', '[ID 1]'],
    ['Request 01234567-89ab-cdef-0123-123456789012', 'Request 01234567-89ab-cdef-0123-123456789012'],
    [
      'arn:aws:s3:::delta-risk-flowlog-ingest and https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
      'arn:aws:s3:::delta-risk-flowlog-ingest and https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
    ],
    ['arn:aws:s3:::acme-logs', 'arn:aws:s3::[ARN 2]'],
    ['arn:aws:iam::aws:policy/ReadOnlyAccess', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
  ])('%s', (sentence, masked) => {
    expect(maskedSentence(sentence, masks)).toBe(masked)
    expect(maskedSentence(masked, masks)).toBe(masked)
  })
})

describe('revealed', () => {
  const masks = createMasks()
  maskedValue(ACCOUNTS, masks)

  it('gives the values back, also in an address, and leaves what only looks like a mask', () => {
    expect(revealed('[account 1] ([ID 2]) [VPC 7]', masks)).toBe('prod (999922223333) [VPC 7]')
    const stack = 'arn:aws:cloudformation:us-east-1:111122223333:stack/activeeye-security-monitor/1a2b'
    const link = `https://console.aws.amazon.com/?stackId=${encodeURIComponent(maskedSentence(stack, masks))}`
    expect(revealed(link, masks)).toBe(`https://console.aws.amazon.com/?stackId=${encodeURIComponent(stack)}`)
    expect(revealed('https://console.aws.amazon.com/#%5BID%202%5D', masks)).toBe(
      'https://console.aws.amazon.com/#999922223333',
    )
  })

  it('keeps a portal of ActiveEye one of ActiveEye, and opens it', () => {
    const portalUrl = 'https://acme-corp.activeeye.com/login'
    const shown = maskedValue({ portalUrl }, masks).portalUrl
    expect(shown).toBe('https://portal-1.masked.activeeye.com/')
    expect(isPrescribedPortal(shown)).toBe(true)
    expect(revealed(shown, masks)).toBe(portalUrl)
  })

  it('is kept and read again', () => {
    const again = createMasks(masks.values())
    expect(maskedValue(ACCOUNTS, again)).toEqual(maskedValue(ACCOUNTS, masks))
    expect(again.values()).toEqual(masks.values())
  })
})
