import { expect, test } from 'vitest'
import { decideUpdates, type Installation, type UpdatesInput } from '../../../../app/updates/decideUpdates.ts'
import type { ManagedPolicy, ManagedUpdates } from '../../../../app/updates/managedPolicy.ts'
import { UPDATE_DEFAULTS } from '../../../../app/updates/updateSettings.ts'
import { updateSentences } from '../../../../app/updates/updateWords.ts'

const OWN = 'https://own.example.com/app'
const COMPANY = 'https://company.example.com/app'
const NO_POLICY: ManagedPolicy = { state: 'none' }

const policy = (updates: ManagedUpdates): ManagedPolicy => ({
  state: 'set',
  path: '/etc/activeeye-onboarding/policy.json',
  updates,
})
const broken: ManagedPolicy = {
  state: 'broken',
  path: '/etc/activeeye-onboarding/policy.json',
  problem: 'it is no JSON',
}
const on = (proof: Installation['proof']): Installation => ({ kind: 'window', proof })

function decide(input: Partial<UpdatesInput>) {
  return decideUpdates({
    settings: { mode: 'install', url: OWN },
    policy: NO_POLICY,
    installation: on('macos'),
    ...input,
  })
}

test('updates are off until a person or an administrator turns them on', () => {
  expect(decide({ settings: UPDATE_DEFAULTS })).toEqual({ does: 'nothing', why: 'off', fixed: [] })
  expect(decide({ settings: { mode: 'check' } })).toMatchObject({ does: 'nothing', why: 'noAddress' })
  expect(decide({ settings: { mode: 'check', url: OWN } })).toMatchObject({ does: 'check', url: OWN })
  // An address alone starts nothing.
  expect(decide({ settings: UPDATE_DEFAULTS, policy: policy({ url: COMPANY }) })).toEqual({
    does: 'nothing',
    why: 'off',
    fixed: ['url'],
  })
})

test('what the policy has set, no setting changes', () => {
  expect(decide({ policy: policy({ mode: 'off' }) })).toEqual({
    does: 'nothing',
    why: 'policyOff',
    fixed: ['mode'],
  })
  expect(decide({ policy: policy({ mode: 'check', url: COMPANY }) })).toEqual({
    does: 'check',
    why: 'policyCheck',
    url: COMPANY,
    fixed: ['mode', 'url'],
  })
  expect(decide({ policy: policy({ url: COMPANY }) })).toMatchObject({ does: 'install', url: COMPANY })
})

test('a policy or settings that can’t be used end updates', () => {
  expect(decide({ policy: broken })).toEqual({
    does: 'nothing',
    why: 'policyBroken',
    fixed: ['mode', 'url'],
  })
  expect(decide({ settings: 'broken' })).toMatchObject({ does: 'nothing', why: 'settingsBroken' })
  // All that matters is in the policy then.
  expect(decide({ settings: 'broken', policy: policy({ mode: 'check', url: COMPANY }) })).toMatchObject({
    does: 'check',
  })
})

test('nothing is downloaded where nothing proves who made it', () => {
  expect(decide({ installation: on('macos') }).does).toBe('install')
  expect(decide({ installation: on('windows') }).does).toBe('install')
  expect(decide({ installation: on('noneOnLinux') })).toMatchObject({ does: 'check', why: 'unprovenOnLinux' })
  expect(decide({ installation: on('signerUnknown') })).toMatchObject({ does: 'check', why: 'signerUnknown' })
})

test('only the installed window asks anybody, whatever is set', () => {
  for (const [kind, why] of [
    ['other', 'otherHost'],
    ['source', 'fromSource'],
  ] as const) {
    expect(
      decide({ installation: { kind, proof: 'macos' }, policy: policy({ mode: 'check', url: COMPANY }) }),
    ).toMatchObject({ does: 'nothing', why })
  }
})

test('a person reads what happens, why, and what the last check showed', () => {
  const words = (input: Partial<UpdatesInput>, check?: Parameters<typeof updateSentences>[2]) =>
    updateSentences(decide(input), input.policy ?? NO_POLICY, check, '1.0.0').join(' ')
  expect(words({ policy: broken })).toBe(
    'Updates are off: the policy /etc/activeeye-onboarding/policy.json can’t be used: it is no JSON. Ask the administrator of this computer to correct it.',
  )
  expect(words({ policy: policy({ mode: 'off' }) })).toContain(
    'an administrator of this computer has set that in the policy /etc/activeeye-onboarding/policy.json',
  )
  expect(words({ installation: on('noneOnLinux') })).toMatch(/asks https:.*nothing in a package proves/)
  const found = { checkedAt: '2026-01-01T00:00:00Z', result: 'newer', newVersion: '1.1.0' } as const
  expect(words({}, found)).toMatch(/Version 1\.1\.0 is there; you have 1\.0\.0\.$/)
  expect(words({ settings: { mode: 'check', url: OWN } }, found)).toMatch(/from your administrator\.$/)
  expect(words({}, { ...found, downloaded: true })).toMatch(/Quit the app to install it\.$/)
  expect(words({}, { ...found, result: 'latest' })).toMatch(/You have the newest version, 1\.0\.0\.$/)
  // What was found is not told where updates are off now.
  expect(words({ policy: broken }, found)).not.toContain('1.1.0')
})
