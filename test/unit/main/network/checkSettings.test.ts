import { describe, expect, test } from 'vitest'
import type { NetworkSettings } from '../../../../app/network/networkSettings.ts'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { checkSettings } from '../../../../main/network/checkSettings.ts'

const NOW = new Date()

describe('the settings', () => {
  const faultsOf = async (settings: NetworkSettings) => {
    const error = await checkSettings(settings, NOW).catch((thrown: unknown) => thrown)
    if (!(error instanceof InvalidInputError)) throw new Error('It was not refused.')
    return error.errors
  }

  test.each([
    'http://alice:hunter2@proxy.example.com:8080',
    'alice:hunter2@proxy.example.com:8080',
    'http://alice@proxy.example.com',
    'http://alice:hun/ter2@proxy',
    'socks5://alice:hunter2@proxy',
  ])('with a user name or a password are refused without repeating them: %s', async (url) => {
    const [fault = '', ...more] = await faultsOf({ proxy: { kind: 'manual', url } })
    expect(more).toEqual([])
    expect(fault).toMatch(
      /^The address of the proxy holds a user name or a password.*sign in to the proxy instead/,
    )
    expect(fault).not.toMatch(/hunter2|alice|ter2/)
  })

  test.each(['', 'socks5://proxy:1080', 'http://proxy/path', 'http://proxy?x', 'ftp://proxy', 'x y'])(
    'with %j are refused',
    async (url) => {
      expect(await faultsOf({ proxy: { kind: 'manual', url } })).toEqual([
        expect.stringMatching(/^The address of the proxy (?!is none)/),
      ])
    },
  )

  test('name every fault', async () => {
    const faults = await faultsOf({ proxy: { kind: 'manual', url: 'x y' }, caFile: '/nonexistent/ca.pem' })
    expect(faults).toEqual([
      expect.stringContaining('The address of the proxy'),
      'There is no file /nonexistent/ca.pem. Choose the file again.',
    ])
  })
})
