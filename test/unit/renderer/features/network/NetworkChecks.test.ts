import { expect, it } from 'vitest'
import { reachedWords } from '../../../../../renderer/features/network/NetworkChecks.tsx'
import { proxyAnswer } from '../../../../../renderer/features/network/ProxySignIn.tsx'

it('a sign-in to a proxy is accepted only when the proxy let a call through', () => {
  const proxy = (ok: boolean) => ({ attempts: [{ what: 'proxy' as const, ok, words: '' }] })
  const direct = { attempts: [{ what: 'dns' as const, ok: true, words: '' }] }
  expect(proxyAnswer('none', [])).toBe('untested')
  expect(proxyAnswer('running', [proxy(true)])).toBe('testing')
  expect(proxyAnswer('running', [proxy(true), proxy(false)])).toBe('refused')
  expect(proxyAnswer('finished', [proxy(true), direct])).toBe('accepted')
  expect(proxyAnswer('finished', [direct])).toBe('untested')
})

it('says how many hosts can be reached', () => {
  expect(reachedWords([{ ok: true }, { ok: false }])).toBe('1 of 2 hosts can be reached.')
  expect(reachedWords([{ ok: true }, { ok: true }])).toBe('All 2 hosts can be reached.')
})
