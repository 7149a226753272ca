import { expect, test, vi } from 'vitest'
import { verifyWindowsSigner } from '../../../../main/desktop/windowsSigner.ts'

const PATH = "C:\\Users\\O'Neil\\$(calc).exe"
const verify = (answer: unknown, publishers = ['Acme, Inc.']) =>
  verifyWindowsSigner(publishers, PATH, async () => JSON.stringify(answer))

test('a program that the publisher signed is taken', async () => {
  expect(await verify({ status: 0, subject: 'CN="Acme, Inc.", O=Acme, C=US' })).toBeNull()
  expect(await verify({ status: 0, subject: 'CN=Acme' }, ['Other', 'Acme'])).toBeNull()
  expect(await verify({ status: 0, subject: 'CN=Acme, C=US' }, ['CN=Acme, C=US'])).toBeNull()
})

test.each([
  ['no signature', { status: 2, subject: null }],
  ['a signature that does not hold', { status: 3, subject: 'CN="Acme, Inc."' }],
  ['another signer', { status: 0, subject: 'CN=Mallory' }],
  ['the name in another field', { status: 0, subject: 'CN=Mallory, O="Acme, Inc."' }],
  ['the name as a part', { status: 0, subject: 'CN="Acme, Inc. of Mallory"' }],
  ['no answer that is one', { status: '0' }],
  ['no signer', { status: 0, subject: null }],
])('%s is refused', async (_, answer) => {
  expect(await verify(answer)).toEqual(expect.any(String))
})

test('an empty name matches nobody', async () => {
  expect(await verify({ status: 0, subject: '' }, [''])).toEqual(expect.any(String))
})

test('where PowerShell can’t run, nothing is taken', async () => {
  const blocked = async () =>
    Promise.reject(new Error('This command has been blocked by your administrator.'))
  expect(await verifyWindowsSigner(['Acme'], PATH, blocked)).toBe('Windows could not be asked who signed it')
})

test('the path is no part of the script', async () => {
  const run = vi.fn(async (_script: string, _env: Readonly<Record<string, string>>) => '{}')
  await verifyWindowsSigner(['Acme'], PATH, run)
  const [script, env] = run.mock.calls[0] ?? []
  expect(script).not.toContain('calc')
  expect(env).toEqual({ ONBOARDING_UPDATE: PATH })
})
