import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { NetworkSettings } from '../../../app/network/networkSettings.ts'
import { InvalidInputError } from '../../../main/failures/invalidInputError.ts'
import { nameOf, readCaFile } from '../../../main/network/certificateAuthorities.ts'
import { checkSettings, readNetworkSettings } from '../../../main/network/settingsFile.ts'
import { type Network, openNetwork } from '../../../main/network/transport.ts'
import {
  type PracticeAuthority,
  practiceAuthority,
} from '../../../main/practice/proxies/practiceAuthority.ts'

const NOW = new Date()
const YEAR = 366 * 86_400_000

let good: PracticeAuthority
let other: PracticeAuthority
let expired: PracticeAuthority

beforeAll(async () => {
  good = await practiceAuthority('Acme Inspection')
  other = await practiceAuthority('Acme Old')
  expired = await practiceAuthority('Acme Expired', new Date(NOW.getTime() - YEAR))
})

async function directory(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'network-'))
  onTestFinished(() => rm(made, { recursive: true, force: true }))
  return made
}

async function fileWith(content: string | Buffer): Promise<string> {
  const path = join(await directory(), 'authority.pem')
  await writeFile(path, content)
  return path
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
}

async function problemIn(content: string | Buffer): Promise<string> {
  const path = await fileWith(content)
  const read = await readCaFile(path, NOW)
  if (read.ok) throw new Error('It was read.')
  expect(read.problem).toContain(path)
  expect(read.problem).toMatch(/^[A-Z/].*\.$/s)
  return read.problem
}

describe('a file of certificate authorities', () => {
  test('holds any number, and other text', async () => {
    const path = await fileWith(`# ours\n${good.pem}\n\n${other.pem.replaceAll('\n', '\r\n')}`)
    const read = await readCaFile(path, NOW)
    expect(read.ok && read.authorities.map(({ name }) => name)).toEqual(['Acme Inspection', 'Acme Old'])
  })

  test('may be one in binary form, as Windows exports it', async () => {
    const read = await readCaFile(await fileWith(derOf(good.pem)), NOW)
    expect(read).toMatchObject({ ok: true, authorities: [{ name: 'Acme Inspection' }] })
    expect(read.ok && read.authorities[0]?.pem).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  test('loses those that have expired', async () => {
    const read = await readCaFile(await fileWith(expired.pem + good.pem), NOW)
    expect(read.ok && read.authorities.map(({ name }) => name)).toEqual(['Acme Inspection'])
  })

  test('that is not there', async () => {
    const path = join(await directory(), 'gone.pem')
    expect(await readCaFile(path, NOW)).toEqual({
      ok: false,
      problem: `There is no file ${path}. Choose the file again.`,
    })
  })

  test('that is a directory', async () => {
    const read = await readCaFile(await directory(), NOW)
    expect(read).toMatchObject({ ok: false, problem: expect.stringContaining('is not a file') })
  })

  test('without a certificate', async () => {
    expect(await problemIn('hello')).toContain('holds no certificate')
    expect(await problemIn('')).toContain('holds no certificate')
  })

  test('with a private key', async () => {
    const key = '-----BEGIN PRIVATE KEY-----\nhunter2\n-----END PRIVATE KEY-----\n'
    const problem = await problemIn(good.pem + key)
    expect(problem).toContain('holds a private key')
    expect(problem).not.toContain('hunter2')
    expect(await problemIn(key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'))).toContain('private key')
  })

  test('that is damaged', async () => {
    const damaged = good.pem.replace(/\n(.{10})/, '\nAAAAAAAAAA')
    expect(await problemIn(other.pem + damaged)).toContain('Certificate 2 of')
  })

  test('that has expired', async () => {
    expect(await problemIn(expired.pem)).toMatch(
      /Acme Expired in .* expired on \d{4}-\d\d-\d\d\. Get the one/,
    )
  })

  test('that is of no authority', async () => {
    const [leaf] = good.certificateFor('proxy.acme.example').cert.split(/(?<=-----END CERTIFICATE-----)/)
    expect(await problemIn(leaf ?? '')).toContain(
      'holds the certificate of proxy.acme.example, which is not a certificate authority. Choose the certificate of the authority that issued it, Acme Inspection.',
    )
  })

  test('that is too large', async () => {
    expect(await problemIn(Buffer.alloc(1024 * 1024 + 1))).toContain('too large')
  })

  test.each([
    ['C=US\nO=Acme\nCN=Acme Root', 'Acme Root'],
    ['C=US\nO=Acme', 'Acme'],
    ['C=US\nL=Here', 'C=US, L=Here'],
  ])('%j is called %s', (subject, name) => {
    expect(nameOf(subject)).toBe(name)
  })
})

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

  test('are kept for this user only, whole, without a trace of another file', async () => {
    const dataDirectory = join(await directory(), 'data')
    const network = await openNetwork(dataDirectory, {})
    const caFile = await fileWith(good.pem)
    await network.save({ proxy: { kind: 'manual', url: ' proxy.example.com:8080 ' }, caFile })
    const proxy = { kind: 'manual', url: 'http://proxy.example.com:8080' }
    expect(await network.show()).toMatchObject({
      settings: { proxy, caFile },
      authorities: ['Acme Inspection'],
    })
    expect(await readdir(dataDirectory)).toEqual(['network.json'])
    const path = join(dataDirectory, 'network.json')
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ version: 1, proxy, caFile })
    expect(await readNetworkSettings(dataDirectory)).toEqual({ settings: { proxy, caFile } })
  })

  test('never hold the sign-in to the proxy', async () => {
    const dataDirectory = await directory()
    const network = await openNetwork(dataDirectory, {})
    await network.save({ proxy: { kind: 'manual', url: 'http://proxy' } })
    await network.signInToProxy({ user: 'alice', password: 'hunter2' })
    await network.save({ proxy: { kind: 'manual', url: 'http://proxy:80' } })
    const text = await readFile(join(dataDirectory, 'network.json'), 'utf8')
    expect(text + JSON.stringify(await network.show())).not.toMatch(/alice|hunter2|YWxpY2U6/)
    expect(await signsIn(network)).toEqual([true])
  })

  test('give the sign-in to no other proxy than the one that was meant, or that asked', async () => {
    let list = 'PROXY corp:8080'
    const network = await openNetwork(await directory(), {})
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
    const dataDirectory = await directory()
    const network = await openNetwork(dataDirectory, {})
    await network.save({ proxy: { kind: 'none' } })
    const before = network.revision()
    await expect(network.save({ proxy: { kind: 'manual', url: 'x y' } })).rejects.toThrow(InvalidInputError)
    expect(network.settings()).toEqual({ proxy: { kind: 'none' } })
    expect(network.revision()).toBe(before)
    expect(await readNetworkSettings(dataDirectory)).toEqual({ settings: { proxy: { kind: 'none' } } })
  })

  test('that can’t be written are not in effect', async () => {
    const dataDirectory = await directory()
    const network = await openNetwork(dataDirectory, {})
    await mkdir(join(dataDirectory, 'network.json'))
    await expect(network.save({ proxy: { kind: 'none' } })).rejects.toThrow()
    expect(network.settings()).toEqual({ proxy: { kind: 'automatic' } })
  })

  test.each(['', '{', '[]', '{"version":2}', '{"version":1,"proxy":{"kind":"none"},"more":1}'])(
    'in a file that is %j are said to be unreadable',
    async (text) => {
      const dataDirectory = await directory()
      await writeFile(join(dataDirectory, 'network.json'), text)
      const network = await openNetwork(dataDirectory, {})
      expect(await network.show()).toMatchObject({
        settings: { proxy: { kind: 'automatic' } },
        problem: expect.stringContaining(join(dataDirectory, 'network.json')),
      })
      await network.save({ proxy: { kind: 'none' } })
      expect(await network.show()).not.toHaveProperty('problem')
    },
  )

  test('of the environment, AWS_CA_BUNDLE, are trusted as the AWS CLI does', async () => {
    const path = await fileWith(good.pem)
    const network = await openNetwork(await directory(), { AWS_CA_BUNDLE: path })
    expect(await network.show()).toMatchObject({
      authorities: [],
      bundle: `AWS_CA_BUNDLE: ${path}, 1 certificate`,
    })
    expect(await network.show()).not.toHaveProperty('problem')
    const wrong = await openNetwork(await directory(), { AWS_CA_BUNDLE: '/nonexistent/ca.pem' })
    const shown = await wrong.show()
    expect(shown.problem).toMatch(/^AWS_CA_BUNDLE is not used: There is no file \/nonexistent\/ca\.pem/)
    expect(shown).not.toHaveProperty('bundle')
  })
})

/** Whether each proxy on the way to AWS would get the sign-in. */
async function signsIn(network: Network): Promise<readonly boolean[]> {
  const { proxies } = await network.routeTo(new URL('https://ec2.us-east-1.amazonaws.com/'))
  return proxies.map(({ authorization }) => authorization !== undefined)
}
