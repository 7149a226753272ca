import { describe, expect, test } from 'vitest'
import { refusalText } from '../../../../app/input/parsed.ts'
import { parseProxyAddress, parseProxySetting } from '../../../../app/input/proxyAddress.ts'

describe('an address of a proxy', () => {
  test.each([
    ['http://proxy.example.com:8080', 'http://proxy.example.com:8080'],
    ['proxy.example.com:8080', 'http://proxy.example.com:8080'],
    [' proxy.example.com:8080/ ', 'http://proxy.example.com:8080'],
    ['HTTP://Proxy.Example.com:8080/', 'http://proxy.example.com:8080'],
    ['proxy', 'http://proxy'],
    ['10.0.0.1:3128', 'http://10.0.0.1:3128'],
    ['http://proxy:', 'http://proxy'],
    ['https://proxy', 'https://proxy'],
    ['https://proxy:443', 'https://proxy'],
    ['https://proxy:80', 'https://proxy:80'],
    ['http://[fd00::1]:3128', 'http://[fd00::1]:3128'],
    ['[fd00::1]:3128', 'http://[fd00::1]:3128'],
    ['[fd00::1]', 'http://[fd00::1]'],
  ])('%s is taken', (typed, url) => {
    expect(parseProxyAddress(typed)).toMatchObject({ ok: true })
    expect(parseProxySetting(typed)).toEqual({ ok: true, value: url })
  })

  test.each([
    ['', /is missing\. Type it like http/],
    ['x y', /has a blank in it/],
    ['http://pro\nxy', /has a blank in it/],
    ['socks5://a:1', /begins with http:\/\/ or https:\/\/.*SOCKS is not supported/],
    ['ftp://proxy', /begins with http/],
    ['http://', /no name or IP address of a host/],
    ['http:///proxy', /no name|a path/],
    ['http://:8080', /no name or IP address of a host/],
    ['fd00::1', /An IPv6 address stands in brackets/],
    ['http://a:99999', /port that is not a number from 1 to 65535/],
    ['http://a:0', /port that is not a number from 1 to 65535/],
    ['http://a:80a', /port that is not a number from 1 to 65535/],
    ['http://proxy.example.com:8080/x', /has a path, a query or a fragment/],
    ['proxy.example.com:8080/x', /has a path, a query or a fragment/],
    ['http://proxy?x', /has a path, a query or a fragment/],
    ['http://proxy/?', /has a path, a query or a fragment/],
    ['http://proxy:8080#x', /has a path, a query or a fragment/],
    ['http://proxy:8080\\x', /has a path, a query or a fragment/],
  ])('%j is refused', (typed, words) => {
    expect(refusalText(parseProxyAddress(typed))).toMatch(words)
    expect(refusalText(parseProxySetting(typed))).toMatch(words)
    expect(refusalText(parseProxySetting(typed))).toMatch(/^The address of the proxy /)
  })
})

describe('a user name and a password', () => {
  test.each([
    ['http://a%3Ab:p%40ss@proxy', { user: 'a:b', password: 'p@ss' }],
    ['http://alice:hun:ter@proxy', { user: 'alice', password: 'hun:ter' }],
    ['http://alice:100%@proxy', { user: 'alice', password: '100%' }],
    ['http://alice@proxy', { user: 'alice', password: '' }],
    ['http://@proxy', undefined],
  ])('of %s are read', (typed, signIn) => {
    const parsed = parseProxyAddress(typed)
    expect(parsed).toMatchObject({ ok: true, value: { hostname: 'proxy', port: 80 } })
    expect(parsed.ok && parsed.value.signIn).toEqual(signIn)
  })

  test.each([
    ['http://alice:hun@ter2@proxy:1', '@ as %40'],
    ['http://alice:hun#ter2@proxy:1', '# as %23'],
    ['http://alice:hun\\ter2@proxy:1', '\\ as %5C'],
    ['http://alice:hun/ter2@proxy:1', '/ as %2F'],
    ['http://alice:hun?ter2@proxy:1', '? as %3F'],
    ['http://alice:hun ter2@proxy:1', 'a blank as %20'],
    ['http://alice@corp:hun@t#er2@proxy:1', '@ as %40 and # as %23'],
    ['alice:hun@ter2@proxy:1', '@ as %40'],
  ])('that are not encoded are refused and not repeated: %s', (typed, encoding) => {
    for (const refusal of [refusalText(parseProxyAddress(typed)), refusalText(parseProxySetting(typed))]) {
      expect(refusal).toContain(`percent-encode ${encoding}.`)
      expect(refusal).not.toMatch(/alice|hun|ter2|corp/)
    }
  })

  test('belong behind http://', () => {
    const refusal = refusalText(parseProxyAddress('alice:hunter2@proxy:1'))
    expect(refusal).toMatch(/has to begin with http:\/\//)
    expect(refusal).not.toMatch(/alice|hunter2/)
  })

  test.each(['http://alice:hunter2@proxy', 'alice:hunter2@proxy:1', 'socks5://alice:hunter2@proxy'])(
    'are not taken into the settings: %s',
    (typed) => {
      const refusal = refusalText(parseProxySetting(typed))
      expect(refusal).toMatch(/holds a user name or a password.*sign in to the proxy instead/)
      expect(refusal).not.toMatch(/alice|hunter2|percent/)
    },
  )
})
