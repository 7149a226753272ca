import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { createRouterClient } from '@orpc/server'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { z } from 'zod'
import { FLOW_LOG_DESTINATION, TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import type { OutsideAnswer, OutsideQuestion } from '../../app/contract/outsideQuestion.ts'
import { formatOnboarding, type Onboarding } from '../../app/onboarding/onboarding.ts'
import type { activityRequestSchema } from '../../app/run/activityRequest.ts'
import { startBackend } from '../../main/accounts/backend.ts'
import { createRouter } from '../../main/api/router.ts'
import { confirmInDialog } from '../../main/desktop/confirmInDialog.ts'
import { restrictContents, restrictSession } from '../../main/desktop/pageRestrictions.ts'
import { webHost } from '../../main/hosts/host.ts'
import { confirmInTerminal } from '../../main/web/confirmInTerminal.ts'
import {
  asContents,
  createContents,
  createElectron,
  createSession,
  emitPreventable,
} from '../doubles/electron.ts'
import { identity, KEYS, localAws, queryError } from '../doubles/localAws.ts'
import { sampleAccount, sampleOnboarding } from '../doubles/sampleOnboarding.ts'
import { FORGED, FORGED_BUCKET, forged } from './forgedFile.ts'

/** A page that was taken over calls the contract as it likes. What is at stake is asked where it can't answer. */

const PROXY = { proxy: { kind: 'manual' as const, url: 'http://evil.example:8080' } }

/** The api of a web host whose person gives this answer, with an onboarding open; its questions. */
async function openApp(
  answer: OutsideAnswer,
  portalUrl?: string,
  changed: (onboarding: Onboarding) => Onboarding = (onboarding) => onboarding,
  env: Readonly<Record<string, string>> = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' },
) {
  const directory = await mkdtemp(join(tmpdir(), 'outside-'))
  const questions: OutsideQuestion[] = []
  // No credentials and no network: what would be started fails at the sign-in.
  const backend = await startBackend(directory, { HOME: directory, ...env })
  const ask = async (question: OutsideQuestion) => {
    questions.push(question)
    return answer
  }
  const { router, close } = createRouter(backend, webHost({ where: 'nowhere', ask }))
  onTestFinished(async () => {
    await close()
    await backend.close()
    await rm(directory, { recursive: true, force: true })
  })
  const client = createRouterClient(router)
  const path = join(directory, 'acme.onboarding.json')
  const accounts = [sampleAccount({ access: { kind: 'environment' } })]
  const onboarding = sampleOnboarding({ accounts, ...(portalUrl && { portalUrl }) })
  await writeFile(path, formatOnboarding(changed(onboarding)))
  await client.open({ path, purpose: 'work' })
  return { client, questions, backend, directory }
}

type Request = z.input<typeof activityRequestSchema>

const RUN: Request = { activity: 'run', consent: { iam: 'any' } }
const UNDO: Request = {
  activity: 'undo',
  remove: [
    {
      accountId: sampleAccount().accountId,
      flowLogs: [{ region: 'us-east-1', resourceId: 'vpc-1', flowLogId: 'fl-1' }],
      stackId: 'arn:aws:cloudformation:us-east-1:111122223333:stack/x/1',
    },
  ],
}

describe('everything that the app keeps', () => {
  test.each(['no', 'yes', 'nobody'] as const)('is removed or not, after %s', async (answer) => {
    const { client, questions, directory } = await openApp(answer)
    const { kinds } = await client.storage.list()
    const shown = kinds.flatMap(({ stored }) => stored.map(({ path }) => path))
    expect(shown).toHaveLength(2)
    const removing = client.storage.remove({ shown })
    if (answer === 'no') await expect(removing).rejects.toMatchObject({ code: 'NOT_NOW' })
    else await removing
    expect(questions[0]?.detail).toEqual([
      directory,
      expect.stringMatching(/^Journals: 1 file, /),
      expect.stringMatching(/^Recent onboardings: 1 file, /),
    ])
    expect((await readdir(directory)).length).toBe(answer === 'no' ? 4 : 1)
  })
})

describe('proxy and certificate authorities', () => {
  test.each(['no', 'nobody'] as const)('are not changed after %s', async (answer) => {
    const { client, questions, backend, directory } = await openApp(answer)
    await expect(client.network.save(PROXY)).rejects.toMatchObject({ code: 'NOT_NOW' })
    expect(backend.network.settings()).toEqual({ proxy: { kind: 'automatic' } })
    await expect(readFile(join(directory, 'settings.json'))).rejects.toMatchObject({ code: 'ENOENT' })
    expect(questions[0]?.detail).toContain('Proxy: http://evil.example:8080')
  })

  test('are changed after a yes, and the question names them as they are saved', async () => {
    const { client, questions, backend } = await openApp('yes')
    await client.network.save({ proxy: { kind: 'manual', url: ' evil.example:8080 ' } })
    expect(backend.network.settings()).toEqual(PROXY)
    expect(questions.map(({ detail }) => detail)).toEqual([
      ['Proxy: http://evil.example:8080', 'Additional certificate authorities: none'],
    ])
    // Nothing changes, so there is nothing to ask.
    await client.network.save(PROXY)
    expect(questions).toHaveLength(1)
  })
})

describe('a run and an undo', () => {
  test.each([RUN, UNDO])('$activity does not start after a no', async (request) => {
    const { client } = await openApp('no')
    await expect(client.activity.start(request)).rejects.toMatchObject({ code: 'NOT_NOW' })
    // Nothing is running that could be cancelled.
    await expect(client.activity.cancel()).rejects.toMatchObject({ code: 'NOT_NOW' })
  })

  test('the question names the template, the bucket and the counts', async () => {
    const { client, questions } = await openApp('no')
    await client.activity.start(RUN).catch(() => undefined)
    await client.activity.start(UNDO).catch(() => undefined)
    expect(questions.map(({ message, detail }) => [message, ...detail].join('\n'))).toEqual([
      expect.stringContaining('1 account'),
      'Remove what this onboarding made in 1 account?\n1 flow log\n1 stack',
    ])
    expect(questions[0]?.detail.join('\n')).toContain(TEMPLATE_URL)
    expect(questions[0]?.detail.join('\n')).toContain(FLOW_LOG_DESTINATION)
  })

  test('the question says whom it is done as, as soon as a look knows', async () => {
    const { accountId, name } = sampleAccount()
    const aws = await localAws(({ action }) =>
      action === 'GetCallerIdentity' ? identity(accountId) : queryError(403, 'AccessDenied', 'no'),
    )
    const env = { ...KEYS, AWS_ENDPOINT_URL: aws.endpoint }
    const { client, questions } = await openApp('no', undefined, undefined, env)
    await client.activity.start({ activity: 'plan' })
    // Until the look has ended, nothing else is started, so nothing is asked.
    await vi.waitFor(async () => {
      await client.activity.start(RUN).catch(() => undefined)
      expect(questions).toHaveLength(1)
    }, 20_000)
    await client.activity.start(UNDO).catch(() => undefined)
    const who = `Signed in as user admin in ${name} (${accountId})`
    expect(questions.map(({ detail }) => detail[0])).toEqual([who, who])
  })

  test('start where nobody can be asked: the page is the only place then', async () => {
    const { client } = await openApp('nobody')
    await client.activity.start(RUN)
    await client.activity.cancel().catch(() => undefined)
  })

  describe('a template and a bucket that are not ActiveEye’s, typed by the page itself', () => {
    const named: Request = { ...RUN, named: { bucket: FORGED_BUCKET, template: FORGED.templateUrl } }

    test.each(['no', 'nobody'] as const)('are not used after %s, and nothing is kept', async (answer) => {
      const { client, questions, directory } = await openApp(answer, undefined, forged)
      await expect(client.activity.start(named)).rejects.toMatchObject({ code: 'NOT_NOW' })
      await expect(readFile(join(directory, 'consents.json'))).rejects.toMatchObject({ code: 'ENOENT' })
      const detail = questions[0]?.detail.join('\n')
      expect(detail).toContain(`${FORGED.templateUrl} (not ActiveEye's)`)
      expect(detail).toContain(`${FORGED.flowLogDestination} (not ActiveEye's)`)
    })

    test('are used after a yes, which holds for the next run', async () => {
      const { client, directory } = await openApp('yes', undefined, forged)
      await client.activity.start(named)
      expect(await readFile(join(directory, 'consents.json'), 'utf8')).toContain(FORGED.flowLogDestination)
      await client.activity.cancel().catch(() => undefined)
      expect(await client.consentNeeded()).toEqual([])
    })
  })

  test('looking is not asked about', async () => {
    const { client, questions } = await openApp('no')
    await client.activity.start({ activity: 'plan' })
    expect(questions).toEqual([])
  })
})

describe('addresses', () => {
  test.each(['no', 'nobody'] as const)(
    'the portal of the file, if not ActiveEye’s, is not opened after %s',
    async (answer) => {
      const { client, questions } = await openApp(answer, 'https://activeeye.com.evil.example/')
      await expect(
        client.host.openExternal({ url: 'https://activeeye.com.evil.example/' }),
      ).rejects.toMatchObject({ code: 'NOT_NOW' })
      expect(questions[0]?.detail).toEqual(['https://activeeye.com.evil.example/'])
    },
  )

  test('ActiveEye’s own are opened unasked', async () => {
    const { client, questions } = await openApp('no', 'https://acme.activeeye.com/')
    expect(await client.host.openExternal({ url: 'https://acme.activeeye.com/' })).toMatchObject({
      url: 'https://acme.activeeye.com/',
    })
    expect(questions).toEqual([])
  })
})

const QUESTION: OutsideQuestion = {
  message: 'Change\u001b[2J it?',
  detail: ['Proxy: http://evil\u202e.example'],
  allow: 'Change',
  unasked: 'refused',
}

describe('the terminal of the web host', () => {
  function terminal(isTTY: boolean) {
    const streams = { input: new PassThrough(), output: new PassThrough() }
    const shown: string[] = []
    streams.output.on('data', (data) => shown.push(String(data)))
    const input = Object.assign(streams.input, { isTTY }) as unknown as NodeJS.ReadStream
    const output = Object.assign(streams.output, { isTTY }) as unknown as NodeJS.WriteStream
    const { ask } = confirmInTerminal({ input, output })
    const asked = () => vi.waitFor(() => expect(shown.join('')).toContain('[y/N]'))
    return { input: streams.input, ask, shown, asked }
  }

  test.each([
    ['y\n', 'yes'],
    ['YES\n', 'yes'],
    ['\n', 'no'],
    ['n\n', 'no'],
    ['yesterday\n', 'no'],
  ])('%j is %s', async (typed, expected) => {
    const { input, ask, asked } = terminal(true)
    const answer = ask(QUESTION)
    await asked()
    input.write(typed)
    expect(await answer).toBe(expected)
  })

  test('the end of the input is a no', async () => {
    const { input, ask, asked } = terminal(true)
    const answer = ask(QUESTION)
    await asked()
    input.end()
    expect(await answer).toBe('no')
  })

  test('what was typed before the question does not answer it', async () => {
    const { input, ask, asked } = terminal(true)
    input.write('y\n')
    const answer = ask(QUESTION)
    await asked()
    input.write('n\n')
    expect(await answer).toBe('no')
  })

  test('without one nobody is asked', async () => {
    const { ask, shown } = terminal(false)
    expect(await ask(QUESTION)).toBe('nobody')
    expect(shown).toEqual([])
  })

  test('nothing that steers a terminal is written to it', async () => {
    const { input, ask, shown, asked } = terminal(true)
    const answer = ask(QUESTION)
    await asked()
    expect(shown.join('')).toContain('⟨U+202E⟩')
    expect(shown.join('')).not.toContain('\u001b[2J it')
    input.end('n\n')
    await answer
  })
})

describe('the desktop', () => {
  test('asks in a native dialog whose default is no', async () => {
    const { dialog, electron } = createElectron()
    const { ask } = confirmInDialog(electron.dialog)
    expect(await ask(QUESTION)).toBe('no')
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1, checkboxChecked: false })
    expect(await ask(QUESTION)).toBe('yes')
    expect(dialog.showMessageBox.mock.calls[0]?.[0]).toMatchObject({
      buttons: ['Cancel', 'Change'],
      defaultId: 0,
      cancelId: 0,
      detail: 'Proxy: http://evil⟨U+202E⟩.example',
    })
  })

  test('no download begins', () => {
    const session = createSession()
    restrictSession(session)
    expect(emitPreventable(session, 'will-download')).toBe(false)
  })

  test('a peer connection learns no address and goes around no proxy', () => {
    const contents = createContents()
    restrictContents(asContents(contents), () => undefined)
    expect(contents.setWebRTCIPHandlingPolicy).toHaveBeenCalledExactlyOnceWith('disable_non_proxied_udp')
  })
})
