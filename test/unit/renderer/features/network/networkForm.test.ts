import { describe, expect, it } from 'vitest'
import { reachedWords } from '../../../../../renderer/features/network/attemptName.ts'
import {
  byField,
  formOf,
  isSame,
  proxyAddressFault,
  settingsOf,
} from '../../../../../renderer/features/network/networkForm.ts'
import { mfaCodeFault, plainMfaCode } from '../../../../../renderer/features/signIn/mfaCode.ts'

describe('the settings of the network', () => {
  it.each([
    { proxy: { kind: 'automatic' } },
    { proxy: { kind: 'none' }, caFile: '/etc/ssl/ca.pem' },
    { proxy: { kind: 'manual', url: 'http://proxy.example.com:8080' } },
  ] as const)('come back from the form as they were: %o', (settings) => {
    expect(settingsOf(formOf(settings))).toEqual(settings)
    expect(isSame(settings, settingsOf(formOf(settings)))).toBe(true)
  })

  it('leave out what is empty, and what belongs to another choice', () => {
    expect(settingsOf({ proxy: 'none', url: 'http://proxy', caFile: ' ' })).toEqual({
      proxy: { kind: 'none' },
    })
  })

  it('take an address without user name and password only, and repeat neither', () => {
    expect(proxyAddressFault(' http://proxy.example.com:8080 ')).toBeUndefined()
    expect(proxyAddressFault('proxy.example.com:8080')).toContain('http://')
    expect(proxyAddressFault('')).toBeDefined()
    expect(proxyAddressFault('http://jane@proxy:8080')).toContain('user name')
    expect(proxyAddressFault('http://jane:hunter2@proxy:8080')).toMatch(/^(?!.*hunter2).*user name/)
  })

  it("have main's refusals beside their fields", () => {
    const faults = byField(['The address of the proxy is none.', '/etc/hosts holds no certificate.'])
    expect(faults.get('url')).toContain('proxy')
    expect(faults.get('caFile')).toContain('/etc/hosts')
  })
})

it('says how many hosts can be reached', () => {
  expect(reachedWords([{ ok: true }, { ok: false }])).toBe('1 of 2 hosts can be reached.')
  expect(reachedWords([{ ok: true }, { ok: true }])).toBe('All 2 hosts can be reached.')
})

describe('an MFA code', () => {
  it('is six digits, however they are read off', () => {
    expect(mfaCodeFault('123 456')).toBeUndefined()
    expect(plainMfaCode(' 123-456 ')).toBe('123456')
    for (const wrong of ['', '12345', '1234567', 'abcdef']) expect(mfaCodeFault(wrong)).toBeDefined()
  })
})
