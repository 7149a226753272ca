import { describe, expect, test } from 'vitest'
import { parseProxyAddress } from '../../../app/input/proxyAddress.ts'
import { chooseRoute, routeOfProxyList } from '../../../main/network/chooseRoute.ts'
import { isBypassed, unusableProxies } from '../../../main/network/environmentProxy.ts'
import { proxyAt, routeWords } from '../../../main/network/route.ts'

/** A computer that says so. */
const says = (list: string) => (): Promise<string> => Promise.resolve(list)

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
  ])('%s: past the proxy to %s? %s', (noProxy, address, bypassed) => {
    expect(isBypassed(noProxy, new URL(address))).toBe(bypassed)
  })
})

describe('what the computer says', () => {
  test.each([
    ['DIRECT', 'Directly'],
    ['', 'Directly'],
    ['PROXY a:8080', 'Through http://a:8080 (it)'],
    ['PROXY a:8080; DIRECT', 'Through http://a:8080 (it), else directly'],
    ['HTTPS a:8443;PROXY b', 'Through https://a:8443 (it), else http://b:80 (it)'],
    ['DIRECT; PROXY a:8080', 'Directly'],
    ['SOCKS a:1080; PROXY b:8080', 'Through http://b:8080 (it); can’t use SOCKS a:1080'],
    ['SOCKS5 a:1080', 'No usable proxy: SOCKS5 a:1080'],
    ['PROXY', 'No usable proxy: PROXY'],
  ])('%s', (list, words) => {
    expect(routeWords(routeOfProxyList(list, 'it', undefined))).toBe(words)
  })
})

describe('the way', () => {
  const automatic = { proxy: { kind: 'automatic' }, env: {} } as const
  const env = { HTTPS_PROXY: 'http://env:8080' }

  test.each([
    ['nothing is set', {}, 'Directly'],
    ['a variable', { env }, 'Through http://env:8080 (HTTPS_PROXY)'],
    [
      'the lower case first',
      { env: { ...env, https_proxy: 'http://low:1' } },
      'Through http://low:1 (https_proxy)',
    ],
    ['an empty one is none', { env: { https_proxy: '', ...env } }, 'Through http://env:8080 (HTTPS_PROXY)'],
    ['HTTP_PROXY is for others', { env: { HTTP_PROXY: 'http://env:8080' } }, 'Directly'],
    ['NO_PROXY', { env: { ...env, NO_PROXY: 'amazonaws.com' } }, 'Directly'],
    [
      'NO_PROXY also past what the computer says',
      { env: { no_proxy: 'amazonaws.com' }, resolveProxy: says('PROXY pac:1') },
      'Directly',
    ],
    [
      'the computer',
      { resolveProxy: says('PROXY pac:1') },
      'Through http://pac:1 (this computer’s settings)',
    ],
    [
      'the variable before the computer',
      { env, resolveProxy: says('PROXY pac:1') },
      'Through http://env:8080 (HTTPS_PROXY)',
    ],
    [
      'a computer that can’t say',
      { resolveProxy: (): Promise<string> => Promise.reject(new Error('PAC')) },
      'Directly',
    ],
    ['none, whatever is set', { proxy: { kind: 'none' }, env }, 'Directly'],
    [
      'the settings before the variable',
      { proxy: { kind: 'manual', url: 'https://mine' }, env: { ...env, NO_PROXY: '*' } },
      'Through https://mine:443 (the settings)',
    ],
    [
      'a variable that is none',
      { env: { HTTPS_PROXY: 'socks5://a:hunter2@b:1' } },
      'No usable proxy: HTTPS_PROXY',
    ],
  ] as const)('%s', async (_, around, words) => {
    expect(routeWords(await chooseRoute(STS, { ...automatic, ...around }))).toBe(words)
  })

  test.each(['http://localhost:4566/', 'https://127.0.0.1/', 'http://[::1]:5000/', 'http://x.localhost/'])(
    'to %s is direct',
    async (address) => {
      const around = { proxy: { kind: 'manual', url: 'http://a:1' }, env: {} } as const
      expect(routeWords(await chooseRoute(new URL(address), around))).toBe('Directly')
    },
  )

  test('says to the computer where to, and no more', async () => {
    const asked: string[] = []
    const resolveProxy = async (url: string) => {
      asked.push(url)
      return 'DIRECT'
    }
    await chooseRoute(new URL('https://sts.us-east-1.amazonaws.com/secret?key=1'), {
      ...automatic,
      resolveProxy,
    })
    expect(asked).toEqual(['https://sts.us-east-1.amazonaws.com/'])
  })
})

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
