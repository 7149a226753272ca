import { describe, expect, it } from 'vitest'
import {
  byField,
  formFaults,
  formOf,
  isSame,
  settingsOf,
} from '../../../../../renderer/features/network/networkForm.ts'

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
    const faultOf = (url: string) => formFaults({ proxy: 'manual', url, caFile: '' }).get('url')
    expect(faultOf(' http://proxy.example.com:8080 ')).toBeUndefined()
    expect(faultOf('proxy.example.com:8080')).toBeUndefined()
    expect(faultOf('')).toBeDefined()
    expect(faultOf('http://jane@proxy:8080')).toContain('user name')
    expect(faultOf('http://jane:hunter2@proxy:8080')).toMatch(/^(?!.*hunter2).*user name/)
  })

  it('have an address and a path as they were meant', () => {
    expect(
      settingsOf({ proxy: 'manual', url: ' proxy.example.com:8080 ', caFile: ' "/etc/my ca.pem" ' }),
    ).toEqual({
      proxy: { kind: 'manual', url: 'http://proxy.example.com:8080' },
      caFile: '/etc/my ca.pem',
    })
    expect(formFaults({ proxy: 'none', url: '', caFile: '""' }).get('caFile')).toContain('Type the path')
    expect(formFaults({ proxy: 'none', url: '', caFile: ' ' }).size).toBe(0)
  })

  it("have main's refusals beside their fields", () => {
    const faults = byField(['The address of the proxy is missing.', '/etc/hosts holds no certificate.'])
    expect(faults.get('url')).toContain('proxy')
    expect(faults.get('caFile')).toContain('/etc/hosts')
  })
})
