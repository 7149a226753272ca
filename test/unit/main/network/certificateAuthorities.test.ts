import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { nameOf, readCaFile } from '../../../../main/network/certificateAuthorities.ts'
import {
  type PracticeAuthority,
  practiceAuthority,
} from '../../../../main/practice/proxies/practiceAuthority.ts'
import { authorityFile, networkDirectory } from './networkFiles.ts'

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

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
}

async function problemIn(content: string | Buffer): Promise<string> {
  const path = await authorityFile(content)
  const read = await readCaFile(path, NOW)
  if (read.ok) throw new Error('It was read.')
  expect(read.problem).toContain(path)
  expect(read.problem).toMatch(/^[A-Z/].*\.$/s)
  return read.problem
}

describe('a file of certificate authorities', () => {
  test('holds any number, and other text', async () => {
    const path = await authorityFile(`# ours\n${good.pem}\n\n${other.pem.replaceAll('\n', '\r\n')}`)
    const read = await readCaFile(path, NOW)
    expect(read.ok && read.authorities.map(({ name }) => name)).toEqual(['Acme Inspection', 'Acme Old'])
  })

  test('may be one in binary form, as Windows exports it', async () => {
    const read = await readCaFile(await authorityFile(derOf(good.pem)), NOW)
    expect(read).toMatchObject({ ok: true, authorities: [{ name: 'Acme Inspection' }] })
    expect(read.ok && read.authorities[0]?.pem).toMatch(/^-----BEGIN CERTIFICATE-----/)
  })

  test('loses those that have expired', async () => {
    const read = await readCaFile(await authorityFile(expired.pem + good.pem), NOW)
    expect(read.ok && read.authorities.map(({ name }) => name)).toEqual(['Acme Inspection'])
  })

  test('that is not there', async () => {
    const path = join(await networkDirectory(), 'gone.pem')
    expect(await readCaFile(path, NOW)).toEqual({
      ok: false,
      problem: `There is no file ${path}. Choose the file again.`,
    })
  })

  test('that is a directory', async () => {
    const read = await readCaFile(await networkDirectory(), NOW)
    expect(read).toMatchObject({
      ok: false,
      problem: expect.stringContaining('found a directory, expected a file'),
    })
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
    expect(await problemIn(Buffer.alloc(1024 * 1024 + 1))).toContain(
      'found 1,048,577 bytes, expected at most 1,048,576',
    )
  })

  test.each([
    ['C=US\nO=Acme\nCN=Acme Root', 'Acme Root'],
    ['C=US\nO=Acme', 'Acme'],
    ['C=US\nL=Here', 'C=US, L=Here'],
  ])('%j is called %s', (subject, name) => {
    expect(nameOf(subject)).toBe(name)
  })
})
