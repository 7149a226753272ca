import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { type Network, openNetwork } from '../../../../main/network/transport.ts'
import {
  type PracticeAuthority,
  practiceAuthority,
} from '../../../../main/practice/proxies/practiceAuthority.ts'
import { openSettings } from '../../../../main/settings/appSettings.ts'
import { readSettings } from '../../../../main/settings/settingsFile.ts'
import { authorityFile, networkDirectory } from './networkFiles.ts'

let good: PracticeAuthority

beforeAll(async () => {
  good = await practiceAuthority('Acme Inspection')
})

describe('the settings', () => {
  test('are kept for this user only, whole, without a trace of another file', async () => {
    const dataDirectory = join(await networkDirectory(), 'data')
    const network = await openNetwork(await openSettings(dataDirectory), {})
    const caFile = await authorityFile(good.pem)
    await network.save({ proxy: { kind: 'manual', url: ' proxy.example.com:8080 ' }, caFile })
    const proxy = { kind: 'manual', url: 'http://proxy.example.com:8080' }
    expect(await network.show()).toMatchObject({
      settings: { proxy, caFile },
      authorities: ['Acme Inspection'],
    })
    expect(await readdir(dataDirectory)).toEqual(['settings.json'])
    const path = join(dataDirectory, 'settings.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 1, network: { proxy, caFile } })
    expect((await readSettings(dataDirectory)).settings.network).toEqual({ proxy, caFile })
  })

  test('never hold the sign-in to the proxy', async () => {
    const dataDirectory = await networkDirectory()
    const network = await openNetwork(await openSettings(dataDirectory), {})
    await network.save({ proxy: { kind: 'manual', url: 'http://proxy' } })
    await network.signInToProxy({ user: 'alice', password: 'hunter2' })
    await network.save({ proxy: { kind: 'manual', url: 'http://proxy:80' } })
    const text = await readFile(join(dataDirectory, 'settings.json'), 'utf8')
    expect(text + JSON.stringify(await network.show())).not.toMatch(/alice|hunter2|YWxpY2U6/)
    expect(await signsIn(network)).toEqual([true])
  })

  test('give the sign-in to no other proxy than the one that was meant, or that asked', async () => {
    let list = 'PROXY corp:8080'
    const network = await openNetwork(await openSettings(await networkDirectory()), {})
    network.setProxyResolver(async () => list)
    await network.signInToProxy({ user: 'alice', password: 'hunter2' })
    expect(await signsIn(network)).toEqual([true])
    list = 'PROXY cafe.example:3128; PROXY corp:8080'
    expect(await signsIn(network)).toEqual([false, true])
    await network.save({ proxy: { kind: 'manual', url: 'http://other:8080' } })
    expect(await signsIn(network)).toEqual([false])
    // It asks, its address is told, and the person signs in again.
    network.askedToSignIn('http://other:8080')
    expect(await signsIn(network)).toEqual([false])
    await network.signInToProxy({ user: 'alice', password: 'hunter2' })
    expect(await signsIn(network)).toEqual([true])
    await network.signInToProxy({ user: '', password: '' })
    expect(await signsIn(network)).toEqual([false])
  })

  test('that are wrong change nothing', async () => {
    const dataDirectory = await networkDirectory()
    const network = await openNetwork(await openSettings(dataDirectory), {})
    await network.save({ proxy: { kind: 'none' } })
    const before = network.revision()
    await expect(network.save({ proxy: { kind: 'manual', url: 'x y' } })).rejects.toThrow(InvalidInputError)
    expect(network.settings()).toEqual({ proxy: { kind: 'none' } })
    expect(network.revision()).toBe(before)
    expect((await readSettings(dataDirectory)).settings.network).toEqual({ proxy: { kind: 'none' } })
  })

  test('that can’t be written are not in effect', async () => {
    const dataDirectory = await networkDirectory()
    const network = await openNetwork(await openSettings(dataDirectory), {})
    await mkdir(join(dataDirectory, 'settings.json'))
    await expect(network.save({ proxy: { kind: 'none' } })).rejects.toThrow()
    expect(network.settings()).toEqual({ proxy: { kind: 'automatic' } })
  })

  test.each(['', '{', '[]', '{"version":2}', '{"version":1,"network":{"proxy":{"kind":"none"},"more":1}}'])(
    'in a file that is %j are said to be unreadable',
    async (text) => {
      const dataDirectory = await networkDirectory()
      await writeFile(join(dataDirectory, 'settings.json'), text)
      const network = await openNetwork(await openSettings(dataDirectory), {})
      expect(await network.show()).toMatchObject({
        settings: { proxy: { kind: 'automatic' } },
        problem: expect.stringContaining(join(dataDirectory, 'settings.json')),
      })
      await network.save({ proxy: { kind: 'none' } })
      expect(await network.show()).not.toHaveProperty('problem')
    },
  )

  test('of the environment, AWS_CA_BUNDLE, are trusted as the AWS CLI does', async () => {
    const path = await authorityFile(good.pem)
    const network = await openNetwork(await openSettings(await networkDirectory()), { AWS_CA_BUNDLE: path })
    expect(await network.show()).toMatchObject({
      authorities: [],
      bundle: `AWS_CA_BUNDLE: ${path}, 1 certificate`,
    })
    expect(await network.show()).not.toHaveProperty('problem')
    const wrong = await openNetwork(await openSettings(await networkDirectory()), {
      AWS_CA_BUNDLE: '/nonexistent/ca.pem',
    })
    const shown = await wrong.show()
    expect(shown.problem).toMatch(/^AWS_CA_BUNDLE is not used: There is no file \/nonexistent\/ca\.pem/)
    expect(shown).not.toHaveProperty('bundle')
  })

  test('of the profile that AWS_PROFILE names are trusted too', async () => {
    const path = await authorityFile(good.pem)
    const config = join(await networkDirectory(), 'config')
    await writeFile(config, `[profile work]\nca_bundle = ${path}\n`)
    const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: '/none' }
    const network = await openNetwork(await openSettings(await networkDirectory()), {
      ...env,
      AWS_PROFILE: 'work',
      AWS_CA_BUNDLE: '',
    })
    expect(await network.show()).toMatchObject({
      bundle: `ca_bundle of the AWS configuration: ${path}, 1 certificate`,
    })
    expect(
      await (await openNetwork(await openSettings(await networkDirectory()), env)).show(),
    ).not.toHaveProperty('bundle')
  })
})

/** Whether each proxy of the route to AWS would get the sign-in. */
async function signsIn(network: Network): Promise<readonly boolean[]> {
  const { proxies } = await network.routeTo(new URL('https://ec2.us-east-1.amazonaws.com/'))
  return proxies.map(({ authorization }) => authorization !== undefined)
}
