import { describe, expect, test } from 'vitest'
import { isBypassed, unusableProxies } from '../../../../main/network/environmentProxy.ts'

const STS = new URL('https://sts.us-east-1.amazonaws.com/')

describe('NO_PROXY', () => {
  test.each([
    ['*', STS.href, true],
    ['sts.us-east-1.amazonaws.com', STS.href, true],
    ['amazonaws.com', STS.href, true],
    ['.amazonaws.com', STS.href, true],
    ['*.amazonaws.com', STS.href, true],
    ['example.com, .AMAZONAWS.com', STS.href, true],
    ['example.com sts.us-east-1.amazonaws.com', STS.href, true],
    ['sts.us-east-1.amazonaws.com:443', STS.href, true],
    ['sts.us-east-1.amazonaws.com:8443', STS.href, false],
    ['zonaws.com', STS.href, false],
    ['us-east-1', STS.href, false],
    ['', STS.href, false],
    ['10.0.0.0/8', 'https://10.1.2.3/', true],
    ['10.0.0.0/8', 'https://11.1.2.3/', false],
    ['10.0.0.0/99', 'https://10.1.2.3/', false],
    ['10.1.2.3', 'https://10.1.2.3/', true],
    ['fd00::/8', 'https://[fd12::1]/', true],
    ['fd12::1', 'https://[fd12::1]/', true],
    ['10.0.0.0/8', STS.href, false],
    ['amazonaws.com.', STS.href, true],
    ['.amazonaws.com.:443', STS.href, true],
    ['amazonaws.com', 'https://sts.us-east-1.amazonaws.com./', true],
    ['.', STS.href, false],
    ['[fd12::1]', 'https://[fd12::1]/', true],
    ['[fd12::1]:443', 'https://[fd12::1]/', true],
    ['[fd12::1]:8443', 'https://[fd12::1]/', false],
    ['[fd00::]/8', 'https://[fd12::1]/', true],
    ['FD12:0:0:0:0:0:0:1', 'https://[fd12::1]/', true],
    ['10.0.0.0/8:443', 'https://10.1.2.3/', true],
    ['10.1.2.3:8443', 'https://10.1.2.3/', false],
    ['fd12::1', STS.href, false],
  ])('%s: past the proxy to %s? %s', (noProxy, address, bypassed) => {
    expect(isBypassed(noProxy, new URL(address))).toBe(bypassed)
  })
})

describe('a variable that can’t be used', () => {
  test('the variables that can’t be used are told by name', () => {
    const env = { HTTPS_PROXY: 'socks5://a', http_proxy: 'proxy:8080', HTTP_PROXY: '', https_proxy: 'x y' }
    expect(unusableProxies(env).map(({ name }) => name)).toEqual(['https_proxy', 'HTTPS_PROXY'])
  })

  test('a variable whose password is not encoded says how to, without repeating it', () => {
    const [unusable] = unusableProxies({ HTTPS_PROXY: 'http://alice:hun@ter2@proxy:8080' })
    expect(unusable).toMatchObject({
      name: 'HTTPS_PROXY',
      why: expect.stringContaining('percent-encode @ as %40'),
    })
    expect(unusable?.why).not.toMatch(/alice|hun|ter2/)
  })
})

test.each(['http://alice:s3cr/et@proxy.corp:8080', 'socks5://proxy:1', 'user:pw@host:1', 'x y'])(
  'a proxy that would be gone past or fail with its password is found: %s',
  (proxy) => {
    const env = { HTTPS_PROXY: proxy, http_proxy: 'http://fine:8080', HTTP_PROXY: '' }
    expect(unusableProxies(env).map(({ name }) => name)).toEqual(['HTTPS_PROXY'])
  },
)
