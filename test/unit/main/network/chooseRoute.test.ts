import { describe, expect, test } from 'vitest'
import { chooseRoute, routeOfProxyList } from '../../../../main/network/chooseRoute.ts'
import { routeWords } from '../../../../main/network/route.ts'

/** A computer with these proxy settings. */
const says = (list: string) => (): Promise<string> => Promise.resolve(list)

const STS = new URL('https://sts.us-east-1.amazonaws.com/')

describe('the result of a PAC file', () => {
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

describe('the route', () => {
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
  ] as const)('%s', async (_, settings, words) => {
    expect(routeWords(await chooseRoute(STS, { ...automatic, ...settings }))).toBe(words)
  })

  test.each(['http://localhost:4566/', 'https://127.0.0.1/', 'http://[::1]:5000/', 'http://x.localhost/'])(
    'to %s is direct',
    async (address) => {
      const settings = { proxy: { kind: 'manual', url: 'http://a:1' }, env: {} } as const
      expect(routeWords(await chooseRoute(new URL(address), settings))).toBe('Directly')
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

test('an entry of a proxy list that can’t be used is told without its password', () => {
  const { unusable } = routeOfProxyList(
    'PROXY me:hun#t@er2@proxy:8080; SOCKS me:hunter2@socks:1',
    'PAC',
    undefined,
  )
  expect(unusable).toEqual(['PROXY …@proxy:8080', 'SOCKS …@socks:1'])
})
