import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { SignIns } from '../../app/access/signIns.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { NO_KEYS, parseAccessKeys } from '../../app/input/accessKeys.ts'
import { parseMfaCode } from '../../app/input/mfaCode.ts'
import type { Parsed } from '../../app/input/parsed.ts'
import { readPastedKeys } from '../../app/input/pastedKeys.ts'
import { parseTypedPath } from '../../app/input/typedPath.ts'
import { InvalidInputError } from '../../main/failures/invalidInputError.ts'
import { path, proxy } from '../../main/terminal/commands/arguments.ts'
import { answeringCodeRequests } from '../../main/terminal/signIn/answerCodeRequests.ts'
import { enterKeys } from '../../main/terminal/signIn/signInBefore.ts'
import type { Terminal } from '../../main/terminal/terminal.ts'
import { formFaults, settingsOf } from '../../renderer/features/network/networkForm.ts'
import { clientOver, refusalOf } from './app.ts'
import { inProcess } from './transports.ts'

/** What a person types means the same, and is refused in the same words, on the page, in the router and in the terminal. */

/** Somebody who answers each question with the next line, and then with nothing. */
function personAt(lines: readonly string[]) {
  const said: string[] = []
  const left = [...lines]
  const answer = async () => left.shift() ?? ''
  const terminal: Terminal = {
    out: (...lines) => said.push(...lines),
    err: (...lines) => said.push(...lines),
    json: () => {},
    document: () => {},
    live: false,
    draw: () => {},
    keepDrawing: () => {},
    interactive: true,
    ask: async () => false,
    prompt: answer,
    promptSecret: answer,
    promptLines: async (_, take) => {
      while (take([await answer()]) !== undefined);
    },
    enter: async () => {},
  }
  return { terminal, said }
}

function refusalsOf(parsed: Parsed<unknown>): readonly string[] {
  return parsed.ok ? [] : parsed.refusals.map(({ message }) => message)
}

/** What the router refused, without asking AWS: it says INVALID_INPUT, not AWS_REFUSED. */
async function refusedByRouter(call: Promise<unknown>): Promise<readonly string[]> {
  const { code, data } = await refusalOf(call)
  expect(code).toBe('INVALID_INPUT')
  return (data as { errors: string[] }).errors
}

function wrongInputOf(typing: () => unknown): readonly string[] {
  try {
    typing()
  } catch (error) {
    if (error instanceof InvalidInputError) return error.errors
    throw error
  }
  return []
}

describe('the address of a proxy', () => {
  const form = (url: string) => ({ proxy: 'manual', url, caFile: '' }) as const

  test.each([
    ['proxy.example.com:8080', 'http://proxy.example.com:8080'],
    [' http://proxy.example.com:8080/ ', 'http://proxy.example.com:8080'],
    ['https://proxy.example.com', 'https://proxy.example.com'],
    ['[fd00::1]:3128', 'http://[fd00::1]:3128'],
  ])('%s is taken everywhere', async (typed, url) => {
    const settings = { proxy: { kind: 'manual', url } } as const
    expect(formFaults(form(typed)).size).toBe(0)
    expect(settingsOf(form(typed))).toEqual(settings)
    expect(proxy(typed)).toEqual(settings.proxy)
    const { client } = await clientOver(inProcess)
    const saved = await client.network.save({ proxy: { kind: 'manual', url: typed } })
    expect(saved.settings).toEqual(settings)
  })

  test.each([
    ['', /is missing/],
    ['http://proxy.example.com:8080/x', /path, a query or a fragment/],
    ['proxy.example.com:8080/x', /path, a query or a fragment/],
    ['http://proxy.example.com:8080?x', /path, a query or a fragment/],
    ['http://proxy.example.com:8080#x', /path, a query or a fragment/],
    ['socks5://proxy.example.com:1080', /SOCKS is not supported/],
    ['http://proxy example.com', /a blank/],
    ['http://me:hunter2@proxy.example.com:8080', /sign in to the proxy instead/],
    ['http://me:hunt@er2@proxy.example.com:8080', /percent-encode @ as %40/],
    ['http://me:hunt#er2@proxy.example.com:8080', /percent-encode # as %23/],
    ['http://me:hunt\\er2@proxy.example.com:8080', /percent-encode \\ as %5C/],
  ])('%j is refused everywhere', async (typed, words) => {
    const { client } = await clientOver(inProcess)
    const saving = client.network.save({ proxy: { kind: 'manual', url: typed } })
    const [refusal = '', ...more] = await refusedByRouter(saving)
    expect(more).toEqual([])
    expect(refusal).toMatch(words)
    expect(refusal).not.toMatch(/hunt|er2|is none/)
    expect([formFaults(form(typed)).get('url')]).toEqual([refusal])
    expect(wrongInputOf(() => proxy(typed))).toEqual([refusal])
  })

  test.each([
    ['http://me:hunt@er2@proxy.example.com:8080', /^HTTPS_PROXY: .* percent-encode @ as %40/],
    ['http://proxy.example.com:8080/x', /^HTTPS_PROXY: .*path, a query or a fragment/],
  ])('%s is refused in the environment too', async (value, words) => {
    const { client } = await clientOver(inProcess, undefined, { HTTPS_PROXY: value })
    const [refusal = ''] = await refusedByRouter(client.destination({}))
    expect(refusal).toMatch(words)
    expect(refusal).not.toMatch(/hunt|er2/)
  })
})

describe('access keys', () => {
  const ACCOUNT = '111122223333'
  const ID = 'AKIAIOSFODNN7EXAMPLE'
  const SECRET = 'wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY12'

  test.each([
    [
      'that can’t be keys',
      { ...NO_KEYS, accessKeyId: 'abcdefghijklmnopqrst', secretAccessKey: 'x' },
      [/^Access key ID: it begins with AKIA or ASIA/, /^Secret access key: it has 40/],
    ],
    [
      'of a role',
      { ...NO_KEYS, accessKeyId: 'AROAIOSFODNN7EXAMPLE', secretAccessKey: SECRET },
      [/^Access key ID/],
    ],
    ['too short', { ...NO_KEYS, accessKeyId: ID, secretAccessKey: SECRET.slice(0, 9) }, [/^Secret access/]],
    ['in each other’s field', { ...NO_KEYS, accessKeyId: SECRET, secretAccessKey: ID }, [/^Access key ID/]],
  ])('%s are refused everywhere before AWS is asked', async (_, entered, words) => {
    // The page: fields, and a block that is spread over them.
    const page = refusalsOf(parseAccessKeys(entered))
    expect(page).toEqual(words.map((each) => expect.stringMatching(each)))
    expect(page.join()).not.toMatch(new RegExp(`${entered.accessKeyId}|${entered.secretAccessKey}\\b`))
    const block = `aws_access_key_id = ${entered.accessKeyId}\naws_secret_access_key = ${entered.secretAccessKey}\n`
    const pasted = readPastedKeys(block)
    const parts = pasted.kind === 'keys' ? pasted.parts : {}
    expect(refusalsOf(parseAccessKeys({ ...NO_KEYS, ...parts }))).toEqual(page)

    const { client } = await clientOver(inProcess)
    const { accessKeyId, secretAccessKey } = entered
    const keys = { accountId: ACCOUNT, accessKeyId, secretAccessKey }
    expect(await refusedByRouter(client.signIn.enterKeys({ keys, practice: 'ordinary' }))).toEqual(page)

    // Each line is refused as it comes, so the first refusal is the same.
    const { terminal, said } = personAt([accessKeyId, ...(accessKeyId === ID ? [secretAccessKey] : [])])
    const nobody = {} as ContractClient
    expect(await enterKeys(nobody, { accountId: ACCOUNT, name: 'prod' }, undefined, terminal)).toBe(false)
    expect(said.slice(1)).toEqual(page.slice(0, 1))
  })

  test('that are temporary need their token everywhere', async () => {
    const accessKeyId = ID.replace('AKIA', 'ASIA')
    const page = refusalsOf(parseAccessKeys({ ...NO_KEYS, accessKeyId, secretAccessKey: SECRET }))
    expect(page).toEqual([expect.stringContaining('needs its session token')])
    const { client } = await clientOver(inProcess)
    const keys = { accountId: ACCOUNT, accessKeyId, secretAccessKey: SECRET }
    expect(await refusedByRouter(client.signIn.enterKeys({ keys, practice: 'ordinary' }))).toEqual(page)
  })
})

describe('the code of an MFA device', () => {
  const WORDS = 'The code of an MFA device has six digits.'

  /** What the terminal sends of what is typed, and what it says. */
  async function atTerminal(typed: string) {
    const sent: string[] = []
    const { promise: over, resolve } = Promise.withResolvers<void>()
    const serves = [{ profile: 'prod', accountId: '111122223333' }]
    const request = { kind: 'mfaCode', id: '1', profile: 'prod', serial: 'arn', serves } as const
    const state: SignIns = { requests: [request], identityCenters: [], keys: [], identities: [], helpers: [] }
    const client = {
      signIn: {
        watch: async () =>
          (async function* () {
            yield state
            await over
          })(),
        enterCode: async ({ code }: { code: string }) => {
          sent.push(code)
          resolve()
        },
        cancel: async () => resolve(),
      },
    } as unknown as ContractClient
    const { terminal, said } = personAt([typed])
    await answeringCodeRequests(client, undefined, terminal, () => over)
    const [whom, ...refusals] = said
    expect(whom).toContain('This code is for prod (account 111122223333).')
    return { sent, said: refusals }
  }

  test.each(['123456', ' 123 456 ', '123-456'])('%j is taken everywhere', async (typed) => {
    expect(parseMfaCode(typed)).toEqual({ ok: true, value: '123456' })
    expect(await atTerminal(typed)).toEqual({ sent: ['123456'], said: [] })
    const { client } = await clientOver(inProcess)
    // It is right, and nobody waits for it.
    expect(await refusalOf(client.signIn.enterCode({ id: 'x', code: typed }))).toMatchObject({
      code: 'NOT_NOW',
    })
  })

  test.each(['12345', '1234567', 'abcdef', '123.456'])('%j is refused everywhere', async (typed) => {
    expect(refusalsOf(parseMfaCode(typed))).toEqual([WORDS])
    expect(await atTerminal(typed)).toEqual({
      sent: [],
      said: [WORDS],
    })
    const { client } = await clientOver(inProcess)
    expect(await refusedByRouter(client.signIn.enterCode({ id: 'x', code: typed }))).toEqual([WORDS])
  })
})

describe('a path', () => {
  /** A file in the home directory, so that `~` can name it. */
  async function fileAtHome() {
    const directory = await mkdtemp(join(homedir(), '.typed-input-')).catch(() =>
      mkdtemp(join(tmpdir(), 'typed-input-')),
    )
    onTestFinished(() => rm(directory, { recursive: true, force: true }))
    const file = join(directory, 'my file.onboarding.json')
    await writeFile(file, '{}')
    return { file, tilde: `~/${basename(directory)}/my file.onboarding.json` }
  }

  test('may stand in quotes and begin with ~ everywhere', async () => {
    const { file, tilde } = await fileAtHome()
    const { client } = await clientOver(inProcess)
    for (const typed of [file, `"${file}"`, ` '${file}' `, tilde, `"${tilde}"`]) {
      const onPage = parseTypedPath(typed, 'the onboarding file')
      expect(onPage.ok && onPage.value).toBe(typed.includes('~') ? tilde : file)
      expect(path('the report')(typed)).toBe(file)
      // The router found the file: it says what is wrong in it.
      for (const sent of [typed, onPage.ok ? onPage.value : '']) {
        const [refusal = ''] = await refusedByRouter(client.open({ path: sent, purpose: 'read' }))
        expect(refusal).toContain(`${file}:1:1`)
        const save = client.network.save({ proxy: { kind: 'none' }, caFile: sent })
        expect(await refusedByRouter(save)).toEqual([expect.stringContaining(`${file} holds no certificate`)])
      }
    }
  })

  test.each(['""', " '' "])('%j is refused everywhere', async (typed) => {
    const words = ['Type the path of the onboarding file.']
    expect(refusalsOf(parseTypedPath(typed, 'the onboarding file'))).toEqual(words)
    expect(wrongInputOf(() => path('the onboarding file')(typed))).toEqual(words)
    const { client } = await clientOver(inProcess)
    expect(await refusedByRouter(client.open({ path: typed, purpose: 'read' }))).toEqual(words)
  })
})
