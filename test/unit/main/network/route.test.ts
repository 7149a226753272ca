import { describe, expect, test } from 'vitest'
import { parseProxyAddress } from '../../../../app/input/proxyAddress.ts'
import { proxyAt } from '../../../../main/network/route.ts'

describe('an address of a proxy', () => {
  test.each([
    ['http://proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['proxy', 'http://proxy:80'],
    ['https://proxy', 'https://proxy:443'],
    ['http://[fd00::1]:3128', 'http://[fd00::1]:3128'],
    ['http://alice:hunter2@proxy:1', 'http://proxy:1'],
  ])('%s', (text, shown) => {
    const parsed = parseProxyAddress(text)
    expect(parsed.ok && proxyAt(parsed.value, 'it', undefined).address).toBe(shown)
  })

  test.each(['', 'x y', 'socks5://a:1', 'alice:hunter2@proxy:1', 'http://', 'http://a:99999'])(
    'not %j',
    (text) => {
      expect(parseProxyAddress(text).ok).toBe(false)
    },
  )

  test.each([
    ['http://a%3Ab:p%40ss@proxy', undefined, 'a:b:p@ss'],
    ['http://alice:100%@proxy', undefined, 'alice:100%'],
    ['http://alice@proxy', undefined, 'alice:'],
    ['http://alice:old@proxy', { user: 'bob', password: 'nëw' }, 'bob:nëw'],
  ])('%s signs in', (text, signIn, expected) => {
    const parsed = parseProxyAddress(text)
    const { authorization = '' } = parsed.ok ? proxyAt(parsed.value, 'it', () => signIn) : {}
    expect(Buffer.from(authorization.replace('Basic ', ''), 'base64').toString()).toBe(expected)
  })
})
